import { createEdgeWatch } from './edges.js';
import { watchIntent, watchOrigin } from './intent.js';
import { canPin, type ListInput } from './input.js';
import { Layout, type ShownRow } from './layout.js';
import { watchMomentum, type Momentum } from './momentum.js';
import { Reader } from './reader.js';
import { keptRows, watchRows } from './rowEvents.js';
import { keyOfBox, RowObserver } from './rowObserver.js';
import type { VirtualListHandle } from './types.js';
import { View } from './view.js';

/** Distance in px within which the end counts as visible. */
const END_THRESHOLD = 32;

/** The elements a list is made of. */
export interface ListElements {
  readonly scroller: HTMLElement;
  readonly sizer: HTMLElement;
  readonly header: HTMLElement;
  readonly footer: HTMLElement;
}

/**
 * Keeps a list where its reader is. `Layout` knows sizes and which rows to show, `View` the scroller, `Reader` what is looked at; here they meet
 * React and the browser:
 *
 * - what is in view is held by key, whichever rows come, go or grow, and checked after every commit, before the browser paints;
 * - sizes that change in a ResizeObserver are committed synchronously, so that no frame shows rows over one another.
 */
export class ListController {
  readonly handle: VirtualListHandle;
  private readonly rerender: (sync: boolean) => void;
  private readonly layout: Layout;
  private readonly reader: Reader;
  private readonly watchEdges = createEdgeWatch();
  private readonly sizes = new RowObserver((sizes) => this.onSizes(sizes));
  private input: ListInput;
  private elements: ListElements | null = null;
  private view: View | null = null;
  /** Set while React commits: an update asked for then is flushed by React at the end of the commit, and flushSync would warn. */
  private committing = false;
  /** A commit is on its way: what is measured now is not what will be painted. */
  private pending = false;
  private momentum: Momentum | undefined;
  private focusedKey: string | undefined;
  private selectedKeys: readonly string[] = [];

  constructor(input: ListInput, rerender: (sync: boolean) => void) {
    this.input = input;
    this.rerender = rerender;
    const waits = (): boolean => this.momentum?.isMoving() === true || this.view?.pulled === true;
    this.layout = new Layout(input, { waits, movesWith: (key) => this.reader.movesWith(key) });
    this.reader = new Reader(input, this.layout, {
      waits,
      onScrolled: () => {
        if (!this.committing) this.tell();
      },
      onChange: () => this.change(),
    });
    this.handle = {
      scrollToKey: (key, stand = 'nearest', onArrive?) =>
        this.quietly(() => this.reader.scrollToKey(key, stand, onArrive)),
      scrollToEnd: () => this.quietly(() => this.reader.scrollToEnd()),
      scrollToStart: () => this.quietly(() => this.reader.scrollToStart()),
      isAtEnd: () => this.reader.distance() <= (this.input.endThreshold ?? END_THRESHOLD),
      isPinned: () => this.reader.pinned,
      getPosition: () => this.reader.position(),
      firstVisibleKey: () => this.reader.keyAt(0),
      lastVisibleKey: () => this.reader.keyAt((this.view?.height ?? 0) - 1),
      isVisible: (key) => this.reader.isVisible(key),
    };
  }

  /** Takes the props of a render. Runs while React renders. */
  render(input: ListInput): void {
    this.input = input;
    this.reader.take(input);
    this.pending = false;
    this.layout.update(input, this.reader.around());
  }

  rows(): readonly ShownRow[] {
    return this.layout.rows(keptRows(this.focusedKey, this.selectedKeys, this.input));
  }

  totalSize(): number {
    return this.layout.total();
  }

  /** Ref of a row's box. */
  readonly measure = (element: HTMLElement | null): void => {
    if (element) this.sizes.add(element);
  };

