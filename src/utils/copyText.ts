/** Puts text on the clipboard, also where the page has no secure context. Rejects when the browser does not let it. */
export async function copyText(text: string, within: Element): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    return;
  } catch {
    // Not allowed, or not there: the old way is tried.
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.className = 'cl-visually-hidden';
  const focused = document.activeElement;
  within.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  if (!done) throw new Error('The browser refused to copy.');
}
