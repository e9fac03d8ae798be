/** Puts the focus where something that was just asked for begins. A ref. */
export function focusNow(element: HTMLElement | null): void {
  element?.focus();
}
