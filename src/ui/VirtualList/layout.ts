import { Virtualizer } from '@tanstack/react-virtual';
import type { RowBox } from './anchors.js';
import { engineOptions, type Engine, type EngineHost, type EngineOptions } from './engine.js';
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

/** Up to so many rows the engine is given all of them. */
const WHOLE = 1024;
/** Of more rows it is given those around the view: so many on either side, and others as soon as fewer than `NEAR` are left. */
const REACH = 192;
const NEAR = 64;

/**
 * Where rows stand. The engine measures what is near the view and says what to mount; every change of the rows costs it a walk over all it was given.
 * Of a long list it is therefore given a stretch around the view, and what lies above and below as two heights from an index of our own. Offsets are in
 * px from the top of the scroller's content.
 */
export class Layout {
  readonly engine: Engine;
  private readonly host: EngineHost;
  private input: LayoutInput;
  private header = 0;
  /** The stretch the engine is given. */
  private first = 0;
  private end: number;
  private index: SizeIndex | undefined;
  private localKey: (index: number) => string;

  constructor(input: LayoutInput, host: EngineHost) {
    this.input = input;
    this.host = host;
    this.end = input.size;
    this.localKey = input.keyAt;
    this.engine = new Virtualizer({ ...this.options(), count: 0 });
    const { engine } = this;
    const resize = engine.resizeItem;
    engine.resizeItem = (index, size) => {
      this.index?.set(this.first + index, size);
      resize(index, size);
    };
    engine.indexFromElement = (element) => Number(element.dataset['index']) - this.first;
    this.follow(undefined);
    engine.setOptions(this.options());
  }

  /** Takes the rows of a render. `around`: the row the view is at, so that the stretch goes where it went. */
  update(input: LayoutInput, around: string | undefined): void {
    const changed = input.keyAt !== this.input.keyAt || input.size !== this.input.size;
    this.input = input;
    if (changed) this.follow(around);
    this.engine.setOptions(this.options());
  }

  /** True when the height of what stands above the rows was another. */
  setHeader(height: number): boolean {
    if (height === this.header) return false;
    this.header = height;
    this.engine.setOptions(this.options());
    return true;
  }

  get headerHeight(): number {
    return this.header;
  }

  /** Brings the stretch to what a view of this height shows at `offset`. True when it was another. */
  aim(offset: number, height: number): boolean {
    if (!this.index) return false;
    // Guesses become heights on the way, and rows move by it: looked at again until the view is well inside.
    for (let tries = 0; tries < 3; tries++) {
      const top = this.index.indexAt(offset - this.header);
      const bottom = this.index.indexAt(offset + height - this.header);
      const enough =
        (this.first === 0 || top - this.first >= NEAR) &&
        (this.end === this.input.size || this.end - bottom > NEAR) &&
        top <= this.end;
      if (enough) return tries > 0;
      this.take(top - REACH, bottom + REACH);
      this.engine.setOptions(this.options());
    }
    return true;
  }

  /** The rows to render: those the engine wants, and those that must stay although they are far away. */
  rows(kept: readonly number[]): readonly ShownRow[] {
    const shown = this.engine.getVirtualItems().map((item) => ({
      key: String(item.key),
      index: this.first + item.index,
      start: item.start - this.header,
    }));
    const known = new Set(shown.map((row) => row.index));
    const more = kept.filter((index) => !known.has(index));
    if (more.length === 0) return shown;
    for (const index of more) {
      const box = this.boxAt(index);
      if (box) shown.push({ key: this.input.keyAt(index), index, start: box.start - this.header });
    }
    return shown.toSorted((a, b) => a.index - b.index);
  }

  total(): number {
    return this.engine.getTotalSize();
  }

  boxAt(index: number): RowBox | undefined {
    if (index < 0 || index >= this.input.size) return undefined;
    if (index >= this.first && index < this.end) return this.engine.measurementsCache[index - this.first];
    return this.index && { start: this.header + this.index.offsetOf(index), size: this.index.sizeAt(index) };
  }

  boxOf(key: string): RowBox | undefined {
    return this.boxAt(this.input.indexOf(key));
  }

  /** The row that stands at an offset. */
  indexAt(offset: number): number {
    const item = this.engine.getVirtualItemForOffset(offset);
    const local = item?.index ?? 0;
    const inside =
      item && (local > 0 || item.start <= offset) && (local < this.end - this.first - 1 || item.end > offset);
    return inside || !this.index ? this.first + local : this.index.indexAt(offset - this.header);
  }

  isMeasured(key: string): boolean {
    return this.engine.itemSizeCache.has(key);
  }

  /** Takes the box of a row that was mounted. */
  measure(element: HTMLElement): void {
    const index = this.engine.indexFromElement(element);
    if (index < 0 || index >= this.end - this.first) return;
    this.engine.measureElement(element);
    // While the reader scrolls the engine waits for the observer; a row of a wrong height would then show for a frame.
    const key = this.localKey(index);
    const known = this.engine.itemSizeCache;
    if (known.has(key)) return;
    const height = element.offsetHeight;
    this.engine.resizeItem(index, height);
    // It does not note a row that is as high as was guessed; who travels there waits for its measure.
    if (height > 0 && !known.has(key)) known.set(key, height);
  }

  /** A row that was kept far away and is near again has to be observed again. */
  observeAgain(boxes: HTMLCollection): void {
    if (!this.index) return;
    for (const box of boxes) {
      const element = box as HTMLElement;
      const key = element.dataset['key'];
      if (key !== undefined && this.engine.elementsCache.get(key) !== element) this.measure(element);
    }
  }

  /** After the rows have changed: which stretch the engine gets. */
  private follow(around: string | undefined): void {
    const { size } = this.input;
    this.localKey = this.input.keyAt;
    if (size <= WHOLE) {
      this.index = undefined;
      this.first = 0;
      this.end = size;
      return;
    }
    const rows = this.sized();
    const before = this.index;
    const offset = (this.engine.scrollOffset ?? 0) - this.header;
    if (before) before.sync(rows);
    else this.index = new SizeIndex(rows);
    const at = around === undefined ? -1 : this.input.indexOf(around);
    const middle = at >= 0 ? at : before ? before.indexAt(offset) : this.input.anchor === 'start' ? 0 : size - 1;
    // Rows below the one that is held are in view as well.
    this.take(middle - REACH, middle + 2 * REACH);
  }

  private take(from: number, to: number): void {
    this.first = Math.max(0, Math.min(from, this.input.size - 2 * REACH));
    this.end = Math.min(this.input.size, Math.max(to, 2 * REACH));
    const { first } = this;
    const { keyAt } = this.input;
    this.localKey = (index) => keyAt(first + index);
    this.index?.open(this.first, this.end);
  }

  private sized(): SizedRows {
    const { size, keyAt, indexOf, estimate } = this.input;
    const known = this.engine.itemSizeCache;
    return { size, keyAt, indexOf, sizeOf: (index, key) => known.get(key) ?? estimate(index) };
  }

  private options(): EngineOptions {
    const { estimate, overscan = 6, anchor } = this.input;
    const { index, first, end } = this;
    return engineOptions(this.host, {
      count: end - first,
      getItemKey: this.localKey,
      estimateSize: index ? (local) => index.sizeAt(first + local) : estimate,
      paddingStart: index ? index.offsetOf(first) : 0,
      paddingEnd: index ? index.total() - index.offsetOf(end) : 0,
      overscan,
      scrollMargin: this.header,
      anchorTo: anchor === 'start' ? 'start' : 'end',
    });
  }
}
