/** How far most of the rows have moved, in px; 0 where none is left. On a draw the upper one wins. */
export function commonShift(
  rows: readonly { readonly key: string; readonly start: number }[],
  startOf: (key: string) => number,
  indexOf: (key: string) => number,
): number {
  const votes = new Map<number, number>();
  let winner: number | undefined;
  for (const { key, start } of rows) {
    if (indexOf(key) < 0) continue;
    const shift = startOf(key) - start;
    const count = (votes.get(shift) ?? 0) + 1;
    votes.set(shift, count);
    if (winner === undefined || count > (votes.get(winner) ?? 0)) winner = shift;
  }
  return winner ?? 0;
}
