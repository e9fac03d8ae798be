'use client';
import type { KeyboardEvent, RefObject } from 'react';
import type { Composer } from '../../../react/index.js';
import { isApple } from '../../../utils/isApple.js';
import type { FieldHandlers } from '../useField.js';

const loadMarks = () => import('./marks.js');

/** Marks by key, with Ctrl or ⌘; the one for striking out with Shift besides, as in other editors. */
const MARKS: Readonly<Record<string, string>> = { b: '**', i: '_', e: '`', 'shift+x': '~~' };

/** Formats what is selected. */
export interface Formatting {
  mark(mark: string): void;
  lines(prefix: string): void;
  /** True when the key formats. */
  onKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): boolean;
}

/** Formatting by markdown's marks. A text the writer has formatted is sent as markdown, all others are plain. */
export function useFormatting(
  field: RefObject<HTMLTextAreaElement | null>,
  composer: Composer,
  words: FieldHandlers,
): Formatting {
  const change = (kind: 'toggleMark' | 'toggleLines', sign: string): void => {
    const element = field.current;
    if (!element) return;
    // Meant is what is selected now, whatever is written before the marks are loaded.
    const { value, selectionStart, selectionEnd } = element;
    void loadMarks().then((marks) => {
      if (marks.apply(element, [value, selectionStart, selectionEnd], marks[kind], sign, words.replace))
        composer.setFormat('markdown');
    });
  };
  const mark = (sign: string): void => change('toggleMark', sign);
  return {
    mark,
    lines: (prefix) => change('toggleLines', prefix),
    onKey({ key, ctrlKey, metaKey, altKey, shiftKey }) {
      if (ctrlKey === metaKey || altKey || (ctrlKey && isApple())) return false;
      const sign = MARKS[`${shiftKey ? 'shift+' : ''}${key.toLowerCase()}`];
      if (sign !== undefined) mark(sign);
      return sign !== undefined;
    },
  };
}
