'use client';
import { useRef, type RefObject } from 'react';
import type { FieldHandlers } from './useField.js';

const loadSteps = () => import('./quick/steps.js');

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
  const next = useRef<() => boolean>(undefined);
  return {
    fill(template, start, end) {
      void loadSteps().then(({ fillIn }) => {
        next.current = fillIn(field, words.replace, [template, start, end], values);
      });
    },
    next: () => next.current?.() ?? false,
  };
}