  attach(elements: ListElements): () => void {
    this.elements = elements;
    const { scroller, header, footer } = elements;
    const stopIntent = watchIntent(scroller, { onUp: () => this.reader.onUp(), onDown: () => this.reader.onDown() });
    const origin = watchOrigin(scroller);
    this.view = new View(scroller, origin);
    const stopReader = this.reader.attach(this.view);
    this.momentum = watchMomentum(scroller, () => this.release());
    const stopScroll = this.watchScroll(this.view);
    const stopSizes = this.sizes.start();
    const observer =
      typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.onSurroundingsResized());
    observer?.observe(scroller);
    observer?.observe(header);
    observer?.observe(footer);
    const stopRows = watchRows(scroller, {
      onFocus: (key) => {
        this.focusedKey = key;
      },
      onOpen: (key) => this.reader.onOpen(key),
      onSelect: (keys) => {
        this.selectedKeys = keys;
      },
    });
    return () => {
      stopIntent();
      origin.stop();
      observer?.disconnect();
      stopRows();
      stopReader();
      stopScroll();
      stopSizes();
      this.momentum?.stop();
      this.momentum = undefined;
      this.elements = null;
      this.view = null;
    };
  }

  /** Runs in a layout effect after every commit of the list, before the browser paints. */
  commit(): void {
    this.duringCommit(() => {
      this.sizes.prune();
      if (!this.elements || !this.view) return;
      this.reader.seeScroll();
      // Rows stand where they were laid out: now the view goes there as well.
      const top = this.layout.takeOwed();
      if (top !== undefined) this.view.write(top);
      this.measureHeader();
      this.measureRows(this.elements.sizer.children);
      // React writes the height from the second render on (none in server markup); the position is needed now.
      if (!this.reader.opened) this.elements.sizer.style.height = `${this.totalSize()}px`;
      if (!this.reader.opened && this.input.size > 0) {
        this.update();
        this.reader.open();
      }
      this.reader.hold();
      if (!this.pending && this.reader.place.target === null) this.reader.capture();
    });
    // The end of other rows, at which the view happens to stand, is not told before their owner could lead it elsewhere.
    if (this.reader.lost) queueMicrotask(() => this.tell());
    else this.tell();
  }

  /** Takes the heights of rows that were just mounted, or have come near. */
  private measureRows(boxes: HTMLCollection): void {
    if (this.view?.isHidden !== false) return;
    let changed = false;
    for (const box of boxes) {
      const key = keyOfBox(box as HTMLElement);
      if (!this.layout.isMeasured(key)) changed = this.layout.resize(key, (box as HTMLElement).offsetHeight) || changed;
    }
    if (changed) this.change();
  }

  /** Rows have changed their heights by themselves. */
  private onSizes(sizes: ReadonlyMap<string, number>): void {
    // Without layout every box is 0 px high: what is known or guessed stays.
    if (this.view?.isHidden !== false) return;
    // A size is answered from the position: it must be the real one.
    this.duringCommit(() => this.reader.seeScroll());
    let changed = false;
    for (const [key, size] of sizes) changed = this.layout.resize(key, size) || changed;
    if (changed) this.change();
    else this.tell();
  }

  /** Something to render has changed. */
  private change(): void {
    if (this.committing) this.update();
    else this.flush();
  }

  /** The view may be moved again. */
  private release(): void {
    if (this.layout.release()) this.change();
  }

  private watchScroll(view: View): () => void {
    view.connect((top) => {
      if (this.layout.see(top, view.height)) this.change();
      // All rows for this place are mounted: no commit will tell.
      else if (!this.committing) this.tell();
    });
    // Which rows to mount is known as soon as there is a view.
    this.duringCommit(() => view.tell());
    const onScroll = (): void => {
      view.pulled = view.scroller.scrollTop < 0 || view.scroller.scrollTop > view.bottom + 1;
      if (view.hasMoved) {
        this.momentum?.onScroll();
        this.reader.seeScroll();
      }
      this.release();
      if (this.reader.pinned && !this.committing && view.distance > 0.5) this.reader.hold();
    };
    view.scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      view.scroller.removeEventListener('scroll', onScroll);
      view.connect(undefined);
    };
  }

  private onSurroundingsResized(): void {
    const { view } = this;
    if (!view) return;
    if (view.wasHidden()) return this.tell();
    this.reader.seeScroll();
    view.tell();
    if (this.measureHeader()) this.flush();
    else this.reader.hold();
    // What came into view by itself, and with it the end, is followed as if the reader had gone there.
    const traveling = this.reader.place.target !== null;
    if (!this.reader.pinned && !traveling && canPin(this.input) && this.reader.opened && view.distance <= 2)
      this.reader.pinned = true;
    // Shown again: a journey that could not be watched goes on.
    if (traveling) this.reader.settle();
    this.tell();
  }

  private measureHeader(): boolean {
    if (!this.elements || this.view?.isHidden !== false) return false;
    if (!this.layout.setHeader(this.elements.header.offsetHeight)) return false;
    if (this.committing) this.update();
    return true;
  }

  /** Tells the owner what came near. */
  private tell(): void {
    const { view } = this;
    if (!view || !this.reader.opened || this.pending || this.input.size === 0) return;
    // Nobody sees either end of a list that is not shown. One without layout (a test) is taken to be.
    const { scroller } = view;
    const isGone = view.isHidden && 'checkVisibility' in scroller && !scroller.checkVisibility();
    const far = isGone ? Number.POSITIVE_INFINITY : 0;
    this.watchEdges(
      {
        above: view.top - this.layout.headerHeight + far,
        below: view.distance + far,
        height: view.height,
        endThreshold: this.input.endThreshold ?? END_THRESHOLD,
        firstKey: this.input.keyAt(0),
        lastKey: this.input.keyAt(this.input.size - 1),
      },
      this.input,
    );
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
    else this.tell();
    return result as T;
  }
}
