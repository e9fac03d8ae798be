import { EXTRA, incoming, itemAt, random, token } from './data.ts';
import type { Live, Scenario } from './live.ts';

/** What was seen in the frames of a while. */
export interface Seen {
  readonly frames: number;
  /** Share of the frames a display of 60 Hz would have shown and this page did not, in percent. */
  readonly dropped: number;
  /** Frames in which a part of the view of 80 px or more held no row, in percent. */
  readonly blank: number;
  /** From the last row to the end of the view afterwards, in px. */
  readonly endGap: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers after the next frame has been laid out: what an animation frame sees is not yet what is painted. */
const painted = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame((time) => {
      const channel = new MessageChannel();
      channel.port2.onmessage = () => {
        channel.port1.close();
        resolve(time);
      };
      channel.port1.postMessage(0);
    });
  });

/** Drives and watches one list from inside its page. */
export class Probe {
  readonly #scenario: Scenario;
  readonly #size: number;
  #live: Live | undefined;
  #next: number;
  #stop: (() => void) | undefined;
  #watching: Promise<Seen> | undefined;

  constructor(scenario: Scenario, size: number) {
    this.#scenario = scenario;
    this.#size = size;
    this.#next = EXTRA + size + 1;
  }

  get live(): Live {
    if (!this.#live) throw new Error('Not mounted.');
    return this.#live;
  }

  get scroller(): HTMLElement {
    const found = document.querySelector<HTMLElement>(this.#scenario.scroller);
    if (!found) throw new Error(`${this.#scenario.scroller} is not there.`);
    return found;
  }

  async open(): Promise<void> {
    await this.#scenario.open?.();
  }

  /** Mounts, and answers when the newest message is in view and nothing has changed for a while. */
  async mount(): Promise<number> {
    const from = performance.now();
    this.#live = this.#scenario.mount(document.getElementById('root') ?? document.body);
    let shown = 0;
    for (let tries = 0; tries < 6000 && shown === 0; tries++) {
      await painted();
      if (
        document.querySelector(this.#scenario.scroller) &&
        this.#covered() &&
        (this.#scenario.fromTop || this.#gap() <= 2)
      ) {
        shown = performance.now() - from;
      }
    }
    if (shown === 0) throw new Error('The newest message did not come into view.');
    await this.quiet();
    return shown;
  }

  /** Waits until the page has not changed for 250 ms, 5 s at most. */
  async quiet(): Promise<void> {
    let last = performance.now();
    const end = last + 5000;
    const observer = new MutationObserver(() => (last = performance.now()));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    while (performance.now() - last < 250 && performance.now() < end) await pause(50);
    observer.disconnect();
  }

  nodes(): number {
    return document.querySelectorAll('#root *').length;
  }

  /** New messages, one after another. */
  async append(count: number, every: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      this.live.append(incoming(this.#next++));
      await pause(every);
    }
    await pause(100);
  }

  /** Edits of messages in view, one after another. */
  async edit(count: number, every: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const seq = this.#next - 1 - (i % 4);
      this.live.edit(seq, `${token(seq)} edited, for the ${i}. time`);
      await pause(every);
    }
    await pause(100);
    // A list that ignored it would be the fastest.
    for (let tries = 0; tries < 20 && this.#top(`for the ${count - 1}. time`) === undefined; tries++) await pause(50);
    if (this.#top(`for the ${count - 1}. time`) === undefined) throw new Error('The edits did not show.');
  }

  /** Watches while `doing` runs. */
  async #watch(doing: () => Promise<unknown>): Promise<Seen> {
    let running = true;
    let frames = 0;
    let looked = 0;
    let blank = 0;
    const channel = new MessageChannel();
    channel.port2.onmessage = () => {
      looked++;
      if (!this.#covered()) blank++;
    };
    const onFrame = (): void => {
      if (!running) return;
      frames++;
      channel.port1.postMessage(0);
      requestAnimationFrame(onFrame);
    };
    await painted();
    const from = performance.now();
    requestAnimationFrame(onFrame);
    await doing();
    const took = performance.now() - from;
    running = false;
    await painted();
    channel.port1.close();
    const dropped = Math.max(0, 100 * (1 - frames / (took / (1000 / 60))));
    return { frames, dropped, blank: looked === 0 ? 0 : (100 * blank) / looked, endGap: this.#gap() };
  }

  /** Messages at this rate, evenly, as a busy connection brings them. */
  async burst(perSecond: number, ms: number): Promise<Seen> {
    const seen = await this.#watch(async () => {
      const from = performance.now();
      let sent = 0;
      while (performance.now() - from < ms) {
        const due = Math.floor(((performance.now() - from) / 1000) * perSecond);
        while (sent < due) {
          this.live.append(incoming(this.#next++, `p${1 + (sent % 11)}`));
          sent++;
        }
        await pause(4);
      }
    });
    await this.quiet();
    return { ...seen, endGap: this.#gap() };
  }

  /** Watches until {@link stopWatching}: scrolling is done with a real wheel, from outside. */
  startWatching(): void {
    const until = new Promise<void>((resolve) => (this.#stop = resolve));
    this.#watching = this.#watch(() => until);
  }

  stopWatching(): Promise<Seen> | undefined {
    this.#stop?.();
    return this.#watching;
  }

  /** Prepends, and answers how far what is read moved, and in how many frames it was off by more than 1 px. */
  async prepend(count: number, times: number): Promise<{ readonly jump: number; readonly framesOff: number } | null> {
    if (!this.live.prepend) return null;
    let jump = 0;
    let framesOff = 0;
    for (let i = 0; i < times; i++) {
      await this.quiet();
      const anchor = this.#anchor();
      if (!anchor) return null;
      const at = this.#top(anchor);
      void this.live.prepend(count);
      for (let frame = 0; frame < 45; frame++) {
        await painted();
        const now = this.#top(anchor);
        const off = at === undefined || now === undefined ? 9999 : Math.abs(now - at);
        jump = Math.max(jump, off);
        if (off > 1) framesOff++;
      }
    }
    return { jump, framesOff };
  }

  /** Jumps to messages all over the history: ms until the message is in view and stands still, for each. */
  async jump(count: number): Promise<{ readonly ms: readonly number[]; readonly blank: number } | null> {
    const { jump, reach } = this.live;
    if (!jump) return null;
    const next = random(7);
    const ms: number[] = [];
    let frames = 0;
    let blank = 0;
    for (let i = 0; i < count; i++) {
      const [from, to] = reach;
      let seq = from + 20 + Math.floor(next() * Math.max(1, to - from - 40));
      while (itemAt(seq).image) seq++;
      await pause(150);
      const start = performance.now();
      void jump(seq);
      let before: number | undefined;
      for (let frame = 0; frame < 300; frame++) {
        await painted();
        frames++;
        if (!this.#covered()) blank++;
        const at = this.#top(token(seq));
        const { top, bottom } = this.scroller.getBoundingClientRect();
        const inView = at !== undefined && at > top - 20 && at < bottom - 10;
        if (inView && before !== undefined && Math.abs(at - before) < 1) break;
        before = inView ? at : undefined;
        if (frame === 299) ms.push(Number.NaN);
      }
      if (ms.length <= i) ms.push(performance.now() - start);
    }
    return { ms, blank: (100 * blank) / Math.max(1, frames) };
  }

  /** Sends from far up: how often the own message came to stand at the end of the view. */
  async ownSends(count: number): Promise<{ readonly arrived: number; readonly of: number } | null> {
    const { jump, send, reach } = this.live;
    if (!jump || !send) return null;
    let arrived = 0;
    for (let i = 0; i < count; i++) {
      let seq = reach[0] + 30 + i;
      while (itemAt(seq).image) seq++;
      void jump(seq);
      await this.quiet();
      const text = `sent from far up, ${i}`;
      send(text);
      for (let frame = 0; frame < 180; frame++) {
        await painted();
        if (this.#gap() <= 1 && this.#top(text) !== undefined) {
          // Still there when all has settled.
          await this.quiet();
          if (this.#gap() <= 1 && this.#top(text) !== undefined) arrived++;
          break;
        }
      }
    }
    return { arrived, of: count };
  }

  focusField(): void {
    document.querySelector<HTMLElement>(this.#scenario.field)?.focus();
  }

  hasField(): boolean {
    return document.querySelector(this.#scenario.field) !== null;
  }

  /** Middle of the list, where the wheel is turned. */
  middle(): { readonly x: number; readonly y: number } {
    const box = this.scroller.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }

  /** Selector of the rows, for counting what renders. */
  get rows(): string {
    return this.#scenario.rows;
  }

  #gap(): number {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    return Math.abs(scrollHeight - clientHeight - scrollTop);
  }

  /** Whether rows cover the view, but for gaps under 80 px. */
  #covered(): boolean {
    const view = this.scroller.getBoundingClientRect();
    const boxes: DOMRect[] = [];
    for (const row of document.querySelectorAll(this.#scenario.rows)) {
      const box = row.getBoundingClientRect();
      if (box.height > 0 && box.bottom > view.top && box.top < view.bottom) boxes.push(box);
    }
    boxes.sort((a, b) => a.top - b.top);
    let reached = view.top;
    for (const box of boxes) {
      if (box.top - reached > 80) return false;
      reached = Math.max(reached, box.bottom);
    }
    return view.bottom - reached <= 80;
  }

  /** Text of a message that is well inside the view. */
  #anchor(): string | undefined {
    const view = this.scroller.getBoundingClientRect();
    for (const row of document.querySelectorAll(this.#scenario.rows)) {
      const box = row.getBoundingClientRect();
      const found = /#\d+·/u.exec(row.textContent ?? '');
      if (found && box.top > view.top + 60 && box.top < view.bottom - 80) return found[0];
    }
    return undefined;
  }

  /** Where a text stands on the screen. */
  #top(text: string): number | undefined {
    for (const row of document.querySelectorAll(this.#scenario.rows)) {
      if (!row.textContent?.includes(text)) continue;
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.nodeValue?.includes(text)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect().top;
      }
    }
    return undefined;
  }
}
