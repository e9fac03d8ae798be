/** What has the focus on the page of an element, also inside of a shadow root; undefined where nothing has. */
export function activeIn(element: HTMLElement | null): HTMLElement | undefined {
  const page = element?.getRootNode() as Document | ShadowRoot | undefined;
  const active = page?.activeElement;
  return active instanceof HTMLElement && active.tagName !== 'BODY' ? active : undefined;
}
