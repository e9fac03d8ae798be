import type { RowBox } from './anchors.js';
import { SizeIndex, type SizedRows } from './sizeIndex.js';
import type { VirtualListProps } from './types.js';

/** The part of the props the layout works on. */
export type LayoutInput = Pick<VirtualListProps, 'size' | 'keyAt' | 'indexOf' | 'estimate' | 'anchor' | 'overscan'>;

/** One row to render. */
export interface ShownRow {
  readonly key: string;
  readonly index: number;
  /** Px from the top of the box that holds the rows. */
  readonly start: number;
}

/** What the layout asks of the list. */
export interface LayoutHost {
  /** True while the view must not be moved by us: a finger holds it, or it glides (see `momentum.ts`). */
  waits(): boolean;
  /** Whether what is read goes along when this row changes its height. */
  movesWith(key: string): boolean;
}

/** Where there is no layout (a hidden pane, a test without one) a list of this height is shown. */
export const ASSUMED_HEIGHT: number = 600;

/** Up to so many rows the height of each is known or guessed by itself. */
const WHOLE = 1024;
/** Of more rows it is that of those around the view: so many on either side. */
const REACH = 192;

/**
 * Where rows stand, where the view is among them, and which ones to mount. Offsets are in px from the top of the scroller's content, as they are once all is
 * in place: the scroller itself may be `owed` a movement until rows are committed, and one that is `held` until it may be moved at all.
 */
export class Layout {
  /** Where the view is, or will be. */
  offset = 0;
  private readonly host: LayoutHost;
  private readonly measured = new Map<string, number>();
  private readonly index: SizeIndex;
  private input: LayoutInput;
  private header = 0;
  /** Height of the view. 0 until there is one. */
  private height = 0;
  private owed = 0;
  private held = 0;
  private from = 0;
  private to = 0;

  constructor(input: LayoutInput, host: LayoutHost) {
    this.input = input;
    this.host = host;
    this.index = new SizeIndex(this.sized());
    this.open();
  }

  /** Takes the rows of a render. `around`: the row the view is at, of which there may be another many rows away. */
  update(input: LayoutInput, around: string | undefined): void {
    const before = this.input;
    this.input = input;
    if (input.keyAt === before.keyAt && input.size === before.size) return;
    const at = this.height > 0 && this.endsDiffer(before) ? this.indexAt(this.offset) : -1;
    const top = at < 0 ? undefined : this.boxAt(at, before)?.start;
    this.index.sync(this.sized());
    this.forget();
    const middle = around === undefined ? -1 : input.indexOf(around);
    if (middle >= 0) this.index.open(middle - REACH, middle + REACH);
    this.open();
    // What is at the upper edge stays there, so that the rows to mount are the right ones at once. The reader looks more closely after the commit.
    if (top === undefined || input.anchor === 'start') return;
    const box = this.boxOf(before.keyAt(at));
    if (box) this.owe(Math.max(0, box.start + this.offset - top) - this.offset);
  }

  /** True when the height of what stands above the rows was another. */
  setHeader(height: number): boolean {
    const changed = height !== this.header;
    this.header = height;
    return changed;
  }

  get headerHeight(): number {
    return this.header;
  }

  /** Takes where the scroller stands, and the height of its view (0: hidden). True when other rows are to be mounted. */
  see(top: number, height: number): boolean {
    this.offset = this.at(top);
    this.height = height || this.height || ASSUMED_HEIGHT;
    this.open();
    const { from, to } = this;
    this.look();
    return from !== this.from || to !== this.to;
  }

  /** Where a view is whose scroller stands at `top`. */
  at(top: number): number {
    return top + this.owed + this.held;
  }

  /** What is read moves by so many px, and the view is to go along: after the next commit, or when it may be moved. */
  owe(px: number): void {
    this.offset += px;
    if (this.host.waits()) this.held += px;
    else this.owed += px;
  }

  /** Where the scroller has to be moved now that rows are committed. */
  takeOwed(): number | undefined {
    if (this.owed === 0) return undefined;
    this.owed = 0;
    return this.offset - this.held;
  }

