import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import {
  frame,
  grow,
  growLast,
  item,
  items,
  neighbour,
  open,
  settle,
  type Item,
  type List,
  type Options,
} from './VirtualList.browser.helpers.js';

const errors: string[] = [];
// Among them "ResizeObserver loop completed with undelivered notifications", which hosts would see in their error logs.
window.addEventListener('error', (event) => errors.push(event.message));

afterEach(() => cleanup());

describe('the end', () => {
  it('opens at the end and mounts only what is near it', async () => {
    const list = await open(items(0, 1000));
    expect(list.gap()).toBeLessThanOrEqual(1);
    expect(list.topOf('k999')).toBeDefined();
    expect(list.scroller.querySelectorAll('[data-test]').length).toBeLessThan(40);
  });

  it('follows appended rows in every frame', async () => {
    const list = await open(items(0, 200));
    for (let i = 0; i < 10; i++) {
      expect(await list.worstGap(() => list.api.set((rows) => [...rows, item(200 + i)]), 3)).toBeLessThanOrEqual(1);
    }
  });

  it('follows bursts of rows of unknown height', async () => {
    const list = await open(items(0, 200));
    for (let i = 0; i < 5; i++) {
      const from = 200 + i * 40;
      expect(
        await list.worstGap(() => list.api.set((rows) => [...rows, ...items(from, from + 40)]), 3),
      ).toBeLessThanOrEqual(1);
    }
  });

  it('stays while the last row grows, a row in view grows, and rows shrink', async () => {
    const list = await open(items(0, 200));
    for (let i = 0; i < 30; i++) {
      expect(await list.worstGap(() => list.api.set(growLast(9)), 2)).toBeLessThanOrEqual(1);
    }
    expect(await list.worstGap(() => list.api.set(grow('k198', 80)))).toBeLessThanOrEqual(1);
    expect(await list.worstGap(() => list.api.set(growLast(-200)))).toBeLessThanOrEqual(1);
  });

  it('stays while a row grows by itself, without any render of the list', async () => {
    const list = await open(items(0, 200));
    const last = list.scroller.querySelector<HTMLElement>('[data-test="k199"]');
    for (let i = 1; i <= 20; i++) {
      const gap = await list.worstGap(() => {
        if (last) last.style.height = `${100 + i * 13}px`;
      }, 1);
      // The frame callback runs before the sizes of that frame are observed: what is read in the next one was painted.
      await frame();
      expect(Math.min(gap, list.gap())).toBeLessThanOrEqual(1);
    }
  });

  it('stays when the viewport, the footer or the header change their height', async () => {
    const list = await open(items(0, 200));
    const steps: Options[] = [
      { height: 300 },
      { height: 450 },
      { footer: 40 },
      { footer: 0 },
      { header: 60 },
      { height: 120 },
    ];
    for (const step of steps) {
      list.api.setOptions(step);
      await settle(3);
      expect(list.gap()).toBeLessThanOrEqual(1);
    }
  });

  it('stays when the viewport shrinks by hundreds of pixels, and when it grew in between', async () => {
    const list = await open(items(0, 200), { height: 622 });
    const pane = list.scroller.parentElement as HTMLElement;
    for (const [between, after] of [
      [622, 180],
      [180, 622],
      [688, 534],
      [700, 500],
      // As high as before: no observer of sizes is called, only the scroll that the browser made tells of it.
      [650, 500],
    ] as const) {
      // A field whose words are replaced is empty for a moment, and the browser lays the page out in it.
      document.body.dispatchEvent(new InputEvent('input', { bubbles: true }));
      pane.style.height = `${between}px`;
      expect(list.scroller.clientHeight).toBe(between);
      pane.style.height = `${after}px`;
      await settle(3);
      expect(list.gap()).toBeLessThanOrEqual(1);
      expect(list.handle.isPinned()).toBe(true);
    }
    expect(await list.worstGap(() => list.api.set((rows) => [...rows, item(900)]))).toBeLessThanOrEqual(1);
  });

  it('takes hold when the viewport grows until the end is in view', async () => {
    const list = await open(items(0, 200), { height: 300 });
    list.scroller.scrollTop -= 40;
    await settle(15);
    expect(list.handle.isPinned()).toBe(false);
    list.api.setOptions({ height: 400 });
    await settle();
    expect(list.handle.isPinned()).toBe(true);
    list.api.setOptions({ height: 200 });
    await settle();
    expect(list.gap()).toBeLessThanOrEqual(1);
  });

  it('lets go on the wheel, also while the last row grows, and takes hold again at the end', async () => {
    const list = await open(items(0, 200));
    const growing = { on: true };
    const loop = (async () => {
      while (growing.on) {
        list.api.set(growLast(5));
        await frame();
      }
    })();
    await settle(5);
    expect(list.handle.isPinned()).toBe(true);
    await userEvent.wheel(list.scroller, { delta: { y: -120 } });
    await settle(20);
    expect(list.handle.isPinned()).toBe(false);
    const key = list.reading();
    const before = list.topOf(key) ?? 0;
    await settle(10);
    growing.on = false;
    await loop;
    expect(Math.abs((list.topOf(key) ?? 1e9) - before)).toBeLessThanOrEqual(1);
    expect(list.gap()).toBeGreaterThan(100);
    await userEvent.wheel(list.scroller, { delta: { y: 5000 } });
    await settle(20);
    expect(list.handle.isPinned()).toBe(true);
    expect(await list.worstGap(() => list.api.set((rows) => [...rows, item(900)]))).toBeLessThanOrEqual(1);
  });

  it('lets go on keys', async () => {
    const list = await open(items(0, 200));
    list.scroller.focus();
    await userEvent.keyboard('{PageUp}');
    await settle(20);
    expect(list.handle.isPinned()).toBe(false);
    expect(await list.drift(() => list.api.set((rows) => [...rows, item(900)]))).toBeLessThanOrEqual(1);
  });

  it('lets go when the scrollbar is dragged', async () => {
    const list = await open(items(0, 200));
    list.scroller.scrollTop -= 40;
    await settle(3);
    expect(list.handle.isPinned()).toBe(false);
    expect(list.gap()).toBe(40);
  });

  it('takes hold again when the wheel turned out to scroll something else', async () => {
    const list = await open(items(0, 200));
    list.scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -10, bubbles: true }));
    expect(list.handle.isPinned()).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(list.handle.isPinned()).toBe(true);
  });

  it('does not follow while later rows are not loaded', async () => {
    const list = await open(items(0, 200), { pinToEnd: false });
    expect(list.gap()).toBeLessThanOrEqual(1);
    expect(await list.drift(() => list.api.set((rows) => [...rows, ...items(200, 220)]))).toBeLessThanOrEqual(1);
    expect(list.gap()).toBeGreaterThan(500);
  });

  it('shows the top of a new row that is taller than the view, and lets go', async () => {
    const list = await open(items(0, 200));
    list.api.set((rows) => [...rows, { key: 'tall', height: 900 }]);
    await settle(3);
    const { top } = list.scroller.getBoundingClientRect();
    expect(Math.abs((list.topOf('tall') ?? 1e9) - top)).toBeLessThanOrEqual(1);
    expect(list.handle.isPinned()).toBe(false);
    expect(await list.drift(() => list.api.set((rows) => [...rows, item(300)]))).toBeLessThanOrEqual(1);
  });

  it('follows a growing row until its top reaches the top edge, then holds', async () => {
    const list = await open(items(0, 200));
    list.api.set((rows) => [...rows, { key: 'stream', height: 20 }]);
    const { top } = list.scroller.getBoundingClientRect();
    const held: number[] = [];
    for (let i = 0; i < 50; i++) {
      list.api.set(grow('stream', 23));
      await settle(2);
      const at = list.topOf('stream') ?? Number.NaN;
      expect(at).toBeGreaterThanOrEqual(top - 1);
      if (list.gap() > 1) held.push(at - top);
    }
    expect(held.length).toBeGreaterThan(10);
    expect(Math.max(...held.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(list.handle.isPinned()).toBe(false);
    // Somebody who goes on to the end follows again, beyond the top edge.
    await userEvent.wheel(list.scroller, { delta: { y: 5000 } });
    await settle(20);
    expect(list.handle.isPinned()).toBe(true);
    expect(await list.worstGap(() => list.api.set(grow('stream', 200)))).toBeLessThanOrEqual(1);
  });

  it('shows the end of a tall row to whom asks for the end', async () => {
    const list = await open(items(0, 200));
    list.handle.scrollToKey('k20', 'start');
    await settle(5);
    list.api.set((rows) => [...rows, { key: 'mine', height: 900 }]);
    list.handle.scrollToEnd();
    await settle(5);
    expect(list.gap()).toBeLessThanOrEqual(1);
    expect(list.handle.isPinned()).toBe(true);
  });

  it('does not move while a pointer holds, a menu is open or text is selected, and follows again after', async () => {
    const list = await open(items(0, 200));
    const row = list.scroller.querySelector<HTMLElement>('[data-test="k198"]');
    const button = row?.querySelector('button');
    if (!row || !button) throw new Error('No row.');
    let id = 300;
    const append = (): void => list.api.set((rows) => [...rows, item(id++)]);
    const busy: [() => void, () => void][] = [
      [
        () => row.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true })),
        () => row.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true })),
      ],
      [
        () => {
          button.setAttribute('aria-haspopup', 'menu');
          button.setAttribute('aria-expanded', 'true');
        },
        () => button.setAttribute('aria-expanded', 'false'),
      ],
      [() => getSelection()?.selectAllChildren(button), () => getSelection()?.removeAllRanges()],
    ];
    for (const [begin, end] of busy) {
      begin();
      expect(await list.drift(append)).toBeLessThanOrEqual(1);
      expect(list.gap()).toBeGreaterThan(20);
      end();
      append();
      await settle(3);
      expect(list.gap()).toBeLessThanOrEqual(1);
    }
  });

  it('comes to the very end on scrollToEnd, what stands below the last row included, also where it must not follow yet', async () => {
    const list = await open(items(0, 100), { footer: 40 });
    list.scroller.scrollTop -= 2000;
    await settle();
    // As when a dialog goes: the list is told to go to its end, and in the commit after that, that it may follow it again.
    list.api.setOptions({ footer: 40, pinToEnd: false });
    list.handle.scrollToEnd();
    list.api.setOptions({ footer: 40, pinToEnd: true });
    await settle();
    expect(list.scroller.scrollHeight - list.scroller.scrollTop - list.scroller.clientHeight).toBeLessThanOrEqual(1);
    list.api.set((rows) => [...rows, item(100)]);
    await settle();
    expect(list.scroller.scrollHeight - list.scroller.scrollTop - list.scroller.clientHeight).toBeLessThanOrEqual(1);
  });

  it('comes back from far up on scrollToEnd, also with a row that is added just after', async () => {
    const list = await open(items(0, 5000));
    for (let i = 0; i < 10; i++) {
      list.handle.scrollToKey(`k${(i * 997) % 4000}`, 'start');
      await settle(3);
      expect(list.gap()).toBeGreaterThan(1000);
      list.handle.scrollToEnd();
      list.api.set((rows) => [...rows, item(6000 + i)]);
      await settle(3);
      expect(list.gap()).toBeLessThanOrEqual(1);
      expect(list.topOf(`k${6000 + i}`)).toBeDefined();
    }
  });
});

