/** Which key sends: `enter` (Shift+Enter breaks the line) or `mod-enter` (Ctrl or ⌘ with Enter; Enter breaks the line). */
export type SubmitKey = 'enter' | 'mod-enter';

/** What of a key event decides whether it sends. */
export interface SubmitKeyEvent {
  readonly key: string;
  readonly keyCode: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

/**
 * True when this key press sends. Never while an input method composes: an Enter that picks a candidate belongs to the
 * input method. Browsers tell so in three ways: `isComposing`; `keyCode` 229 (Safari fires `compositionend` first, and
 * then the keydown, WebKit bug 165004); and `justComposed`, for a keydown in the same task as `compositionend`.
 */
export function isSubmit(event: SubmitKeyEvent, submitKey: SubmitKey, justComposed: boolean): boolean {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || justComposed) return false;
  if (submitKey === 'mod-enter') return event.ctrlKey || event.metaKey;
  return !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
}
