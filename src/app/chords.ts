import type { KeyboardEvent } from 'react';
import { isApple } from '../utils/isApple.js';

/**
 * Ctrl and a letter, on Apple's keyboards ⌘ and the letter: there Ctrl+F and Ctrl+K edit text. In the field of a search the same keys are the browser's own once
 * more.
 */
export function isChord(event: KeyboardEvent, letter: 'f' | 'k'): boolean {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, target, defaultPrevented } = event;
  const isPlain = (isApple() ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey;
  // Keyboards of other scripts have no such letter, but its place.
  const isLetter = key.toLowerCase() === letter || (code === `Key${letter.toUpperCase()}` && !/^[a-z]$/iu.test(key));
  const isOwn = letter === 'f' && (target as Element).matches('[role=searchbox]');
  return isPlain && isLetter && !defaultPrevented && !isOwn;
}
