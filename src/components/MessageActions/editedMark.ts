/** Of which message "edited" was pressed, where that word is a button: what it said before can be had. */
export function editedMarkKey(target: EventTarget | null): string | undefined {
  const mark = target instanceof Element ? target.closest('button.cl-message__edited') : null;
  return mark?.closest<HTMLElement>('[data-key]')?.dataset['key'];
}
