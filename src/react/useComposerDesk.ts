'use client';
import { useEffect, useRef, type RefObject } from 'react';
import type { TimelineRef } from '../model/index.js';
import { useDesk } from './desk.js';
import { withForward, withQuote, withWords, wordsOf, type Written } from './written.js';

/** Listens to what is asked of the composer from elsewhere: an answer, an edit, words to take over. */
export function useComposerDesk(
  ref: TimelineRef,
  written: RefObject<Written>,
  write: (next: Written) => void,
  onAsked: (() => void) | undefined,
): void {
  const desk = useDesk();
  const latest = useRef({ write, onAsked });
  useEffect(() => {
    latest.current = { write, onAsked };
  });
  useEffect(() => {
    const put = (change: (now: Written) => Written): void => {
      latest.current.write(change(written.current));
      latest.current.onAsked?.();
    };
    return desk?.setComposer(ref, {
      reply: (quote) => put((now) => withQuote(now, quote)),
      forward: (forward, caption) =>
        put((now) => {
          const next = withForward(now, forward);
          return caption === undefined ? next : withWords(next, caption);
        }),
      edit: ({ id, content }) =>
        put((now) => {
          const { text, entities, quote, forward, format } = now;
          const before = now.editing === undefined ? { text, entities, quote, forward, format } : now.before;
          return { ...wordsOf(content), quote: undefined, forward: undefined, editing: id, before };
        }),
      take: (content, quote) => put((now) => withWords(now, content, quote)),
    });
  }, [desk, ref, written]);
}
