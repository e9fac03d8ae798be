/**
 * Where an overlay that belongs to an element is put: the open dialog it is in, else its `.cl-root`. Nothing is ever put outside of a root, and
 * nothing next to an open modal dialog, since everything there is inert.
 */
export function findHost(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('dialog.cl-dialog[open], .cl-root');
}
