/** Text as search compares it: case, width and compatibility forms do not matter. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** UTF-16 ranges of `wanted` (folded) in `text`; empty when folding moved the letters, since the ranges would then lie. */
export function findRanges(text: string, wanted: string): readonly (readonly [number, number])[] {
  const folded = foldText(text);
  if (folded.length !== text.length || wanted === '') return [];
  const ranges: (readonly [number, number])[] = [];
  for (
    let at = folded.indexOf(wanted);
    at >= 0 && ranges.length < 20;
    at = folded.indexOf(wanted, at + wanted.length)
  ) {
    ranges.push([at, at + wanted.length]);
  }
  return ranges;
}
