import type { ScrollOrigin } from './intent.js';

/** Who scrolled. `browser`: nobody did, the view had no place where it stood. */
export type Scrolled = 'browser' | 'up' | 'down';

/** Told where the scroller stands (or is to be taken to stand). */
export type Report = (top: number) => void;

/** The view of a list: the scroller, where it stands, and what is known of how it came there. */
export class View {
  readonly scroller: HTMLElement;
  readonly origin: ScrollOrigin;
  /** The scroll position last seen or written: an event that reports it is an echo. */
  top = 0;
  /** Pulled beyond an end, as on a rubber band: it cannot be moved until it is back. */
  pulled = false;
  private report: Report | undefined;
  private hidden = false;
  /** Heights of viewport and content when the view was last in its place. */
  private heights = { view: 0, content: 0 };

  constructor(scroller: HTMLElement, origin: ScrollOrigin) {
    this.scroller = scroller;
    this.origin = origin;
  }

  /** Connects the layout; without one nothing that scrolls is looked at. */
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
    return clamped ? 'browser' : up ? 'up' : 'down';
  }

  /** Moves the view, and tells so at once: the next size must not be judged by a position that is gone. */
  write(top: number): void {
    this.scroller.scrollTop = top;
    this.top = this.scroller.scrollTop;
    this.tell();
  }

  /** Tells where the scroller stands (or is to be taken to stand). */
  tell(top: number = this.top): void {
    this.report?.(top);
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
