import type { VirtualStand } from './anchors.js';
import { canPin, isChat, lastKeyOf, opensAtEnd, type ListInput } from './input.js';
import { ASSUMED_HEIGHT, type Layout } from './layout.js';
import { Place, type Frame } from './place.js';
import { Travel } from './travel.js';
import type { VirtualPosition } from './types.js';
import type { View } from './view.js';

/** An intent that has moved nothing after this time was meant for something else (a scroller inside a row). */
const INTENT_MS = 400;
/** How long a row opened by a press keeps its upper edge. */
const HOLD_MS = 1000;
/** How often it is looked whether the end may be followed again. */
const BUSY_MS = 200;

type Timer = ReturnType<typeof setTimeout> | undefined;

/** What the reader asks of the list. */
export interface ReaderHost {
  onScrolled(): void;
  /** True while the view must not be moved by us. */
  waits(): boolean;
  /** Something to render has changed. */
  onChange(): void;
}

/**
 * Where the reader is: at the end and following it, on the way to a row, or looking at rows that must not move. The pin is a flag, taken when the
 * reader reaches the end and released by the reader's intent, never by comparing heights.
 */
export class Reader {
  readonly place: Place;
  pinned: boolean;
  /** The list has rows and shows them. */
  opened = false;
  private readonly layout: Layout;
  private readonly travel = new Travel();
  private readonly host: ReaderHost;
  private input: ListInput;
  private view: View | null = null;
  /** There are other rows than when those in view were noted. */
  private relaid = false;
  private couldPin: boolean;
  /** The last row when somebody asked for the end: it is shown to its end, however tall it is. */
  private endKey: string | undefined;
  /** Nothing of what was looked at is there any more: whoever brought other rows may say where to go next. */
  lost = false;
  /** The browser had to move the view, as there was too little left. */
  private clamped = false;
  private timers: { intent?: Timer; hold?: Timer; busy?: Timer } = {};
  private told: { readonly first?: string; readonly top?: number } = {};

  constructor(input: ListInput, layout: Layout, host: ReaderHost) {
    this.input = input;
    this.layout = layout;
    this.host = host;
    this.place = new Place(layout);
    this.pinned = opensAtEnd(input);
    this.couldPin = canPin(input);
  }

  take(input: ListInput): void {
    if (input.keyAt !== this.input.keyAt || input.size !== this.input.size) this.relaid = true;
    this.input = input;
  }

  attach(view: View): () => void {
    this.view = view;
    return () => {
      for (const timer of Object.values(this.timers)) clearTimeout(timer);
      this.timers = {};
      this.place.held = undefined;
      this.travel.stop();
      this.view = null;
    };
  }

  /** Looks whether somebody else scrolled since: the reader, the scrollbar, the browser. Also before we write, so that nothing is overrun. */
  seeScroll(): void {
    const { view } = this;
    if (!view?.connected || view.wasHidden() || !view.hasMoved) return;
    const { top } = view;
    const scrolled = view.see(this.pinned);
    // The browser moved to what was left: nobody scrolled.
    if (scrolled === 'browser') {
      this.clamped = true;
      return view.tell();
    }
    // On the way to a row only a hand stops the journey: the wheel, touch and keys have said so already (`onUp`, `onDown`).
    if (this.place.target && !view.origin.isPressed()) {
      view.tell();
      return this.hold();
    }
    if (scrolled === 'up') {
      this.pinned = false;
      clearTimeout(this.timers.intent);
    } else if (canPin(this.input) && view.distance <= 2) this.pinned = true;
    this.leaveTarget();
    // The reader moved: from now on what stands here is held, also while the rows that come into view are measured by what follows.
    // Rows came or went in the same moment: the new layout says nothing of what was in view.
    if (this.relaid) this.place.moveBy(view.top - top);
    else this.place.capture(this.input, { offset: this.layout.at(view.top), height: view.height });
    view.tell();
    this.tellFirst();
    this.host.onScrolled();
  }

  private tellFirst(): void {
    const first = this.keyAt(0);
    const top = this.view?.top;
    if (first === undefined || top === undefined || (first === this.told.first && top === this.told.top)) return;
    this.told = { first, top };
    this.input.onFirstVisible?.(first);
  }