// Long lists are measured in stretches (layout.ts): both kinds keep still.
for (const [strict, many] of [
  [true, 1000],
  [false, 1000],
  [true, 30_000],
] as const) {
  describe(`what is being read among ${many} rows${strict ? ' (StrictMode)' : ''}`, () => {
    const openInHistory = async (n: number = many): Promise<{ list: List; rows: () => readonly Item[] }> => {
      let rows: readonly Item[] = items(0, n);
      const list = await open(rows, {}, strict);
      const { set } = list.api;
      list.api.set = (change) => {
        rows = change(rows);
        const next = rows;
        set(() => next);
      };
      list.handle.scrollToKey(`k${Math.floor(n / 2)}`, 'start');
      await settle(5);
      list.scroller.scrollTop -= 17;
      await settle(15);
      return { list, rows: () => rows };
    };

    it('moves by what is scrolled and by nothing else, over rows that are higher or lower than was guessed', async () => {
      const { list } = await openInHistory();
      const paint = (): Promise<void> =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port2.onmessage = () => resolve();
          // A task posted in a frame runs after its paint: sizes that were observed in it have been answered.
          requestAnimationFrame(() => port1.postMessage(0));
        });
      for (const notch of [100, 300]) {
        for (let i = 0; i < 25; i++) {
          const key = list.reading();
          const before = list.topOf(key) ?? Number.NaN;
          list.scroller.scrollTop -= notch;
          for (let frames = 0; frames < 2; frames++) {
            await paint();
            expect(Math.abs((list.topOf(key) ?? 1e9) - before - notch)).toBeLessThanOrEqual(1);
          }
        }
      }
    });

    it('does not move when rows are prepended', async () => {
      const { list } = await openInHistory();
      for (let i = 1; i <= 5; i++) {
        const act = (): void => list.api.set((rows) => [...items(-50 * i, -50 * (i - 1)), ...rows]);
        expect(await list.drift(act)).toBeLessThanOrEqual(1);
      }
    });

    it('does not move when rows are prepended at the very top, under a header that goes away', async () => {
      const { list } = await openInHistory(60);
      list.api.setOptions({ header: 48 });
      await settle(3);
      list.scroller.scrollTop = 0;
      await settle(15);
      const act = (): void => {
        list.api.set((rows) => [...items(-50, 0), ...rows]);
        list.api.setOptions({ header: 0 });
      };
      expect(await list.drift(act)).toBeLessThanOrEqual(1);
    });

    it('moves by what is scrolled and by nothing else when rows are prepended in the same moment', async () => {
      const { list } = await openInHistory();
      for (let i = 1; i <= 8; i++) {
        const key = list.reading();
        const before = list.topOf(key) ?? Number.NaN;
        // No frame in between: the list hears of both at once.
        list.scroller.scrollTop -= 130;
        list.api.set((rows) => [...items(-50 * i, -50 * (i - 1)), ...rows]);
        await settle(3);
        expect(Math.abs((list.topOf(key) ?? 1e9) - before - 130)).toBeLessThanOrEqual(1);
      }
    });

    it('does not move when rows are appended, or both at once', async () => {
      const { list } = await openInHistory();
      expect(await list.drift(() => list.api.set((rows) => [...rows, ...items(2000, 2050)]))).toBeLessThanOrEqual(1);
      const both = (): void => list.api.set((rows) => [...items(-50, 0), ...rows, ...items(3000, 3050)]);
      expect(await list.drift(both)).toBeLessThanOrEqual(1);
    });

    it('does not move when rows above grow or shrink', async () => {
      const { list, rows } = await openInHistory();
      for (const by of [-1, -2, -3]) {
        for (const px of [200, -150]) {
          const key = neighbour(rows(), list.reading(), by);
          expect(await list.drift(() => list.api.set(grow(key, px)))).toBeLessThanOrEqual(1);
        }
      }
    });

    it('does not move when rows above or below go', async () => {
      const { list, rows } = await openInHistory();
      for (const by of [-1, -2, -20, 2, 30]) {
        const key = neighbour(rows(), list.reading(), by);
        const act = (): void => list.api.set((old) => old.filter((row) => row.key !== key));
        expect(await list.drift(act)).toBeLessThanOrEqual(1);
      }
      expect(await list.drift(() => list.api.set((old) => old.slice(100)))).toBeLessThanOrEqual(1);
      expect(await list.drift(() => list.api.set((old) => old.slice(0, -100)))).toBeLessThanOrEqual(1);
    });

    it('moves the rest by nothing when the first row in view goes', async () => {
      const { list, rows } = await openInHistory();
      const first = list.reading();
      const next = neighbour(rows(), first, 1);
      const before = list.topOf(next) ?? 0;
      list.api.set((old) => old.filter((row) => row.key !== first));
      await settle();
      expect(Math.abs((list.topOf(next) ?? 1e9) - before)).toBeLessThanOrEqual(1);
    });

    it('does not move when everything happens at once', async () => {
      const { list, rows } = await openInHistory();
      for (let i = 0; i < 8; i++) {
        const act = (): void => {
          const first = list.reading();
          const above = neighbour(rows(), first, -2);
          const gone = neighbour(rows(), first, -4);
          list.api.set((old) => [
            ...items(-1000 - 20 * (i + 1), -1000 - 20 * i),
            ...grow(above, 70)(old).filter((row) => row.key !== gone),
            item(5000 + i),
          ]);
        };
        expect(await list.drift(act, 6)).toBeLessThanOrEqual(1);
      }
    });
  });
}

