import { anchorsInView, commonShift, firstShift, topFor, type Anchor, type VirtualStand } from './anchors.js';
import type { Layout } from './layout.js';

/** A row the view is on its way to. */
export interface Target {
  readonly key: string;
  readonly stand: VirtualStand;
  /** The end of the list is meant, with what stands below its last row. */
  readonly isEnd?: boolean | undefined;
  /** Told once: true when the row stands where it should, false when the reader went elsewhere or the row is not there. */
  readonly onArrive?: ((arrived: boolean) => void) | undefined;
}

/** What a place depends on besides the layout. */
export interface PlaceInput {
  readonly size: number;
  readonly keyAt: (index: number) => string;
  readonly indexOf: (key: string) => number;
  readonly scrollPadding?: number | undefined;
}

/** A view in the layout's own px. */
export interface Frame {
  readonly offset: number;
  readonly height: number;
}

/** What the reader looks at, by the keys of rows: what must not move, or where to go. */
export class Place {
  /** A row that was opened by a press keeps its upper edge for a moment, also at the end of the list. */
  held: string | undefined;
  target: Target | null = null;
  private anchors: readonly Anchor[] = [];
  private readonly layout: Layout;

  constructor(layout: Layout) {
    this.layout = layout;
  }

  /** Notes what is in view. */
  capture({ size, keyAt }: PlaceInput, { offset, height }: Frame): void {
    if (size === 0) return;
    const first = this.layout.indexAt(offset);
    this.anchors = anchorsInView(first, size, offset, height, keyAt, (index) => this.layout.boxAt(index));
  }

  /** The reader has moved the view by so many px over rows that have been laid out anew since they were noted. */
  moveBy(px: number): void {
    this.anchors = this.anchors.map(({ key, top }) => ({ key, top: top - px }));
  }

  /** The first row in view, and where. */
  get first(): Anchor | undefined {
    return this.anchors[0];
  }

  holds(key: string): boolean {
    return this.anchors.some((anchor) => anchor.key === key);
  }

  /** Whether all that was looked at has gone. */
  isLost(indexOf: (key: string) => number): boolean {
    return this.anchors.length > 0 && this.key(indexOf) === undefined;
  }

  /** The row everything else goes by. */
  key(indexOf: (key: string) => number): string | undefined {
    return this.held ?? this.target?.key ?? this.anchors.find((anchor) => indexOf(anchor.key) >= 0)?.key;
  }

  /** A row in the middle of what is in view: one that has gone to the other end of the list does not take the view with it. */
  middle(indexOf: (key: string) => number): string | undefined {
    const there = this.anchors.map(({ key }) => ({ key, index: indexOf(key) })).filter(({ index }) => index >= 0);
    there.sort((a, b) => a.index - b.index);
    return this.held ?? this.target?.key ?? there[there.length >> 1]?.key;
  }

  /** How far the view has to move to be in its place; undefined when nothing says so. */
  shift({ scrollPadding = 0 }: PlaceInput, { offset, height }: Frame, by: 'first' | 'most'): number | undefined {
    const boxOf = this.layout.boxOf.bind(this.layout);
    const { held, target } = this;
    if (target) {
      const box = boxOf(target.key);
      if (!box) return undefined;
      const { stand } = target;
      const top = typeof stand === 'string' ? topFor(stand, box, offset, height, scrollPadding) : stand.top;
      return top === undefined ? undefined : box.start - offset - top;
    }
    const anchors = held === undefined ? this.anchors : this.anchors.filter((anchor) => anchor.key === held);
    return (by === 'first' ? firstShift : commonShift)(anchors, offset, boxOf);
  }
}
