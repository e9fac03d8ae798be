/** Rows of a timeline. */
interface Rows {
  get(key: string): unknown;
}

/**
 * Key of the row that something is shown in: its own, or that of the message it is part of, since what stands inside a message has the key of its row, a
 * slash and its place. Undefined where no such row stands in the timeline.
 */
export function rowAround(view: Rows | undefined, key: string): string | undefined {
  if (!view) return undefined;
  for (let end = key.length; end > 0; end = key.lastIndexOf('/', end - 1)) {
    const row = key.slice(0, end);
    if (view.get(row)) return row;
  }
  return undefined;
}