describe('going somewhere', () => {
  it('jumps to any key, aligned as asked', async () => {
    const list = await open(items(0, 3000));
    const box = list.scroller.getBoundingClientRect();
    expect(list.handle.scrollToKey('k1500', 'start')).toBe(true);
    await frame();
    expect(Math.abs((list.topOf('k1500') ?? 1e9) - box.top)).toBeLessThanOrEqual(1);
    await settle(5);
    expect(Math.abs((list.topOf('k1500') ?? 1e9) - box.top)).toBeLessThanOrEqual(1);
    list.handle.scrollToKey('k200', 'center');
    await settle(5);
    const row = list.scroller.querySelector('[data-test="k200"]')?.getBoundingClientRect();
    expect(Math.abs((row?.top ?? 0) + (row?.height ?? 0) / 2 - (box.top + box.height / 2))).toBeLessThanOrEqual(1);
    list.handle.scrollToKey('k2500', 'end');
    await settle(5);
    const last = list.scroller.querySelector('[data-test="k2500"]')?.getBoundingClientRect();
    expect(Math.abs((last?.bottom ?? 0) - box.bottom)).toBeLessThanOrEqual(1);
    expect(list.handle.scrollToKey('nobody')).toBe(false);
  });

  it.each([200, 3000])(
    'mounts what there is room for when rows become lower, and the browser finds no loop in it, of %d',
    async (count) => {
      const errors: string[] = [];
      const onError = (event: ErrorEvent): void => void errors.push(event.message);
      addEventListener('error', onError);
      try {
        const list = await open(Array.from({ length: count }, (_, id): Item => ({ key: `k${id}`, height: 120 })));
        await settle();
        const rows = (): HTMLElement[] => [...list.scroller.querySelectorAll<HTMLElement>('[data-test]')];
        const before = rows();
        // Not by a render: as a picture that turns out small, or words that fold.
        for (const row of before) row.style.height = '20px';
        await settle();
        const mounted = rows().filter((row) => !before.includes(row));
        expect(mounted.length).toBeGreaterThan(0);
        // What was mounted meanwhile is measured, and observed: what stands below it follows it.
        const [row] = mounted;
        const below = list.scroller.querySelector(`[data-test=k${Number(row!.dataset['test']!.slice(1)) + 1}]`)!;
        row!.style.height = '75px';
        await settle();
        expect(Math.abs(below.getBoundingClientRect().top - row!.getBoundingClientRect().bottom)).toBeLessThanOrEqual(
          1,
        );
        expect(errors).toEqual([]);
      } finally {
        removeEventListener('error', onError);
      }
    },
  );

  it.each([200, 3000])('arrives at once at a row that is as high as was guessed, of %d', async (count) => {
    const rows = Array.from({ length: count }, (_, id): Item => ({ key: `k${id}`, height: 60 }));
    const list = await open(rows, { pinToEnd: true, initialPosition: 'end' });
    await settle();
    let arrived = false;
    list.handle.scrollToKey('k50', 'start', () => (arrived = true));
    await settle(20);
    expect(arrived).toBe(true);
  });

  it('holds a row that was jumped to while rows come, go and grow around it, and tells when it has arrived', async () => {
    const list = await open(items(0, 3000));
    const { top } = list.scroller.getBoundingClientRect();
    for (let i = 0; i < 12; i++) {
      const key = `k${200 + ((i * 1237) % 2600)}`;
      const arrived = new Promise<boolean>((resolve) => list.handle.scrollToKey(key, 'start', resolve));
      list.api.set((rows) => [...items(-40 * (i + 1), -40 * i), ...rows, item(4000 + i)]);
      // Not a reader's doing: nobody touched anything.
      list.scroller.scrollTop += 333;
      await frame();
      list.api.set(grow(key, 40));
      expect(await arrived).toBe(true);
      expect(Math.abs((list.topOf(key) ?? 1e9) - top)).toBeLessThanOrEqual(1);
    }
  });

  it('arrives at once at rows whose height was guessed rightly', async () => {
    const list = await open(Array.from({ length: 300 }, (_, id) => ({ key: `k${id}`, height: 60 })));
    let arrived: boolean | undefined;
    list.handle.scrollToKey('k40', 'start', (there) => {
      arrived = there;
    });
    await settle(15);
    expect(arrived).toBe(true);
  });

  it('gives a jump up for a reader who goes elsewhere', async () => {
    const list = await open(items(0, 3000));
    const arrived = new Promise<boolean>((resolve) => list.handle.scrollToKey('k1500', 'start', resolve));
    list.scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -10, bubbles: true }));
    list.scroller.scrollTop -= 300;
    expect(await arrived).toBe(false);
    await settle(5);
    expect(Math.abs((list.topOf('k1500') ?? 1e9) - list.scroller.getBoundingClientRect().top)).toBeGreaterThan(250);
  });

  it('stands where it stood when the list gets wider, narrower, higher and lower', async () => {
    const list = await open(items(0, 3000));
    list.handle.scrollToKey('k1500', 'start');
    await settle(5);
    for (const width of [600, 180, 300]) {
      const pane = list.scroller.parentElement as HTMLElement;
      expect(await list.drift(() => (pane.style.width = `${width}px`), 4)).toBeLessThanOrEqual(1);
    }
    for (const height of [200, 800, 500])
      expect(await list.drift(() => list.api.setOptions({ height }), 4)).toBeLessThanOrEqual(1);
  });

  it('keeps the rows mounted in which a selection begins and ends', async () => {
    const list = await open(items(0, 3000));
    const from = list.scroller.querySelector('[data-test="k2998"] button')?.firstChild;
    const to = list.scroller.querySelector('[data-test="k2999"] button')?.firstChild;
    if (!from || !to) throw new Error('No rows.');
    getSelection()?.setBaseAndExtent(from, 0, to, 2);
    await settle(3);
    list.handle.scrollToKey('k100', 'start');
    await settle(5);
    expect(from.isConnected && to.isConnected).toBe(true);
    expect(getSelection()?.toString()).toContain('k2998');
    getSelection()?.removeAllRanges();
  });

  it('opens where it is told', async () => {
    const list = await open(items(0, 1000), { initialPosition: { key: 'k400', align: 'start' } });
    const { top } = list.scroller.getBoundingClientRect();
    expect(Math.abs((list.topOf('k400') ?? 1e9) - top)).toBeLessThanOrEqual(1);
    expect(list.handle.isPinned()).toBe(false);
  });

  it('tells when the ends come near, once for each', async () => {
    const calls: string[] = [];
    const list = await open(items(0, 300), {
      onReachStart: () => calls.push('start'),
      onReachEnd: () => calls.push('end'),
      onEndVisibleChange: (visible) => calls.push(visible ? 'at end' : 'away'),
    });
    expect(calls).toEqual(['at end', 'end']);
    list.scroller.scrollTop = 100;
    await settle(20);
    expect(calls).toEqual(['at end', 'end', 'away', 'start']);
    list.api.set((rows) => [...items(-3, 0), ...rows]);
    await settle();
    expect(calls).toEqual(['at end', 'end', 'away', 'start', 'start']);
  });

  it('tells that the end is seen also where nothing is rendered for the way there: all rows are mounted', async () => {
    const told: boolean[] = [];
    const rows = Array.from({ length: 7 }, (_, i): Item => ({ key: `k${i}`, height: 100 }));
    const list = await open(rows, {
      initialPosition: { key: 'k0', align: 'start' },
      onEndVisibleChange: (visible) => told.push(visible),
    });
    expect(list.scroller.querySelectorAll('[data-test]')).toHaveLength(7);
    told.length = 0;
    list.handle.scrollToEnd();
    await settle();
    expect(list.gap()).toBeLessThanOrEqual(1);
    expect(told).toEqual([true]);
    list.handle.scrollToKey('k0', 'start');
    await settle();
    expect(told).toEqual([true, false]);
    list.handle.scrollToKey('k6', 'end');
    await settle();
    expect(told).toEqual([true, false, true]);
    list.handle.scrollToStart();
    await settle();
    expect(told).toEqual([true, false, true, false]);
    // Seen first by what looks at sizes, in the frame in which a row grows.
    list.scroller.scrollTop = 10_000;
    const row = list.scroller.querySelector<HTMLElement>('[data-test="k0"]')!;
    row.style.height = '110px';
    await settle();
    expect(told).toEqual([true, false, true, false, true]);
  });

  it('keeps the upper edge of a row that a press in it opens, also at the end', async () => {
    const list = await open(items(0, 200));
    const row = list.scroller.querySelector<HTMLElement>('[data-test="k197"]');
    const button = row?.querySelector('button');
    button?.setAttribute('data-virtual-hold', '');
    const before = list.topOf('k197') ?? 0;
    button?.addEventListener('click', () => list.api.set(grow('k197', 300)));
    button?.click();
    await settle();
    expect(Math.abs((list.topOf('k197') ?? 1e9) - before)).toBeLessThanOrEqual(1);
    expect(list.gap()).toBeGreaterThan(200);
  });

  it('stands where it stood after it was hidden', async () => {
    const list = await open(items(0, 1000));
    const pane = list.scroller.parentElement as HTMLElement;
    const hide = async (): Promise<void> => {
      pane.style.display = 'none';
      await settle(4);
      list.api.set((rows) => [...rows, item(5000 + rows.length)]);
      await settle(4);
      pane.style.display = '';
      await settle(4);
    };
    await hide();
    expect(list.gap()).toBeLessThanOrEqual(1);
    list.handle.scrollToKey('k400', 'start');
    await settle();
    const before = list.topOf('k400') ?? 0;
    await hide();
    expect(Math.abs((list.topOf('k400') ?? 1e9) - before)).toBeLessThanOrEqual(1);
  });

  it('mounts 100,000 rows at their end within half a second', async () => {
    const start = performance.now();
    const list = await open(items(0, 100_000));
    expect(list.gap()).toBeLessThanOrEqual(1);
    expect(list.scroller.querySelectorAll('[data-test]').length).toBeLessThan(40);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(await list.worstGap(() => list.api.set((rows) => [...rows, item(100_000)]))).toBeLessThanOrEqual(1);
    list.handle.scrollToKey('k50000', 'start');
    await settle(3);
    expect(list.topOf('k50000')).toBeDefined();
  });

  it('has a scrollbar that tells the truth in the middle of 100,000 rows', async () => {
    const list = await open(items(0, 100_000));
    const { scroller } = list;
    for (const part of [0.1, 0.5, 0.9]) {
      list.handle.scrollToKey(`k${part * 100_000}`, 'start');
      await settle(3);
      const thumb = scroller.scrollTop / (scroller.scrollHeight - scroller.clientHeight);
      expect(Math.abs(thumb - part)).toBeLessThan(0.01);
    }
    const before = list.reading();
    const height = scroller.scrollHeight;
    for (let i = 0; i < 20; i++) {
      scroller.scrollTop += 400;
      await frame();
    }
    expect(list.reading()).not.toBe(before);
    // Rows that are measured on the way move the thumb by less than what it shows of the list.
    expect(Math.abs(scroller.scrollHeight - height) / height).toBeLessThan(0.005);
  });

  it('shows rows in every frame while scrolling far', async () => {
    const list = await open(items(0, 20_000));
    let blank = 0;
    for (let i = 0; i < 40; i++) {
      list.scroller.scrollTop = ((i * 7919) % 1000) * 1000;
      await frame();
      await frame();
      const { left, top, height } = list.scroller.getBoundingClientRect();
      for (const y of [5, height / 2, height - 5]) {
        if (!document.elementFromPoint(left + 50, top + y)?.closest('[data-test]')) blank++;
      }
    }
    expect(blank).toBe(0);
  });
});