  /** The view may be moved again. True when it has to be. */
  release(): boolean {
    if (this.held === 0 || this.host.waits()) return false;
    this.owed += this.held;
    this.held = 0;
    return true;
  }

  /** The rows to render: those near the view, and those that must stay although they are far away. */
  rows(kept: readonly number[]): readonly ShownRow[] {
    this.look();
    const { from, to } = this;
    const far = kept.filter((index) => index < from || index >= to);
    const near = Array.from({ length: to - from }, (_, i) => from + i);
    const { keyAt } = this.input;
    return [...far.filter((index) => index < from), ...near, ...far.filter((index) => index >= to)].map((index) => ({
      key: keyAt(index),
      index,
      start: this.index.offsetOf(index) - this.held,
    }));
  }

  /** Height of the box that holds the rows. */
  total(): number {
    return Math.max(0, this.index.total() - this.held);
  }

  boxAt(index: number, { size }: { readonly size: number } = this.input): RowBox | undefined {
    if (index < 0 || index >= size) return undefined;
    return { start: this.header + this.index.offsetOf(index), size: this.index.sizeAt(index) };
  }

  boxOf(key: string): RowBox | undefined {
    return this.boxAt(this.input.indexOf(key));
  }

  /** The row that stands at an offset. */
  indexAt(offset: number): number {
    return this.index.indexAt(offset - this.header);
  }

  isMeasured(key: string): boolean {
    return this.measured.has(key);
  }

  /** Takes the height of a row that is mounted. True when it was another than was known or guessed. */
  resize(key: string, size: number): boolean {
    const index = this.input.indexOf(key);
    // Mounted far away from the view, for its focus: asked again when it is near.
    if (index < 0 || !this.index.isOpen(index)) return false;
    const more = size - this.index.sizeAt(index);
    this.measured.set(key, size);
    if (more === 0) return false;
    const moves = this.host.movesWith(key);
    this.index.set(index, size);
    if (moves) this.owe(more);
    return true;
  }

  /** Makes exact what is around the view. */
  private open(): void {
    const { size } = this.input;
    if (size <= WHOLE) return void this.index.open(0, size);
    // Guesses become heights on the way, and rows move by it: looked at again until nothing does.
    for (let tries = 0; tries < 3; tries++) {
      const top = this.indexAt(this.offset);
      if (!this.index.open(top - REACH, this.indexAt(this.offset + this.height) + REACH)) return;
    }
  }

  /** Heights of rows that went are kept for a while, as they may come back; not for ever. */
  private forget(): void {
    const { size, indexOf } = this.input;
    if (this.measured.size <= 2 * size + WHOLE) return;
    for (const key of this.measured.keys()) if (indexOf(key) < 0) this.measured.delete(key);
  }

  /** Rows came or went at an end. */
  private endsDiffer({ size, keyAt }: LayoutInput): boolean {
    const { input } = this;
    if (size === 0 || input.size === 0) return false;
    return size !== input.size || keyAt(0) !== input.keyAt(0) || keyAt(size - 1) !== input.keyAt(size - 1);
  }

  /** Finds the rows near the view. */
  private look(): void {
    const { size, overscan = 6 } = this.input;
    this.from = this.to = 0;
    if (size === 0 || this.height === 0) return;
    const { index } = this;
    const top = Math.min(this.offset - this.header, Math.max(0, index.total() - this.height));
    const first = index.indexAt(top);
    let last = first;
    let bottom = index.offsetOf(first) + index.sizeAt(first);
    while (last < size - 1 && bottom < top + this.height) bottom += index.sizeAt(++last);
    this.from = Math.max(0, first - overscan);
    this.to = Math.min(size, last + 1 + overscan);
  }

  private sized(): SizedRows {
    const { size, keyAt, indexOf, estimate } = this.input;
    return { size, keyAt, indexOf, sizeOf: (index, key) => this.measured.get(key) ?? estimate(index) };
  }
}
