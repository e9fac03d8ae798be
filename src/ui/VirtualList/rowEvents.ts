/** What happens to rows that the list must know. */
export interface RowListener {
  /** The focus is in this row now; undefined when it left the list. */
  readonly onFocus: (key: string | undefined) => void;
  /** Something in this row was pressed that opens it (marked `data-virtual-hold`). */
  readonly onOpen: (key: string) => void;
}

function rowKeyOf(target: EventTarget | null): string | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.cl-virtual-list__row') : null;
  return row?.dataset['key'];
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
  scroller.addEventListener('focusin', onFocus);
  scroller.addEventListener('focusout', onBlur);
  // Before the press takes effect: the row is still as the reader saw it.
  scroller.addEventListener('click', onClick, true);
  return () => {
    scroller.removeEventListener('focusin', onFocus);
    scroller.removeEventListener('focusout', onBlur);
    scroller.removeEventListener('click', onClick, true);
  };
}

/** The rows to mount: those given, the row that has the focus, and its neighbours, which arrow keys and Tab must find. */
export function withFocused(indexes: number[], focused: number, size: number): number[] {
  if (focused < 0) return indexes;
  const wanted = [focused - 1, focused, focused + 1].filter((i) => i >= 0 && i < size && !indexes.includes(i));
  return wanted.length === 0 ? indexes : [...indexes, ...wanted].sort((a, b) => a - b);
}
