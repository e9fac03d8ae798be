import type { ScrollOrigin } from './intent.js';

/** Who scrolled. `browser`: nobody did, the view had no place where it stood. */
export type Scrolled = 'browser' | 'up' | 'down';

/** Tells the engine where the view is, and whether it moves. */
export type Report = (offset: number, scrolling: boolean) => void;

/** The view of a list: the scroller, where it stands, and what is known of how it came there. */
export class View {
  readonly scroller: HTMLElement;
  readonly origin: ScrollOrigin;
  /** The scroll position last seen or written: an event that reports it is an echo. */
  top = 0;
  private told = true;
  private report: Report | undefined;
  private hidden = false;
  /** Heights of viewport and content when the view was last in its place. */
  private heights = { view: 0, content: 0 };

  constructor(scroller: HTMLElement, origin: ScrollOrigin) {
    this.scroller = scroller;
    this.origin = origin;
  }

  /** Connects the engine; without one nothing that scrolls is looked at. */
  connect(report: Report | undefined): void {
    this.report = report;
  }

  get connected(): boolean {
    return this.report !== undefined;
  }

  get height(): number {
    return this.scroller.clientHeight;
  }

  /** The farthest position there is. */
  get bottom(): number {
    return this.scroller.scrollHeight - this.scroller.clientHeight;
  }

  /** Px from the end. */
  get distance(): number {
    return Math.max(0, this.bottom - this.scroller.scrollTop);
  }

  get isHidden(): boolean {
    return this.scroller.clientHeight === 0;
  }

  /** True when the viewport is as high as when the view was last in its place. */
  get isAsHigh(): boolean {
    return this.heights.view === this.scroller.clientHeight;
  }

  /** True while the list is hidden: a hidden scroller stands at 0 whatever was read. Shown again, it is put back first. */
  wasHidden(): boolean {
    if (this.isHidden) this.hidden = true;
    else if (this.hidden) {
      this.hidden = false;
      this.scroller.scrollTop = this.top;
    }
    return this.hidden;
  }

  /** The view is in its place as things are now. */
  remember(): void {
    this.heights = { view: this.scroller.clientHeight, content: this.scroller.scrollHeight };
  }

  /** Whether the scroller stands elsewhere than when last looked at. */
  get hasMoved(): boolean {
    return this.scroller.scrollTop !== this.top;
  }

  /** Takes the position the scroller has now, and says who brought it there. */
  see(pinned: boolean): Scrolled {
    const { scroller, top } = this;
    const up = scroller.scrollTop < top;
    const clamped = this.wasClamped(up, pinned);
    this.top = scroller.scrollTop;
    this.told = true;
    return clamped ? 'browser' : up ? 'up' : 'down';
  }

  /** Moves the view, and tells the engine at once: it must not judge the next size by a position that is gone. */
  write(top: number, scrolling: boolean): void {
    this.scroller.scrollTop = top;
    if (this.scroller.scrollTop === this.top && this.told) return;
    this.top = this.scroller.scrollTop;
    this.told = true;
    this.tell(scrolling);
  }

  /** Moves the view for the engine, which knows. It is told again when the browser reports it. */
  put(top: number): void {
    this.scroller.scrollTop = top;
    this.top = this.scroller.scrollTop;
    this.told = false;
  }

  /** The browser reports a position we wrote. True when the engine was not told of it. */
  echo(): boolean {
    const news = !this.told;
    this.told = true;
    return news;
  }

  /** Tells the engine where the view is (or is to be taken to be). */
  tell(scrolling: boolean, offset: number = this.top): void {
    this.report?.(offset, scrolling);
  }

  /** Whether the browser moved a view that had no place where it stood: the content shrank, or the viewport grew, if only for a moment. */
  private wasClamped(up: boolean, pinned: boolean): boolean {
    const { scrollHeight, clientHeight } = this.scroller;
    if (this.top > scrollHeight - clientHeight + 0.5 && this.distance <= 1) return true;
    if (!up || !pinned || this.origin.readerActs()) return false;
    const { view, content } = this.heights;
    // The moment may be over (a field whose words are replaced is empty in between): where nobody pulled, a pinned view goes with its end.
    return view !== clientHeight || content !== scrollHeight || this.origin.justTyped();
  }
}
