import type { Locator } from 'playwright/test';

/** What one painted frame showed of the list of messages. */
export interface Frame {
  /** Scroll position, and height of all there is to scroll, in px. */
  readonly top: number;
  readonly height: number;
  readonly viewport: number;
  /** Where the rows in view stood, in px from the top of the viewport, by key. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Begins to look at the list after every paint. The answer ends it and hands over what was seen. The list tells `looked` after each look: what a test moves then is
 * painted before the next one. Moved at another time it may be looked at before the page has heard of it, as nobody sees it.
 */
export async function recordFrames(log: Locator): Promise<() => Promise<readonly Frame[]>> {
  const recorder = await log.evaluateHandle((element) => {
    const frames: Frame[] = [];
    let running = true;
    const look = (): void => {
      const box = element.getBoundingClientRect();
      const rows: Record<string, number> = {};
      for (const row of element.querySelectorAll<HTMLElement>('[data-key]')) {
        const at = row.getBoundingClientRect();
        if (at.bottom > box.top && at.top < box.bottom) rows[row.dataset['key'] ?? ''] = at.top - box.top;
      }
      frames.push({ top: element.scrollTop, height: element.scrollHeight, viewport: element.clientHeight, rows });
      element.dispatchEvent(new Event('looked'));
    };
    // What an animation frame sees is not what is painted: sizes are answered after it. A task posted in it runs after the paint.
    const channel = new MessageChannel();
    channel.port2.onmessage = () => {
      if (!running) return channel.port1.close();
      look();
      requestAnimationFrame(() => channel.port1.postMessage(0));
    };
    channel.port1.postMessage(0);
    return {
      stop() {
        running = false;
        return frames;
      },
    };
  });
  return () => recorder.evaluate((made) => made.stop());
}

/** How far the rows that two frames have in common moved downwards, in px; `torn` when they did not all move alike. */
export interface Move {
  readonly by: number;
  readonly torn: boolean;
  readonly grew: number;
}

/** From each frame to the next. Frames without a common row are moves of NaN. */
export function movesOf(frames: readonly Frame[]): readonly Move[] {
  return frames.slice(1).map((frame, i) => {
    const before = frames[i];
    const moved = Object.entries(frame.rows).flatMap(([key, y]) => {
      const from = before?.rows[key];
      return from === undefined ? [] : [y - from];
    });
    const least = Math.min(...moved);
    const most = Math.max(...moved);
    return {
      by: moved.length === 0 ? Number.NaN : most,
      torn: most - least > 1,
      grew: frame.height - (before?.height ?? 0),
    };
  });
}

/** Waits for so many painted frames. */
export async function frames(log: Locator, count: number): Promise<void> {
  await log.evaluate(async (_element, wanted) => {
    for (let i = 0; i < wanted; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);
}
