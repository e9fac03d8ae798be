'use client';
import { useRef, type RefObject } from 'react';
import type { FieldHandlers } from './useField.js';

const loadFill = () => import('./quick/fill.js');

/** Puts templates into the field, and leads from one open placeholder to the next. */
export interface Templates {
  fill(template: string, start: number, end: number): void;
  /** Selects the next open placeholder. False when there is none. */
  next(): boolean;
}

/** @param values what placeholders are known by name */
export function useTemplates(
  field: RefObject<HTMLTextAreaElement | null>,
  words: FieldHandlers,
  values: Readonly<Record<string, string>>,
): Templates {
  // The placeholders that were left open: braces somebody has typed are no business of Tab.
  const open = useRef<readonly string[]>([]);
  // Tab leads back to those that were passed over, once: then it leaves the field as it always does.
  const again = useRef(true);
  const select = (from: number): boolean => {
    const element = field.current;
    if (!element) return false;
    const found = open.current
      .map((words) => [element.value.indexOf(words, from), words.length] as const)
      .filter(([at]) => at >= 0)
      .toSorted(([a], [b]) => a - b)[0];
    if (!found) return false;
    element.setSelectionRange(found[0], found[0] + found[1]);
    return true;
  };
  return {
    fill(template, start, end) {
      void loadFill().then(({ fillTemplate }) => {
        const { text, blanks } = fillTemplate(template, values);
        words.replace(start, end, text);
        open.current = blanks;
        again.current = true;
        select(start);
      });
    },
    next() {
      if (open.current.length === 0) return false;
      const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
      if (select(selectionEnd)) return true;
      if (again.current && select(0)) {
        again.current = false;
        if (field.current?.selectionStart !== selectionStart) return true;
      }
      open.current = [];
      return false;
    },
  };
}
