import { afterEach, describe, expect, it } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { item, items, open, settle, type Item } from './VirtualList.browser.helpers.js';

// What the list tells its owner, and what it knows of its reader, also where nothing scrolls and nothing is rendered.
afterEach(() => cleanup());

describe('where the reader is', () => {
  it('is told also within a row taller than the view, and on the way to either end', async () => {
    const told: string[] = [];
    const rows: Item[] = [...items(0, 20), { key: 'tall', height: 3000 }, ...items(20, 40)];
    const list = await open(rows, { onFirstVisible: (key) => told.push(key) });
    list.handle.scrollToKey('tall', 'start');
    await settle(5);
    told.length = 0;
    list.scroller.scrollTop += 900;
    await settle(3);
    expect(told).toEqual(['tall']);
    list.handle.scrollToStart();
    await settle(3);
    expect(told).toEqual(['tall', 'k0']);
    list.handle.scrollToEnd();
    await settle(3);
    expect(told).toHaveLength(3);
    expect(told[2]).toBe(list.handle.firstVisibleKey());
  });
});

describe('the end', () => {
  it('is not seen while the list is hidden, whatever comes, and is seen again when it is shown', async () => {
    const told: boolean[] = [];
    const list = await open(items(0, 200), { onEndVisibleChange: (visible) => told.push(visible) });
    const pane = list.scroller.parentElement as HTMLElement;
    expect(told).toEqual([true]);
    pane.style.display = 'none';
    // Before any observer can run: the commit itself must not take the hidden end for a seen one.
    list.api.set((rows) => [...rows, item(200)]);
    await settle(4);
    expect(told).toEqual([true, false]);
    pane.style.display = '';
    await settle(4);
    expect(told).toEqual([true, false, true]);
    expect(list.gap()).toBeLessThanOrEqual(1);
    // One who reads further up has not seen the end by hiding the list.
    list.handle.scrollToKey('k50', 'start');
    await settle(4);
    pane.style.display = 'none';
    list.api.set((rows) => [...rows, item(201)]);
    await settle(4);
    pane.style.display = '';
    await settle(4);
    expect(told).toEqual([true, false, true, false]);
  });

  it('is followed again when rows go or shrink until it is in view', async () => {
    for (const shrink of [
      (rows: readonly Item[]) => rows.slice(0, -1),
      (rows: readonly Item[]) => rows.map((row) => (row.key === 'last' ? { ...row, height: 10 } : row)),
    ]) {
      const list = await open([...items(0, 100), { key: 'last', height: 200 }]);
      list.scroller.scrollTop -= 90;
      await settle(5);
      expect(list.handle.isPinned()).toBe(false);
      list.api.set(shrink);
      await settle(4);
      expect(list.gap()).toBeLessThanOrEqual(1);
      expect(list.handle.isPinned()).toBe(true);
      expect(await list.worstGap(() => list.api.set((rows) => [...rows, item(300)]))).toBeLessThanOrEqual(1);
      await cleanup();
    }
  });

  it('is gone to as soon as nobody holds the list any more, also when nothing else comes', async () => {
    const list = await open(items(0, 200));
    const button = list.scroller.querySelector('[data-test="k198"] button')!;
    const busy: [() => void, () => void][] = [
      [
        () => button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true })),
        () => button.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true })),
      ],
      [() => getSelection()?.selectAllChildren(button), () => getSelection()?.removeAllRanges()],
    ];
    for (const [i, [begin, end]] of busy.entries()) {
      begin();
      expect(await list.drift(() => list.api.set((rows) => [...rows, item(300 + i)]))).toBeLessThanOrEqual(1);
      expect(list.gap()).toBeGreaterThan(20);
      end();
      await expect.poll(list.gap).toBeLessThanOrEqual(1);
      expect(list.handle.isPinned()).toBe(true);
    }
    // Who goes up meanwhile is let go.
    busy[0]![0]();
    list.api.set((rows) => [...rows, item(400)]);
    await settle(3);
    list.scroller.scrollTop -= 300;
    await settle(3);
    busy[0]![1]();
    const { scrollTop } = list.scroller;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(list.scroller.scrollTop).toBe(scrollTop);
  });
});
