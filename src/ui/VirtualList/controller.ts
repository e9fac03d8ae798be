import { Virtualizer } from '@tanstack/react-virtual';
import {
  anchorsInView,
  commonShift,
  firstShift,
  topFor,
  type Anchor,
  type RowBox,
  type VirtualAlign,
} from './anchors.js';
import { createEdgeWatch } from './edges.js';
import { ASSUMED_HEIGHT, engineOptions, type Engine, type EngineHost, type EngineOptions } from './engine.js';
import { watchIntent, watchOrigin, type ScrollOrigin } from './intent.js';
import { watchRows, withFocused } from './rowEvents.js';
import type { VirtualListHandle, VirtualListProps, VirtualPosition } from './types.js';

/** The part of the props the controller works on. */
export type ControllerInput = Pick<
  VirtualListProps,
  | 'size'
  | 'keyAt'
  | 'indexOf'
  | 'estimate'
  | 'anchor'
  | 'pinToEnd'
  | 'initialPosition'
  | 'scrollPadding'
  | 'overscan'
  | 'endThreshold'
  | 'onReachStart'
  | 'onReachEnd'
  | 'onEndVisibleChange'
  | 'onFirstVisibleChange'
>;

/** The elements a list is made of. */
export interface ListElements {
  readonly scroller: HTMLElement;
  readonly sizer: HTMLElement;
  readonly header: HTMLElement;
  readonly footer: HTMLElement;
}

/** One row to render. */
export interface ShownRow {
  readonly key: string;
  readonly index: number;
  /** Px from the top of the box that holds the rows. */
  readonly start: number;
}

const SCROLL_END_MS = 150;
/** An intent that has moved nothing after this time was meant for something else (a scroller inside a row). */
const INTENT_MS = 400;
/** How long a row opened by a press keeps its upper edge. */
const HOLD_MS = 1000;

/**
 * Keeps a list where its reader is. The engine knows sizes and which rows to show; here is what it lacks for a chat:
 *
 * - the pin is a flag, taken when the reader reaches the end and released by the reader's intent, never by comparing heights;
 * - what is in view is held by key, whichever rows come, go or grow, and checked after every commit, before the browser paints;
 * - sizes that change in a ResizeObserver are committed synchronously, so that no frame shows rows over one another.
 */
export class ListController {
  readonly handle: VirtualListHandle;
  private readonly rerender: (sync: boolean) => void;
  private readonly engine: Engine;
  private input: ControllerInput;
  private elements: ListElements | null = null;
  private headerHeight = 0;
  /** Set while React commits: an update asked for then is flushed by React at the end of the commit, and flushSync would warn. */
  private committing = false;
  /** A commit is on its way: what is measured now is not what will be painted. */
  private pending = false;
  private pinned: boolean;
  private couldPin: boolean;
  private placed = false;
  private anchors: readonly Anchor[] = [];
  /** Where a jump wants a row to stand, until it has settled there. */
  private target: { readonly key: string; readonly align: VirtualAlign } | null = null;
  /** A row that was opened by a press keeps its upper edge for a moment, also at the end of the list. */
  private heldKey: string | undefined;
  private hidden = false;
  /** The scroll position last seen or written: an event that reports it is an echo. */
  private top = 0;
  private told = true;
  /** Heights of viewport and content when the view was last in its place. */
  private heights = { view: 0, content: 0 };
  private origin: ScrollOrigin | undefined;
  private report: ((offset: number, scrolling: boolean) => void) | null = null;
  private scrollEndTimer: ReturnType<typeof setTimeout> | undefined;
  private intentTimer: ReturnType<typeof setTimeout> | undefined;
  private settleFrame: number | undefined;
  private focusedKey: string | undefined;
  private holdTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly watchEdges = createEdgeWatch();
  private firstVisible: string | undefined;

  constructor(input: ControllerInput, rerender: (sync: boolean) => void) {
    this.input = input;
    this.rerender = rerender;
    this.pinned = this.opensAtEnd();
    this.couldPin = this.canPin();
    this.engine = new Virtualizer(this.options());
    this.engine.shouldAdjustScrollPositionOnItemSizeChange = (item) => this.movesWith(item.index);
    this.handle = {
      scrollToKey: (key, align = 'nearest') => this.quietly(() => this.scrollToKey(key, align)),
      scrollToEnd: () => this.quietly(() => this.scrollToEnd()),
      scrollToStart: () => this.quietly(() => this.scrollToStart()),
      isAtEnd: () => this.distance() <= this.threshold(),
      isPinned: () => this.pinned,
      getPosition: () => this.position(),
      firstVisibleKey: () => this.firstKey(),
    };
  }

