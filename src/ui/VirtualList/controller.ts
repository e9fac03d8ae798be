import { ASSUMED_HEIGHT, type Engine, type EngineHost } from './engine.js';
import { createEdgeWatch } from './edges.js';
import { watchIntent, watchOrigin } from './intent.js';
import { canPin, type ListInput } from './input.js';
import { Layout, type ShownRow } from './layout.js';
import { Reader } from './reader.js';
import { keptRows, watchRows } from './rowEvents.js';
import type { VirtualListHandle } from './types.js';
import { View, type Report } from './view.js';

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
 * React and the engine:
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
  private input: ListInput;
  private elements: ListElements | null = null;
  private view: View | null = null;
  /** Set while React commits: an update asked for then is flushed by React at the end of the commit, and flushSync would warn. */
  private committing = false;
  /** A commit is on its way: what is measured now is not what will be painted. */
  private pending = false;
  private changed = false;
  private focusedKey: string | undefined;
  private selectedKeys: readonly string[] = [];

  constructor(input: ListInput, rerender: (sync: boolean) => void) {
    this.input = input;
    this.rerender = rerender;
    this.layout = new Layout(input, this.host);
    this.reader = new Reader(input, this.layout, () => {
      if (!this.committing) this.tell();
    });
    this.layout.engine.shouldAdjustScrollPositionOnItemSizeChange = (item) => this.reader.movesWith(String(item.key));
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

  /** Takes the props of a render. Runs while React renders, as the engine's own binding does. */
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
    this.duringCommit(() => {
      // The engine answers a size by moving the view from where it believes it to be.
      this.reader.seeScroll();
      if (!element) this.layout.engine.measureElement(null);
      else if (this.view?.isHidden) this.layout.engine.measureElement(element);
      else this.layout.measure(element);
    });
  };

  attach(elements: ListElements): () => void {
    this.elements = elements;
    const { scroller, header, footer } = elements;
    const stopIntent = watchIntent(scroller, { onUp: () => this.reader.onUp(), onDown: () => this.reader.onDown() });
    const origin = watchOrigin(scroller);
    this.view = new View(scroller, origin);
    const stopReader = this.reader.attach(this.view);
    const observer =
      typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.onSurroundingsResized());
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
    // Underscored, and yet what every framework binding of the engine calls.
    // oxlint-disable-next-line no-underscore-dangle
    const unmount = this.layout.engine._didMount();
    return () => {
      stopIntent();
      origin.stop();
      observer?.disconnect();
      stopRows();
      stopReader();
      unmount();
      this.elements = null;
      this.view = null;
    };
  }

  /** Runs in a layout effect after every commit of the list, before the browser paints. */
  commit(): void {
    this.duringCommit(() => {
      this.reader.seeScroll();
      this.measureHeader();
      // oxlint-disable-next-line no-underscore-dangle
      this.layout.engine._willUpdate();
      if (!this.elements) return;
      this.layout.observeAgain(this.elements.sizer.children);
      // React writes the height from the second render on (none in server markup); the position is needed now.
      if (!this.reader.opened) this.elements.sizer.style.height = `${this.totalSize()}px`;
      if (!this.reader.opened && this.input.size > 0) {
        this.update();
        this.reader.open();
      }
      this.reader.hold();
      if (!this.pending && this.reader.place.target === null) this.reader.capture();
    });
    this.tell();
  }

  /** What the engine asks of us. */
  private get host(): EngineHost {
    return {
      scroller: () => this.elements?.scroller ?? null,
      isHidden: () => this.view?.isHidden === true,
      // A size reported now is answered from the position: it must be the real one.
      beforeMeasure: () => this.duringCommit(() => this.reader.seeScroll()),
      onViewportResized: () => {
        if (!this.committing) this.onSurroundingsResized();
      },
      observeScroll: (engine, tell) => this.observeScroll(engine, tell),
      write: (top) => this.view?.put(top),
      onChange: () => {
        this.changed = true;
        if (this.committing) this.update();
        else this.flush();
      },
    };
  }

  private observeScroll(engine: Engine, tell: Report): (() => void) | undefined {
    const { view } = this;
    const element = engine.scrollElement;
    if (!element || !view) return undefined;
    view.connect((offset, scrolling) => {
      // The rows around the new position first: the engine says at once which of them to mount.
      const moved = this.layout.aim(offset, view.height || ASSUMED_HEIGHT);
      this.changed = false;
      tell(offset, scrolling);
      // The engine counts from the start of its stretch: it may take other rows for the same ones.
      if (moved && !this.changed) this.host.onChange();
    });
    const onScroll = (): void => {
      if (view.hasMoved) this.reader.seeScroll();
      else if (view.echo()) view.tell(engine.isScrolling);
      if (this.reader.pinned && !this.committing && view.distance > 0.5) this.reader.hold();
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      view.connect(undefined);
    };
  }

  private onSurroundingsResized(): void {
    const { view } = this;
    if (!view || view.wasHidden()) return;
    this.reader.seeScroll();
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
    this.watchEdges(
      {
        above: view.top - this.layout.headerHeight,
        below: view.distance,
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
    // Rows that went are forgotten before the browser looks at sizes again: a detached box would count as one that changed too late.
    this.layout.engine.measureElement(null);
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