  /** Brings the view to where the reader is, whatever the commit did. */
  hold(): void {
    const { view } = this;
    this.lost = this.place.isLost(this.input.indexOf);
    if (!view || !this.opened) return;
    if (view.isHidden) return this.pretend();
    const may = canPin(this.input);
    if (!may) this.pinned = false;
    else if (!this.couldPin && !this.lost && this.place.target === null && view.distance <= 2) this.pinned = true;
    this.couldPin = may;
    const asHigh = view.isAsHigh;
    view.remember();
    const top = this.pinned && asHigh ? this.tallRow(view) : undefined;
    // Where the end is in view there is nothing to follow, and whether somebody is busy need not be looked for.
    if (this.pinned && this.place.held === undefined && top === undefined && view.distance <= 0.5) return;
    if (this.follows()) {
      if (top !== undefined) this.pinned = false;
      this.write(top ?? view.bottom);
      if (top !== undefined) this.capture();
      return;
    }
    // Nothing tells that the hand has let go, the menu is closed or the selection gone.
    if (this.pinned && view.distance > 0.5) this.timers.busy ??= setTimeout(() => this.retry(), BUSY_MS);
    if (this.place.target?.isEnd === true) return view.distance > 0.5 ? this.write(view.bottom) : undefined;
    // A plain list at its start shows what comes in there.
    if (!isChat(this.input) && this.place.target === null && view.scroller.scrollTop <= 0) return;
    const shift = this.place.shift(this.input, this.frame(view), isChat(this.input) ? 'first' : 'most');
    if (shift !== undefined && Math.abs(shift) > 0.5) {
      if (this.host.waits()) {
        this.layout.owe(shift);
        return this.host.onChange();
      }
      this.write(view.scroller.scrollTop + shift);
    }
    // What is left ends in view, and nobody has scrolled there: the end is followed as if the reader had.
    if (this.clamped && may && !this.lost && this.place.target === null && view.distance <= 1) this.pinned = true;
    this.clamped = false;
  }

  private retry(): void {
    this.timers.busy = undefined;
    if (this.pinned) this.hold();
  }

  /** Where the end is not followed to: a last row taller than the view has come or grown, and its upper edge would leave the view. */
  private tallRow(view: View): number | undefined {
    const last = this.input.size - 1;
    if (last < 0 || this.input.keyAt(last) === this.endKey) return undefined;
    const box = this.layout.boxAt(last);
    return box && box.start >= this.layout.offset - 0.5 && box.start < view.bottom - 0.5 ? box.start : undefined;
  }

  /** True while the end is followed: nobody is about something that must not move. */
  private follows(): boolean {
    return this.pinned && this.place.held === undefined && this.view?.origin.isBusy() !== true;
  }

  /** Without layout (a hidden pane, a test) nothing can be scrolled; the rows that would be in view are mounted all the same. */
  private pretend(): void {
    if (!this.pinned || !this.view?.connected) return;
    const offset = Math.max(0, this.layout.total() - ASSUMED_HEIGHT);
    if (offset !== this.layout.offset) this.view.tell(offset);
  }

  capture(): void {
    this.relaid = false;
    if (this.view) this.place.capture(this.input, this.frame(this.view));
  }

  /** Whether the view goes along when this row changes its size: all rows while pinned, else those above what is held. */
  movesWith(key: string): boolean {
    const { indexOf } = this.input;
    if (!this.opened || (!isChat(this.input) && (this.view?.top ?? 0) <= 0)) return false;
    // A last row that outgrows the view is not followed to its end (`hold`).
    if (this.pinned && key === lastKeyOf(this.input)) return false;
    if (this.follows()) return true;
    const held = this.place.key(indexOf);
    return held !== undefined && indexOf(key) < indexOf(held);
  }

  /** The first rows are there: goes where the list opens. */
  open(): void {
    this.opened = true;
    const { initialPosition = isChat(this.input) ? 'end' : 'start' } = this.input;
    this.pinned = opensAtEnd(this.input);
    this.endKey = lastKeyOf(this.input);
    if (initialPosition === 'start' || this.pinned) return;
    if (initialPosition === 'end') return this.scrollToEnd();
    const { key, top, align = 'start' } = initialPosition;
    this.scrollToKey(key, top === undefined ? align : { top });
  }

