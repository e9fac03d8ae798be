/**
 * Puts text where the caret is, as if it had been typed: it replaces the selection, can be undone, and fires `input`. Takes the focus.
 */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus({ preventScroll: true });
  // The only way that keeps the browser's undo history; it also fires `input` itself.
  if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}
