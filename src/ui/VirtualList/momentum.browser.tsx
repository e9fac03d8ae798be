import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { frame, grow, item, items, neighbour, open, settle, type List } from './VirtualList.browser.helpers.js';

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';

beforeEach(() => {
  Object.defineProperty(navigator, 'userAgent', { value: iPhone, configurable: true });
});

afterEach(async () => {
  await cleanup();
  Reflect.deleteProperty(navigator, 'userAgent');
});

function touch(
  { scroller }: List,
  type: 'touchstart' | 'touchend' | 'touchcancel',
  fingers = type === 'touchstart',
): void {
  const { left, top } = scroller.getBoundingClientRect();
  const finger = new Touch({ identifier: 1, target: scroller, clientX: left + 20, clientY: top + 200 });
  scroller.dispatchEvent(new TouchEvent(type, { touches: fingers ? [finger] : [], bubbles: true }));
}

/** A list that is read in its middle, its rows measured. */
async function reading(): Promise<{ readonly list: List; readonly key: string }> {
  const list = await open(items(0, 200));
  list.handle.scrollToKey('k100', 'center');
  await settle();
  return { list, key: list.reading() };
}

/** Everything that moves what is read where the view does not go along: rows come in above, and one of them grows. */
function shake(list: List): void {
  list.api.set((rows) => [...items(-30, 0), ...rows]);
  list.api.set((rows) => grow(neighbour(rows, list.reading(), -3), 150)(rows));
}

describe('on iOS, where a view that is written to loses its glide, or what was written', () => {
  it('is moved at once while no finger is near', async () => {
    const { list } = await reading();
    const { scrollTop } = list.scroller;
    expect(await list.drift(() => shake(list))).toBeLessThanOrEqual(1);
    expect(list.scroller.scrollTop).toBeGreaterThan(scrollTop + 1000);
  });

  it('leaves the view alone under a finger, and what is read stays where it is', async () => {
    const { list } = await reading();
    const { scrollTop } = list.scroller;
    touch(list, 'touchstart');
    expect(await list.drift(() => shake(list))).toBeLessThanOrEqual(1);
    expect(list.scroller.scrollTop).toBe(scrollTop);
    // The finger leaves: the view catches up, and nothing is seen of it.
    expect(await list.drift(() => touch(list, 'touchend'), 30)).toBeLessThanOrEqual(1);
    expect(list.scroller.scrollTop).toBeGreaterThan(scrollTop + 1000);
  });

  it.each(['touchend', 'touchcancel'] as const)(
    'leaves a view alone that glides on after %s, until it stands still',
    async (end) => {
      const { list } = await reading();
      const from = list.scroller.scrollTop;
      touch(list, 'touchstart');
      list.scroller.scrollTop -= 5;
      await frame();
      touch(list, end);
      let glided = 5;
      for (let i = 0; i < 20; i++) {
        list.scroller.scrollTop -= 5;
        glided += 5;
        await frame();
        if (i === 5) shake(list);
      }
      expect(list.scroller.scrollTop).toBe(from - glided);
      expect(await list.drift(() => undefined, 30)).toBeLessThanOrEqual(1);
      expect(list.scroller.scrollTop).toBeGreaterThan(from + 1000);
    },
  );

  it('waits for the last finger', async () => {
    const { list } = await reading();
    const { scrollTop } = list.scroller;
    touch(list, 'touchstart');
    shake(list);
    touch(list, 'touchend', true);
    await settle(20);
    expect(list.scroller.scrollTop).toBe(scrollTop);
    touch(list, 'touchend');
    await settle(20);
    expect(list.scroller.scrollTop).toBeGreaterThan(scrollTop + 1000);
  });

  it('still follows its end', async () => {
    const list = await open(items(0, 200));
    touch(list, 'touchstart');
    touch(list, 'touchend');
    expect(await list.worstGap(() => list.api.set((rows) => [...rows, item(200)]))).toBeLessThanOrEqual(1);
  });
});
