/** What a key press asks the list to do. */
export type RowCommand =
  { readonly kind: 'move'; readonly to: number } | { readonly kind: 'type'; readonly text: string };

/** What of a key event the list reads. */
export interface RowKeyEvent {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Rows a page key moves by. */
const PAGE = 8;

/**
 * Turns a key into a command for a list of `size` rows whose row `at` has the focus; undefined leaves the key to the browser. Space types only
 * inside a word already begun, since at its beginning it opens the row.
 */
export function rowCommand(event: RowKeyEvent, at: number, size: number, typing: boolean): RowCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || size === 0) return undefined;
  const move = (to: number): RowCommand => ({ kind: 'move', to: Math.min(size - 1, Math.max(0, to)) });
  switch (event.key) {
    case 'ArrowDown':
      return move(at + 1);
    case 'ArrowUp':
      return move(at - 1);
    case 'PageDown':
      return move(at + PAGE);
    case 'PageUp':
      return move(at - PAGE);
    case 'Home':
      return move(0);
    case 'End':
      return move(size - 1);
    default:
      // A key whose name is one character writes that character, whatever the script.
      if (Array.from(event.key).length !== 1 || (event.key === ' ' && !typing)) return undefined;
      return { kind: 'type', text: event.key };
  }
}

/**
 * Index of the next row whose name begins with what was typed, from `at` on and around the end; -1 when there is none. One letter again and
 * again walks through the names that begin with it.
 */
export function typeAheadMatch(typed: string, at: number, size: number, nameAt: (index: number) => string): number {
  const folded = fold(typed);
  const letters = Array.from(folded);
  const walking = letters.length > 1 && letters.every((letter) => letter === letters[0]);
  const search = walking ? (letters[0] ?? '') : folded;
  // A first letter moves on from the row at hand; a word being typed may stay on it.
  const first = letters.length === 1 || walking ? at + 1 : at;
  for (let step = 0; step < size; step += 1) {
    const index = (first + step) % size;
    if (fold(nameAt(index)).startsWith(search)) return index;
  }
  return -1;
}

/** Case, width and accents do not matter when looking for a name. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
