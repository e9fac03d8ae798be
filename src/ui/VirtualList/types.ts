import type { HTMLAttributes, ReactNode, Ref } from 'react';
import type { VirtualAlign, VirtualStand } from './anchors.js';

/** Where a list stands, to be given back as `initialPosition` later. */
export type VirtualPosition =
  | 'start'
  | 'end'
  | { readonly key: string; readonly top?: number | undefined; readonly align?: VirtualAlign | undefined };

/** What a list can be told to do. */
export interface VirtualListHandle {
  /**
   * Brings a row into view (default: `nearest`). Does nothing and answers false when the list has no such row. Lets go of the end unless the row stands
   * there. The row is held where it should stand until it is measured and everything around it is, whatever comes, goes or grows meanwhile; `onArrive`
   * is called once, then or when the reader goes elsewhere.
   */
  scrollToKey(key: string, stand?: VirtualStand, onArrive?: (arrived: boolean) => void): boolean;
  /** Goes to the end and, where the end is followed, follows it again: also rows that are added just after. */
  scrollToEnd(): void;
  /** Goes to the first row. */
  scrollToStart(): void;
  /** True when the end is in view (within `endThreshold`). */
  isAtEnd(): boolean;
  /** True when the end is being followed. */
  isPinned(): boolean;
  /** Where the list stands. */
  getPosition(): VirtualPosition;
  /** The key of the first row in view. */
  firstVisibleKey(): string | undefined;
  /** The key of the last row in view. */
  lastVisibleKey(): string | undefined;
  /** Whether a row is in view, if only a part of it. */
  isVisible(key: string): boolean;
}

/** Props of a virtual list. Rows are named by stable string keys. */
export interface VirtualListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  /** Number of rows. */
  readonly size: number;
  /** Key of a row. Give a new function when the rows change and the same one when they do not. */
  readonly keyAt: (index: number) => string;
  /** Index of a key, -1 when there is none. Asked often: must not search. */
  readonly indexOf: (key: string) => number;
  /** Height in px of a row that was never shown. Asked for every row: must be cheap. */
  readonly estimate: (index: number) => number;
  /** The row. Called again only when this function, the key or the index changes. */
  readonly renderRow: (index: number, key: string) => ReactNode;
  /** `end` (default): rows come in at the bottom, as in a chat. `start`: a plain list. */
  readonly anchor?: 'start' | 'end' | undefined;
  /** With `anchor="end"`: follow the end while the reader is there. Default true; give false while later rows exist that are not loaded. */
  readonly pinToEnd?: boolean | undefined;
  /** Where to open. Default: the end with `anchor="end"`, else the start. Read once, when the first rows are there. */
  readonly initialPosition?: VirtualPosition | undefined;
  /** Space in px kept free above a row that was jumped to. Default 0. */
  readonly scrollPadding?: number | undefined;
  /** Rows rendered beyond each edge. Default 6. */
  readonly overscan?: number | undefined;
  /** Distance in px within which the end counts as visible. Default 32. */
  readonly endThreshold?: number | undefined;
  /** The start is near: time to load what lies before. Called once for each first key. */
  readonly onReachStart?: (() => void) | undefined;
  /** The end is near. Called once for each last key. */
  readonly onReachEnd?: (() => void) | undefined;
  /** The end came into view or left it. */
  readonly onEndVisibleChange?: ((visible: boolean) => void) | undefined;
  /** The reader scrolled, went to an end, or a jump has arrived: tells the first row in view, also when that is the one it was. */
  readonly onFirstVisible?: ((key: string) => void) | undefined;
  /** Filled with the handle. */
  readonly handle?: Ref<VirtualListHandle> | undefined;
  /** Accessible name of the scroller. */
  readonly label?: string | undefined;
  /**
   * Role of each row's box. With `listitem` and `option` the position among all rows is told as well, and the box of the rows is the `list` or
   * `listbox` the label names: the header and the footer are no part of it.
   */
  readonly rowRole?: 'listitem' | 'option' | 'row' | undefined;
  /** Above the first row, inside the scroller. May change its height at any time. */
  readonly header?: ReactNode;
  /** Below the last row, inside the scroller. */
  readonly footer?: ReactNode;
}