  scrollToKey(key: string, stand: VirtualStand, onArrive?: (arrived: boolean) => void): boolean {
    if (this.input.indexOf(key) < 0) return false;
    this.leaveTarget();
    this.pinned = false;
    this.place.target = { key, stand, onArrive };
    this.hold();
    this.settle();
    return true;
  }

  scrollToEnd(): void {
    const { view } = this;
    if (!view) return;
    this.leaveTarget();
    this.place.held = undefined;
    this.pinned = canPin(this.input);
    this.endKey = lastKeyOf(this.input);
    const { top } = view;
    this.write(view.bottom);
    if (view.top !== top) this.tellFirst();
    // Without a pin the last row is held until its neighbours are measured.
    if (this.pinned || this.endKey === undefined) return;
    this.place.target = { key: this.endKey, stand: 'end', isEnd: true };
    this.settle();
  }

  scrollToStart(): void {
    this.leaveTarget();
    this.pinned = false;
    this.write(0);
    this.capture();
    this.tellFirst();
  }

  /** Holds the target until it and every row around it have been measured: from then on it is held where it stands. */
  settle(): void {
    this.travel.start({
      isHidden: () => this.view?.isHidden !== false,
      mark: () => {
        const { target } = this.place;
        const box = target && this.layout.isMeasured(target.key) ? this.layout.boxOf(target.key) : undefined;
        return box && this.view ? `${box.start} ${box.size} ${this.view.top}` : undefined;
      },
      onEnd: (arrived) => {
        if (canPin(this.input) && this.distance() <= 1) this.pinned = true;
        const { target } = this.place;
        this.place.target = null;
        this.capture();
        target?.onArrive?.(arrived);
        this.tellFirst();
      },
    });
  }

  private leaveTarget(): void {
    const { target } = this.place;
    this.travel.stop();
    clearTimeout(this.timers.intent);
    this.place.target = null;
    target?.onArrive?.(false);
  }

  onUp(): void {
    this.seeScroll();
    this.leaveTarget();
    if (!this.pinned) return this.capture();
    if ((this.view?.top ?? 0) <= 0) return;
    this.pinned = false;
    this.capture();
    clearTimeout(this.timers.intent);
    // Cleared by the first movement upwards.
    this.timers.intent = setTimeout(() => {
      if (!canPin(this.input)) return;
      this.pinned = true;
      this.hold();
    }, INTENT_MS);
  }

  onDown(): void {
    this.seeScroll();
    this.leaveTarget();
    if (!this.pinned && canPin(this.input) && this.distance() <= 1) this.pinned = true;
  }

  onOpen(key: string): void {
    this.capture();
    if (!this.place.holds(key)) return;
    this.place.held = key;
    clearTimeout(this.timers.hold);
    this.timers.hold = setTimeout(() => {
      this.place.held = undefined;
      if (this.distance() > 1) this.pinned = false;
    }, HOLD_MS);
  }

  private write(top: number): void {
    this.view?.write(top);
  }

  private frame(view: View): Frame {
    return { offset: this.layout.offset, height: view.height };
  }

  /** The row the view is at. */
  around(): string | undefined {
    return this.pinned ? lastKeyOf(this.input) : this.place.middle(this.input.indexOf);
  }

  distance(): number {
    return this.view?.distance ?? 0;
  }

  /** The row that stands so many px below the upper edge of the view. */
  keyAt(below: number): string | undefined {
    const { size, keyAt } = this.input;
    const index = size > 0 ? this.layout.indexAt(this.layout.offset + below) : 0;
    return index < size ? keyAt(index) : undefined;
  }

  isVisible(key: string): boolean {
    const { view } = this;
    const box = view && this.layout.boxOf(key);
    const { offset } = this.layout;
    return box != null && box.start < offset + view!.height && box.start + box.size > offset;
  }

  position(): VirtualPosition {
    if (this.pinned) return 'end';
    const { target, first } = this.place;
    const box = target && this.layout.boxOf(target.key);
    if (target && box && this.view) return { key: target.key, top: box.start - this.layout.offset };
    return first ? { key: first.key, top: first.top } : 'start';
  }
}
