/** What to put where, and what is selected then. */
export interface MarkChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly selection: readonly [start: number, end: number];
}

/**
 * Puts a mark of markdown around the selection, or takes it away where it stands. Space at the edges stays outside, since a mark beside a space is none.
 * Without a selection the marks are put around the caret.
 */
export function toggleMark(text: string, from: number, to: number, mark: string): MarkChange {
  const size = mark.length;
  const chosen = text.slice(from, to);
  let start = from + (chosen.length - chosen.trimStart().length);
  let end = Math.max(start, from + chosen.trimEnd().length);
  if (chosen.trim() === '') [start, end] = [from, to];
  const inner = text.slice(start, end);
  if (text.slice(Math.max(0, start - size), start) === mark && text.slice(end, end + size) === mark) {
    const doubled = mark.length === 1 && text[start - 2] === mark && text[end + 1] === mark;
    if (!doubled) return { start: start - size, end: end + size, text: inner, selection: [start - size, end - size] };
  }
  if (inner.length >= size * 2 && inner.startsWith(mark) && inner.endsWith(mark)) {
    const bare = inner.slice(size, -size);
    return { start, end, text: bare, selection: [start, start + bare.length] };
  }
  return { start, end, text: mark + inner + mark, selection: [start + size, end + size] };
}

/** Puts a prefix before every line of the selection, or takes it away where all have it. */
export function toggleLines(text: string, from: number, to: number, prefix: string): MarkChange {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const lines = text.slice(start, end).split('\n');
  const isOn = lines.every((line) => line.startsWith(prefix));
  const changed = lines.map((line) => (isOn ? line.slice(prefix.length) : prefix + line)).join('\n');
  return { start, end, text: changed, selection: [start, start + changed.length] };
}

/**
 * Formats what was selected in a field: `then` was its text. Whoever has written on since keeps the caret; where nothing was selected, what was typed there since is
 * what the mark is for. False where the words are others by now, or the field has gone, and nothing was done.
 */
export function apply(
  field: HTMLTextAreaElement,
  [then, from, to]: readonly [text: string, from: number, to: number],
  toggle: typeof toggleMark,
  sign: string,
  replace: (start: number, end: number, text: string) => void,
): boolean {
  const { value, selectionStart, selectionEnd } = field;
  if (!field.isConnected || !value.startsWith(then.slice(0, to))) return false;
  const hasMoved = value !== then || selectionStart !== from || selectionEnd !== to;
  const { start, end, text, selection } = toggle(value, from, from === to ? Math.max(to, selectionStart) : to, sign);
  replace(start, end, text);
  const caret = selectionStart + (selectionStart >= end ? text.length - (end - start) : 0);
  field.setSelectionRange(...(hasMoved ? ([caret, caret] as const) : selection));
  return true;
}
