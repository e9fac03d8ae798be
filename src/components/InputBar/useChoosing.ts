'use client';
import { useEffect, useRef, type RefObject } from 'react';
import type { Composer } from '../../react/index.js';
import type { Choice } from './suggest/types.js';
import type { Suggest } from './suggest/useSuggest.js';
import type { FieldHandlers } from './useField.js';
import type { Templates } from './useTemplates.js';

/** Puts what was chosen from the list where the sign stands. */
export function useChoosing(
  field: RefObject<HTMLTextAreaElement | null>,
  composer: Composer,
  suggest: Suggest,
  words: FieldHandlers,
  templates: Templates,
): (choice: Choice) => void {
  const runs = useRef<string | undefined>(undefined);
  // A command that takes no words is done as soon as it is chosen, and the composer knows it.
  useEffect(() => {
    if (runs.current === undefined || composer.command !== runs.current) return;
    runs.current = undefined;
    composer.send();
  });
  return (choice) => {
    const element = field.current;
    const { trigger } = suggest;
    if (!element || !trigger) return;
    const { start } = trigger;
    const end = start + 1 + trigger.query.length;
    suggest.close();
    if (choice.type === 'text') {
      const { text, entity } = choice;
      const gap = /^\s/.test(element.value.slice(end)) ? '' : ' ';
      return words.replace(start, end, text + gap, entity ? [{ ...entity, offset: 0, length: text.length }] : []);
    }
    if (choice.type === 'template') return templates.fill(choice.text, start, end);
    const { name, args, run, insert } = choice.command;
    if (insert !== undefined) return templates.fill(insert, start, end);
    words.replace(start, end, '');
    if (run && args === undefined) runs.current = name;
    composer.setCommand(name);
  };
}
