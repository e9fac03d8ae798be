/** A row and where its upper edge stands, in px below the upper edge of the viewport (negative: above it). */
export interface Anchor {
  readonly key: string;
  readonly top: number;
}

/** Where a row should come to stand. `nearest` moves only as far as is needed to see it. */
export type VirtualAlign = 'start' | 'center' | 'end' | 'nearest';

/** Where a row is brought to stand: aligned, or its upper edge so many px below that of the view. */
export type VirtualStand = VirtualAlign | { readonly top: number };

/** Where a row lies in the list's own layout, in px. */
export interface RowBox {
  readonly start: number;
  readonly size: number;
}

/**
 * The rows in view, the best to hold on to first: rows whose upper edge is in view from top to bottom, then the row cut by the upper edge.
 * What is wholly in view is what is being read; a cut row serves where nothing else is left (a message taller than the view).
 */
export function anchorsInView(
  firstIndex: number,
  size: number,
  offset: number,
  height: number,
  keyAt: (index: number) => string,
  boxAt: (index: number) => RowBox | undefined,
): Anchor[] {
  const whole: Anchor[] = [];
  const cut: Anchor[] = [];
  for (let index = firstIndex; index < size; index++) {
    const box = boxAt(index);
    if (!box || box.start >= offset + height) break;
    if (box.start + box.size <= offset) continue;
    const top = box.start - offset;
    (top >= -0.5 ? whole : cut).push({ key: keyAt(index), top });
  }
  return [...whole, ...cut];
}

/** How far the first anchor that is still there has moved, in px; undefined when none is. */
export function firstShift(
  anchors: readonly Anchor[],
  offset: number,
  boxOf: (key: string) => RowBox | undefined,
): number | undefined {
  for (const anchor of anchors) {
    const box = boxOf(anchor.key);
    if (box) return box.start - offset - anchor.top;
  }
  return undefined;
}

/**
 * How far most anchors have moved. In a list that re-sorts, one row may have gone to the other end: the view must not go with it, so the
 * rows vote, and on a draw the upper one wins.
 */
export function commonShift(
  anchors: readonly Anchor[],
  offset: number,
  boxOf: (key: string) => RowBox | undefined,
): number | undefined {
  const votes = new Map<number, number>();
  let winner: number | undefined;
  for (const anchor of anchors) {
    const box = boxOf(anchor.key);
    if (!box) continue;
    const shift = Math.round(box.start - offset - anchor.top);
    const count = (votes.get(shift) ?? 0) + 1;
    votes.set(shift, count);
    if (winner === undefined || count > (votes.get(winner) ?? 0)) winner = shift;
  }
  return winner;
}

/** The `top` a row must have to stand as `align` says; undefined when it may stay where it is. */
export function topFor(
  align: VirtualAlign,
  box: RowBox,
  offset: number,
  height: number,
  padding: number,
): number | undefined {
  if (align === 'start') return padding;
  if (align === 'end') return height - box.size;
  // A row taller than the view shows its beginning.
  if (align === 'center') return Math.max(padding, (height - box.size) / 2);
  const top = box.start - offset;
  if (top < padding) return padding;
  if (top + box.size > height) return Math.max(padding, height - box.size);
  return undefined;
}
