/**
 * Puts text where the caret is, as if it had been typed: it replaces the selection, can be undone, and fires `input`. Takes the focus.
 */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus({ preventScroll: true });
  // A field nobody may write in is on its way out: what came into it now would go with it.
  if (field.readOnly) return;
  const { selectionStart, selectionEnd } = field;
  if (text === '' && selectionStart === selectionEnd) return;
  // The only way that keeps the browser's undo history; it also fires `input` itself. Nothing in place of a selection is a deletion there.
  const command = text === '' ? 'delete' : 'insertText';
  if (typeof document.execCommand === 'function' && document.execCommand(command, false, text)) return;
  field.setRangeText(text, selectionStart, selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

/** The same in place of a part of the text. */
export function replaceText(field: HTMLTextAreaElement, start: number, end: number, text: string): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  insertText(field, text);
}
