import type { VirtualListProps } from './types.js';

/** Where the view stands between the ends. */
export interface EdgeState {
  /** Px above the view that belong to rows. */
  readonly above: number;
  /** Px below the view. */
  readonly below: number;
  readonly height: number;
  readonly endThreshold: number;
  readonly firstKey: string;
  readonly lastKey: string;
}

/** Who wants to know. */
export type EdgeHandlers = Pick<VirtualListProps, 'onReachStart' | 'onReachEnd' | 'onEndVisibleChange'>;

/** Makes the part that tells when an end comes near: once for each first and last key, and again after the reader was away. */
export function createEdgeWatch(): (state: EdgeState, handlers: EdgeHandlers) => void {
  let start: string | undefined;
  let end: string | undefined;
  let endVisible: boolean | undefined;
  return (state, { onReachStart, onReachEnd, onEndVisibleChange }) => {
    const reach = Math.max(state.height * 1.5, 400);
    const visible = state.below <= state.endThreshold;
    // Without somebody to tell, nothing was told: a handler that comes later is called.
    const first = onReachStart && state.above < reach ? state.firstKey : undefined;
    const last = onReachEnd && state.below < reach ? state.lastKey : undefined;
    const newFirst = first !== undefined && first !== start;
    const newLast = last !== undefined && last !== end;
    const newVisible = visible !== endVisible;
    start = first;
    end = last;
    endVisible = visible;
    if (newVisible) onEndVisibleChange?.(visible);
    if (newFirst) onReachStart?.();
    if (newLast) onReachEnd?.();
  };
}