  /** Takes the props of a render. Runs while React renders, as the engine's own binding does. */
  render(input: ControllerInput): void {
    this.input = input;
    this.pending = false;
    this.engine.setOptions(this.options());
  }

  rows(): readonly ShownRow[] {
    return this.engine
      .getVirtualItems()
      .map((item) => ({ key: String(item.key), index: item.index, start: item.start - this.headerHeight }));
  }

  totalSize(): number {
    return this.engine.getTotalSize();
  }

  /** Ref of a row's box. */
  readonly measure = (element: HTMLElement | null): void => {
    this.duringCommit(() => {
      this.engine.measureElement(element);
      if (!element || this.isHidden()) return;
      const index = this.engine.indexFromElement(element);
      // While the reader scrolls the engine waits for the observer; a row of a wrong height would then show for a frame.
      if (index < 0 || index >= this.input.size || this.engine.itemSizeCache.has(this.input.keyAt(index))) return;
      this.engine.resizeItem(index, element.offsetHeight);
    });
  };

  attach(elements: ListElements): () => void {
    this.elements = elements;
    const { scroller, header, footer } = elements;
    const stopIntent = watchIntent(scroller, { onUp: () => this.onUp(), onDown: () => this.onDown() });
    const origin = watchOrigin(scroller);
    this.origin = origin;
    const observer =
      typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.onSurroundingsResized());
    observer?.observe(header);
    observer?.observe(footer);
    const stopRows = watchRows(scroller, {
      onFocus: (key) => {
        this.focusedKey = key;
      },
      onOpen: (key) => this.onOpen(key),
    });
    // Underscored, and yet what every framework binding of the engine calls.
    // oxlint-disable-next-line no-underscore-dangle
    const unmount = this.engine._didMount();
    return () => {
      stopIntent();
      origin.stop();
      observer?.disconnect();
      stopRows();
      clearTimeout(this.holdTimer);
      clearTimeout(this.scrollEndTimer);
      clearTimeout(this.intentTimer);
      if (this.settleFrame !== undefined) cancelAnimationFrame(this.settleFrame);
      unmount();
      this.elements = null;
    };
  }

  /** Runs in a layout effect after every commit of the list, before the browser paints. */
  commit(): void {
    this.duringCommit(() => {
      this.seeScroll();
      this.measureHeader();
      // oxlint-disable-next-line no-underscore-dangle
      this.engine._willUpdate();
      if (!this.elements) return;
      // React writes the height from the second render on (none in server markup); the position is needed now.
      if (!this.placed) this.elements.sizer.style.height = `${this.totalSize()}px`;
      this.place();
      this.hold();
      if (!this.pending && this.target === null) this.capture();
    });
    this.tell();
  }

  private options(): EngineOptions {
    const { size, keyAt, estimate, overscan = 6 } = this.input;
    return engineOptions(this.host, {
      count: size,
      getItemKey: keyAt,
      estimateSize: estimate,
      overscan,
      scrollMargin: this.headerHeight,
      anchorTo: this.isChat() ? 'end' : 'start',
    });
  }

  /** What the engine asks of us. */
  private readonly host: EngineHost = {
    scroller: () => this.elements?.scroller ?? null,
    rows: (indexes) => this.withFocusedRow(indexes),
    isHidden: () => this.isHidden(),
    // A size reported now is answered from the position: it must be the real one.
    beforeMeasure: () => this.duringCommit(() => this.seeScroll()),
    onViewportResized: () => {
      if (!this.committing) this.onSurroundingsResized();
    },
    observeScroll: (engine, tell) => this.observeScroll(engine, tell),
    write: (top) => {
      const { scroller } = this.elements ?? {};
      if (!scroller) return;
      scroller.scrollTop = top;
      this.top = scroller.scrollTop;
      this.told = false;
    },
    onChange: () => {
      if (this.committing) this.update();
      else this.flush();
    },
  };

  private observeScroll(engine: Engine, tell: (offset: number, scrolling: boolean) => void): (() => void) | undefined {
    const element = engine.scrollElement;
    if (!element) return undefined;
    this.report = tell;
    const onScroll = (): void => {
      if (element.scrollTop !== this.top) this.seeScroll();
      else if (!this.told) {
        this.told = true;
        tell(this.top, engine.isScrolling);
      }
      if (this.pinned && !this.committing && this.distance() > 0.5) this.hold();
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      clearTimeout(this.scrollEndTimer);
      this.report = null;
    };
  }

  /** Looks whether somebody else scrolled since: the reader, the scrollbar, the browser. Also before we write, so that nothing is overrun. */
  private seeScroll(): void {
    const { scroller } = this.elements ?? {};
    if (!scroller || !this.report || this.wasHidden(scroller) || scroller.scrollTop === this.top) return;
    const up = scroller.scrollTop < this.top;
    const clamped = this.wasClamped(scroller, up);
    this.top = scroller.scrollTop;
    this.told = true;
    // The browser moved to what was left: nobody scrolled.
    if (clamped) return this.report(this.top, this.engine.isScrolling);
    if (up) {
      this.pinned = false;
      clearTimeout(this.intentTimer);
    } else if (this.canPin() && this.distance() <= 2) this.pinned = true;
    this.target = null;
    // The reader moved: from now on what stands here is held, also while the rows that come into view are measured by what follows.
    this.capture(this.top);
    this.report(this.top, true);
    clearTimeout(this.scrollEndTimer);
    this.scrollEndTimer = setTimeout(() => this.report?.(this.top, false), SCROLL_END_MS);
    const first = this.firstKey();
    if (first !== undefined && first !== this.firstVisible) {
      this.firstVisible = first;
      this.input.onFirstVisibleChange?.(first);
    }
    if (!this.committing) this.tell();
  }

  /** Whether the browser moved a view that had no place where it stood: the content shrank, or the viewport grew, if only for a moment. */
  private wasClamped(scroller: HTMLElement, up: boolean): boolean {
    const { scrollHeight, clientHeight } = scroller;
    if (this.top > scrollHeight - clientHeight + 0.5 && this.distance() <= 1) return true;
    if (!up || !this.pinned || this.origin?.readerActs()) return false;
    const { view, content } = this.heights;
    // The moment may be over (a field whose words are replaced is empty in between): where nobody pulled, a pinned view goes with its end.
    return view !== clientHeight || content !== scrollHeight || this.origin?.justTyped() === true;
  }

  /** True while the list is hidden: a hidden scroller stands at 0 whatever was read. Shown again, it is put back first. */
  private wasHidden(scroller: HTMLElement): boolean {
    if (this.isHidden()) this.hidden = true;
    else if (this.hidden) {
      this.hidden = false;
      scroller.scrollTop = this.top;
    }
    return this.hidden;
  }

  private write(top: number): void {
    const { scroller } = this.elements ?? {};
    if (!scroller) return;
    scroller.scrollTop = top;
    if (scroller.scrollTop === this.top && this.told) return;
    this.top = scroller.scrollTop;
    this.told = true;
    // Told at once: the engine must not judge the next size by a position that is gone.
    this.report?.(this.top, this.engine.isScrolling);
  }

  /** Brings the view to where the reader is, whatever the commit did. */
  private hold(): void {
    const { scroller } = this.elements ?? {};
    if (!scroller || !this.placed) return;
    if (this.isHidden()) return this.pretend();
    const canPin = this.canPin();
    if (!canPin) this.pinned = false;
    else if (!this.couldPin && this.distance() <= 2) this.pinned = true;
    this.couldPin = canPin;
    this.heights = { view: scroller.clientHeight, content: scroller.scrollHeight };
    if (this.pinned && this.heldKey === undefined) {
      if (this.distance() > 0.5) this.write(scroller.scrollHeight - scroller.clientHeight);
      return;
    }
    const shift = this.shift();
    if (shift !== undefined && Math.abs(shift) > 0.5) this.write(scroller.scrollTop + shift);
  }

  /** Without layout (a hidden pane, a test) nothing can be scrolled; the rows that would be in view are mounted all the same. */
  private pretend(): void {
    if (!this.pinned || !this.report) return;
    const offset = Math.max(0, this.totalSize() - ASSUMED_HEIGHT);
    if (offset !== this.engine.scrollOffset) this.report(offset, false);
  }

  private shift(): number | undefined {
    const { scroller } = this.elements ?? {};
    if (!scroller) return undefined;
    const offset = this.engine.scrollOffset ?? 0;
    this.engine.getTotalSize();
    const boxOf = (key: string): RowBox | undefined => this.boxOf(key);
    if (this.target) {
      const box = boxOf(this.target.key);
      const top = box && topFor(this.target.align, box, offset, scroller.clientHeight, this.input.scrollPadding ?? 0);
      return box && top !== undefined ? box.start - offset - top : undefined;
    }
    const held = this.heldKey;
    const anchors = held === undefined ? this.anchors : this.anchors.filter((anchor) => anchor.key === held);
    if (this.isChat()) return firstShift(anchors, offset, boxOf);
    // A plain list at its start shows what comes in there.
    return scroller.scrollTop <= 0 ? undefined : commonShift(anchors, offset, boxOf);
  }

  private capture(offset = this.engine.scrollOffset ?? 0): void {
    const { scroller } = this.elements ?? {};
    if (!scroller || this.input.size === 0) return;
    this.engine.getTotalSize();
    const first = this.engine.getVirtualItemForOffset(offset)?.index ?? 0;
    this.anchors = anchorsInView(first, this.input.size, offset, scroller.clientHeight, this.input.keyAt, (index) =>
      this.boxAt(index),
    );
  }

  /** Whether the view goes along when this row changes its size: all rows while pinned, else those above what is held. */
  private movesWith(index: number): boolean {
    if (!this.placed || (!this.isChat() && this.top <= 0)) return false;
    if (this.pinned && this.heldKey === undefined) return true;
    const key =
      this.heldKey ?? this.target?.key ?? this.anchors.find((anchor) => this.input.indexOf(anchor.key) >= 0)?.key;
    return key !== undefined && index < this.input.indexOf(key);
  }

  private place(): void {
    if (this.placed || this.input.size === 0) return;
    this.placed = true;
    this.update();
    const { initialPosition = this.isChat() ? 'end' : 'start' } = this.input;
    this.pinned = this.opensAtEnd();
    if (initialPosition === 'start' || this.pinned) return;
    if (initialPosition === 'end') this.scrollToEnd();
    else if (initialPosition.top === undefined) this.scrollToKey(initialPosition.key, initialPosition.align ?? 'start');
    else this.anchors = [{ key: initialPosition.key, top: initialPosition.top }];
  }

  private scrollToKey(key: string, align: VirtualAlign): boolean {
    if (this.input.indexOf(key) < 0) return false;
    this.pinned = false;
    this.target = { key, align };
    this.hold();
    this.settle();
    return true;
  }

  private scrollToEnd(): void {
    const { scroller } = this.elements ?? {};
    if (!scroller) return;
    this.target = null;
    this.heldKey = undefined;
    this.pinned = this.canPin();
    this.write(scroller.scrollHeight - scroller.clientHeight);
    // Without a pin the last row is held until its neighbours are measured.
    const last = this.input.size - 1;
    if (!this.pinned && last >= 0) {
      this.target = { key: this.input.keyAt(last), align: 'end' };
      this.settle();
    }
  }

  private scrollToStart(): void {
    this.target = null;
    this.pinned = false;
    this.write(0);
    this.capture();
  }

  /** Two frames later every row around the target has been measured: from then on it is held where it stands. */
  private settle(): void {
    if (this.settleFrame !== undefined) cancelAnimationFrame(this.settleFrame);
    this.settleFrame = requestAnimationFrame(() => {
      this.settleFrame = requestAnimationFrame(() => {
        this.settleFrame = undefined;
        // Hidden rows have no heights: the target waits until they are shown.
        if (!this.target || this.isHidden()) return;
        this.target = null;
        if (this.canPin() && this.distance() <= 1) this.pinned = true;
        this.capture();
      });
    });
  }

  private onUp(): void {
    this.seeScroll();
    if (!this.pinned || this.top <= 0) return;
    this.pinned = false;
    this.capture();
    clearTimeout(this.intentTimer);
    // Cleared by the first movement upwards.
    this.intentTimer = setTimeout(() => {
      if (!this.canPin()) return;
      this.pinned = true;
      this.hold();
    }, INTENT_MS);
  }

  private onDown(): void {
    this.seeScroll();
    if (!this.pinned && this.canPin() && this.distance() <= 1) this.pinned = true;
  }

  private onOpen(key: string): void {
    this.capture();
    if (!this.anchors.some((anchor) => anchor.key === key)) return;
    this.heldKey = key;
    clearTimeout(this.holdTimer);
    this.holdTimer = setTimeout(() => {
      this.heldKey = undefined;
      if (this.distance() > 1) this.pinned = false;
    }, HOLD_MS);
  }

  private onSurroundingsResized(): void {
    const { scroller } = this.elements ?? {};
    if (!scroller || this.wasHidden(scroller)) return;
    this.seeScroll();
    if (this.measureHeader()) this.flush();
    else this.hold();
    // What came into view by itself, and with it the end, is followed as if the reader had gone there.
    if (!this.pinned && this.target === null && this.canPin() && this.placed && this.distance() <= 2)
      this.pinned = true;
    this.tell();
  }

  private measureHeader(): boolean {
    const height = this.elements ? this.elements.header.offsetHeight : 0;
    if (height === this.headerHeight || this.isHidden()) return false;
    this.headerHeight = height;
    this.engine.setOptions(this.options());
    if (this.committing) this.update();
    return true;
  }

  /** Tells the owner what came near. */
  private tell(): void {
    const { scroller } = this.elements ?? {};
    if (!scroller || !this.placed || this.pending || this.input.size === 0) return;
    this.watchEdges(
      {
        above: this.top - this.headerHeight,
        below: this.distance(),
        height: scroller.clientHeight,
        endThreshold: this.threshold(),
        firstKey: this.input.keyAt(0),
        lastKey: this.input.keyAt(this.input.size - 1),
      },
      this.input,
    );
  }

  private withFocusedRow(indexes: number[]): number[] {
    if (this.focusedKey === undefined) return indexes;
    return withFocused(indexes, this.input.indexOf(this.focusedKey), this.input.size);
  }

  private opensAtEnd(): boolean {
    const { initialPosition = 'end' } = this.input;
    return this.canPin() && initialPosition === 'end';
  }

  private canPin(): boolean {
    return this.isChat() && this.input.pinToEnd !== false;
  }

  private isChat(): boolean {
    return this.input.anchor !== 'start';
  }

  private threshold(): number {
    return this.input.endThreshold ?? 32;
  }

  private distance(): number {
    const { scroller } = this.elements ?? {};
    return scroller ? Math.max(0, scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop) : 0;
  }

  private isHidden(): boolean {
    return this.elements !== null && this.elements.scroller.clientHeight === 0;
  }

  private boxAt(index: number): RowBox | undefined {
    return this.engine.measurementsCache[index];
  }

  private boxOf(key: string): RowBox | undefined {
    const index = this.input.indexOf(key);
    return index < 0 ? undefined : this.boxAt(index);
  }

  private firstKey(): string | undefined {
    const item = this.input.size > 0 ? this.engine.getVirtualItemForOffset(this.engine.scrollOffset ?? 0) : undefined;
    return item && item.index < this.input.size ? this.input.keyAt(item.index) : undefined;
  }

  private position(): VirtualPosition {
    if (this.pinned) return 'end';
    const anchor = this.anchors[0];
    return anchor ? { key: anchor.key, top: anchor.top } : 'start';
  }

  /** Asks for a render at the end of the commit that is going on. */
  private update(): void {
    this.pending = true;
    this.rerender(false);
  }

  /** Renders now. */
  private flush(): void {
    this.pending = true;
    this.rerender(true);
    // Rows that went are forgotten before the browser looks at sizes again: a detached box would count as one that changed too late.
    this.engine.measureElement(null);
  }

  private duringCommit(run: () => void): void {
    const before = this.committing;
    this.committing = true;
    try {
      run();
    } finally {
      this.committing = before;
    }
  }

  /** For calls from the outside, which may come from an effect: nothing is flushed in the middle of a commit, yet all before the next paint. */
  private quietly<T>(run: () => T): T {
    let result: T | undefined;
    this.duringCommit(() => {
      result = run();
    });
    if (this.pending) queueMicrotask(() => this.flush());
    return result as T;
  }
}
