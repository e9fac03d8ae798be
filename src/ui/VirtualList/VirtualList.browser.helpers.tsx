import {
  StrictMode,
  createRef,
  useCallback,
  useImperativeHandle,
  useMemo,
  useState,
  type ReactElement,
  type Ref,
} from 'react';
import { flushSync } from 'react-dom';
import { render } from 'vitest-browser-react';
import './VirtualList.css';
import { VirtualList } from './VirtualList.js';
import type { VirtualListHandle, VirtualPosition } from './types.js';

export interface Item {
  readonly key: string;
  readonly height: number;
}

export const item = (id: number): Item => ({ key: `k${id}`, height: 30 + ((((id * 7919) % 113) + 113) % 113) });
export const items = (from: number, to: number): Item[] => Array.from({ length: to - from }, (_, i) => item(from + i));

export interface Api {
  set: (change: (rows: readonly Item[]) => readonly Item[]) => void;
  setOptions: (options: Options) => void;
}

export interface Options {
  readonly height?: number;
  readonly header?: number;
  readonly footer?: number;
  readonly pinToEnd?: boolean;
  readonly anchor?: 'start' | 'end';
  readonly initialPosition?: VirtualPosition;
  readonly onReachStart?: () => void;
  readonly onReachEnd?: () => void;
  readonly onEndVisibleChange?: (visible: boolean) => void;
  readonly onFirstVisible?: (key: string) => void;
}

function Harness(props: {
  initial: readonly Item[];
  options: Options;
  api: Ref<Api>;
  handle: Ref<VirtualListHandle>;
}): ReactElement {
  const [rows, set] = useState(props.initial);
  const [options, setOptions] = useState(props.options);
  useImperativeHandle(props.api, () => ({
    // At once, as a store does: else React would flush the change in the middle of the list's own work in the same frame.
    set: (change) => flushSync(() => set(change)),
    setOptions: (more) => flushSync(() => setOptions((old) => ({ ...old, ...more }))),
  }));
  const keyAt = useCallback((i: number) => rows[i]?.key ?? '', [rows]);
  const index = useMemo(() => new Map(rows.map((row, i) => [row.key, i])), [rows]);
  const indexOf = useCallback((key: string) => index.get(key) ?? -1, [index]);
  const renderRow = useCallback(
    (i: number) => (
      <div data-test={rows[i]?.key} style={{ height: rows[i]?.height, outline: '1px solid' }}>
        <button type="button">{rows[i]?.key}</button>
      </div>
    ),
    [rows],
  );
  const { height = 500, header, footer, ...rest } = options;
  return (
    <div style={{ height, width: 300 }}>
      <VirtualList
        {...rest}
        data-testid="list"
        size={rows.length}
        keyAt={keyAt}
        indexOf={indexOf}
        estimate={() => 60}
        renderRow={renderRow}
        handle={props.handle}
        header={header === undefined ? null : <div style={{ height: header }} />}
        footer={footer === undefined ? null : <div style={{ height: footer }} />}
      />
    </div>
  );
}

export const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
export const settle = async (frames = 10): Promise<void> => {
  for (let i = 0; i < frames; i++) await frame();
};

export interface List {
  readonly api: Api;
  readonly handle: VirtualListHandle;
  readonly scroller: HTMLElement;
  gap(): number;
  topOf(key: string): number | undefined;
  /** The first row whose upper edge is in view. */
  reading(): string;
  /** The worst distance any row that was wholly in view moved, over every frame while `act` and what follows run. */
  drift(act: () => void, frames?: number): Promise<number>;
  /** The worst distance from the end over every frame. */
  worstGap(act: () => void, frames?: number): Promise<number>;
}

export async function open(initial: readonly Item[], options: Options = {}, strict = true): Promise<List> {
  const api = createRef<Api>();
  const handle = createRef<VirtualListHandle>();
  const tree = <Harness initial={initial} options={options} api={api} handle={handle} />;
  const screen = await render(strict ? <StrictMode>{tree}</StrictMode> : tree);
  await settle();
  const scroller = screen.getByTestId('list').element() as HTMLElement;
  const find = (key: string): HTMLElement | null => scroller.querySelector<HTMLElement>(`[data-test="${key}"]`);
  const topOf = (key: string): number | undefined => find(key)?.getBoundingClientRect().top;
  const gap = (): number => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const reading = (): string => {
    const box = scroller.getBoundingClientRect();
    const row = [...scroller.querySelectorAll<HTMLElement>('[data-test]')]
      .filter((e) => e.getBoundingClientRect().top >= box.top)
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
    if (!row) throw new Error('No row in view.');
    return row.dataset['test'] ?? '';
  };
  const set: Api['set'] = (change) => api.current?.set(change);
  return {
    api: { set, setOptions: (more) => api.current?.setOptions(more) },
    get handle() {
      if (!handle.current) throw new Error('No handle.');
      return handle.current;
    },
    scroller,
    gap,
    topOf,
    reading,
    drift: async (act, frames = 12) => {
      const key = reading();
      const before = topOf(key) ?? Number.NaN;
      let worst = 0;
      act();
      for (let i = 0; i < frames; i++) {
        await frame();
        worst = Math.max(worst, Math.abs((topOf(key) ?? Number.POSITIVE_INFINITY) - before));
      }
      return worst;
    },
    worstGap: async (act, frames = 12) => {
      let worst = 0;
      act();
      for (let i = 0; i < frames; i++) {
        await frame();
        worst = Math.max(worst, gap());
      }
      return worst;
    },
  };
}

export const grow = (key: string, by: number) => (rows: readonly Item[]) =>
  rows.map((row) => (row.key === key ? { ...row, height: row.height + by } : row));
export const growLast = (by: number) => (rows: readonly Item[]) =>
  rows.map((row, i) => (i === rows.length - 1 ? { ...row, height: row.height + by } : row));
export const neighbour = (rows: readonly Item[], key: string, by: number): string => {
  const row = rows[rows.findIndex((r) => r.key === key) + by];
  if (!row) throw new Error('No neighbour.');
  return row.key;
};
