import { selectionIn } from './intent.js';

/** What happens to rows that the list must know. */
export interface RowListener {
  /** The focus is in this row now; undefined when it left the list. */
  readonly onFocus: (key: string | undefined) => void;
  /** Something in this row was pressed that opens it (marked `data-virtual-hold`). */
  readonly onOpen: (key: string) => void;
  /** Text is selected from and to these rows; none when no text is. */
  readonly onSelect: (keys: readonly string[]) => void;
}

function rowKeyOf(target: EventTarget | Node | null): string | undefined {
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : null;
  return element?.closest<HTMLElement>('.cl-virtual-list__row')?.dataset['key'];
}

/** Listens on the scroller for what happens in its rows. */
export function watchRows(scroller: HTMLElement, listener: RowListener): () => void {
  const onFocus = (event: FocusEvent): void => listener.onFocus(rowKeyOf(event.target));
  const onBlur = (): void => listener.onFocus(undefined);
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-virtual-hold]')) return;
    const key = rowKeyOf(event.target);
    if (key !== undefined) listener.onOpen(key);
  };
  const page = scroller.ownerDocument;
  const onSelection = (): void => {
    const selection = selectionIn(scroller);
    const ends = selection && !selection.isCollapsed ? [selection.anchorNode, selection.focusNode] : [];
    listener.onSelect(ends.filter((end) => scroller.contains(end)).flatMap((end) => rowKeyOf(end) ?? []));
  };
  page.addEventListener('selectionchange', onSelection);
  scroller.addEventListener('focusin', onFocus);
  scroller.addEventListener('focusout', onBlur);
  // Before the press takes effect: the row is still as the reader saw it.
  scroller.addEventListener('click', onClick, true);
  return () => {
    page.removeEventListener('selectionchange', onSelection);
    scroller.removeEventListener('focusin', onFocus);
    scroller.removeEventListener('focusout', onBlur);
    scroller.removeEventListener('click', onClick, true);
  };
}

/** Indexes of the rows that stay mounted wherever the view is: the row with the focus and its neighbours, which arrow keys and Tab must find, and the rows a selection ends in. */
export function keptRows(
  focused: string | undefined,
  selected: readonly string[],
  { size, indexOf }: { readonly size: number; readonly indexOf: (key: string) => number },
): readonly number[] {
  const at = focused === undefined ? -1 : indexOf(focused);
  const around = at < 0 ? [] : [at - 1, at, at + 1];
  const kept = [...around, ...selected.map((key) => indexOf(key))].filter((index) => index >= 0 && index < size);
  return [...new Set(kept)];
}
