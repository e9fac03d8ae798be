import { StrictMode, useMemo, type ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/index.css';
import { RowList, type RowListHandle } from './index.js';

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `k${index}`);
const heights = new Map<string, number>();
let handle: RowListHandle | null;

function List(props: { readonly rows: readonly string[]; readonly onReachEnd?: () => void }): ReactElement {
  const { rows, onReachEnd } = props;
  const at = useMemo(() => new Map(rows.map((key, index) => [key, index])), [rows]);
  const keyAt = useMemo(() => (index: number) => rows[index] ?? '', [rows]);
  const indexOf = useMemo(() => (key: string) => at.get(key) ?? -1, [at]);
  return (
    <div className="cl-root" style={{ blockSize: 500, inlineSize: 300 }}>
      <RowList
        size={rows.length}
        keyAt={keyAt}
        indexOf={indexOf}
        rowHeight={50}
        renderRow={row}
        label="Rows"
        onReachEnd={onReachEnd}
        handle={(filled) => {
          handle = filled;
        }}
      />
    </div>
  );
}

function row(key: string): ReactElement {
  return (
    <button type="button" style={{ boxSizing: 'border-box', blockSize: heights.get(key) ?? 50, inlineSize: '100%' }}>
      {key}
    </button>
  );
}

async function show(
  rows: readonly string[],
  onReachEnd?: () => void,
): Promise<(next: readonly string[]) => Promise<void>> {
  const tree = (list: readonly string[]): ReactElement => (
    <StrictMode>
      <List rows={list} {...(onReachEnd ? { onReachEnd } : {})} />
    </StrictMode>
  );
  const screen = await render(tree(rows));
  return (next) => screen.rerender(tree(next));
}

const scroller = (): HTMLElement => document.querySelector<HTMLElement>('.cl-virtual-list') as HTMLElement;
const rowOf = (key: string): HTMLElement | null => document.querySelector(`[data-key="${key}"]`);
const topOf = (key: string): number | undefined => {
  const box = rowOf(key)?.getBoundingClientRect();
  return box && box.top - scroller().getBoundingClientRect().top;
};
const frame = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

const errors = vi.fn<(event: ErrorEvent) => void>();
beforeEach(() => {
  errors.mockClear();
  window.addEventListener('error', errors);
  heights.clear();
  return page.viewport(400, 600);
});
afterEach(async () => {
  window.removeEventListener('error', errors);
  await cleanup();
});

it('mounts the rows near the view alone, says how many there are, and is as long as all of them', async () => {
  await show(keys(10_000));
  expect(document.querySelectorAll('[data-key]').length).toBeLessThan(30);
  expect(rowOf('k0')?.getAttribute('aria-setsize')).toBe('10000');
  expect(scroller().scrollHeight).toBe(500_000);
  scroller().scrollTop = 250_000;
  await frame();
  expect(topOf('k5000')).toBe(0);
  expect(rowOf('k5010')).not.toBeNull();
  expect(rowOf('k0')).toBeNull();
});

it('shows no gap while it is scrolled fast', async () => {
  await show(keys(1000));
  for (let step = 1; step <= 40; step++) {
    scroller().scrollTop = step * 900;
    // In the frame in which it was scrolled the rows are there.
    await new Promise(requestAnimationFrame);
    const middle = document.elementFromPoint(20, scroller().getBoundingClientRect().top + 250);
    expect(middle?.closest('[data-key]')).not.toBeNull();
  }
  expect(errors).not.toHaveBeenCalled();
});

it('keeps what is looked at where it is when a row from below goes to the top, and shows what comes while at the top', async () => {
  const rows = keys(200);
  const rerender = await show(rows);
  const moved = ['k150', ...rows.filter((key) => key !== 'k150')];
  await rerender(moved);
  expect(topOf('k150')).toBe(0);

  scroller().scrollTop = 2520;
  await frame();
  expect(topOf('k50')).toBe(30);
  // The very first row in view goes to the top: the others stay.
  const first = moved[50] as string;
  await rerender([first, ...moved.filter((key) => key !== first)]);
  expect(topOf('k50')).toBe(30);
  await rerender(['new', first, ...moved.filter((key) => key !== first)]);
  expect(topOf('k50')).toBe(30);
});

it('learns the height of the rows from the first, and of those that differ', async () => {
  for (const key of keys(1000)) heights.set(key, 80);
  heights.set('k20', 200);
  await show(keys(1000));
  await expect.poll(() => scroller().scrollHeight).toBe(80_000);
  expect(handle?.scrollToKey('k20')).toBe(true);
  await expect.poll(() => scroller().scrollHeight).toBe(80_120);
  await frame();
  const before = topOf('k21');
  scroller().scrollTop += 400;
  await frame();
  expect(topOf('k21')).toBe((before ?? 0) - 400);
  // Such as a loop of the ResizeObserver.
  expect(errors).not.toHaveBeenCalled();
});

it('brings a row into view by as little as is needed', async () => {
  await show(keys(300));
  expect(handle?.scrollToKey('k5')).toBe(true);
  expect(scroller().scrollTop).toBe(0);
  handle?.scrollToKey('k100');
  await frame();
  expect(topOf('k100')).toBe(450);
  handle?.scrollToKey('k90');
  await frame();
  expect(topOf('k90')).toBe(0);
  expect(handle?.scrollToKey('nobody')).toBe(false);
});

it('keeps the row with the focus when it is scrolled away, up or down', async () => {
  await show(keys(500));
  scroller().scrollTop = 5000;
  await frame();
  rowOf('k102')?.querySelector('button')?.focus();
  for (const top of [20_000, 0, 5000]) {
    scroller().scrollTop = top;
    await frame();
    expect(document.activeElement?.textContent).toBe('k102');
  }
});

it('tells once that the end is near, and again when there is another end', async () => {
  const onReachEnd = vi.fn<() => void>();
  const rerender = await show(keys(100), onReachEnd);
  expect(onReachEnd).not.toHaveBeenCalled();
  scroller().scrollTop = 4000;
  await frame();
  scroller().scrollTop = 4100;
  await frame();
  expect(onReachEnd).toHaveBeenCalledTimes(1);
  await rerender(keys(105));
  expect(onReachEnd).toHaveBeenCalledTimes(2);
});