describe('a list anchored at its start', () => {
  it('opens at the start and shows what comes in there', async () => {
    const list = await open(items(0, 10_000), { anchor: 'start' });
    expect(list.scroller.scrollTop).toBe(0);
    list.api.set((rows) => [item(-1), ...rows]);
    await settle();
    expect(list.scroller.scrollTop).toBe(0);
    expect(list.topOf('k-1')).toBeDefined();
  });

  it('does not move for a reader further down when a row goes to the top', async () => {
    const list = await open(items(0, 10_000), { anchor: 'start' });
    list.handle.scrollToKey('k500', 'start');
    await settle(20);
    const key = list.reading();
    const before = list.topOf(key) ?? 0;
    list.api.set((rows) => [item(600), ...rows.filter((row) => row.key !== 'k600')]);
    await settle();
    expect(Math.abs((list.topOf(key) ?? 1e9) - before)).toBeLessThanOrEqual(1);
    // Also when it was the first one in view.
    const next = 'k502';
    const at = list.topOf(next) ?? 0;
    list.api.set((rows) => [item(500), ...rows.filter((row) => row.key !== 'k500')]);
    await settle();
    expect(Math.abs((list.topOf(next) ?? 1e9) - at)).toBeLessThanOrEqual(1);
  });

  it('keeps the focused row mounted', async () => {
    const list = await open(items(0, 10_000), { anchor: 'start' });
    list.scroller.querySelector<HTMLElement>('[data-test="k3"] button')?.focus();
    list.handle.scrollToKey('k5000', 'start');
    await settle();
    expect(document.activeElement?.textContent).toBe('k3');
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe('k4');
  });
});

it('raised no error event in the page during all of this', () => {
  expect(errors).toEqual([]);
});
