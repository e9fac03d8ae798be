'use client';
import { useEffect, useState } from 'react';
import type { UserId } from '../model/index.js';
import { useChatStore } from './context.js';
import { useChatActions } from './useChat.js';

/** Letters are waited for so long before people are looked up, in ms. */
const PAUSE = 250;
const MOST = 20;

const nobody: readonly UserId[] = [];

/** People some words fit, as the backend finds them: up to 20. Nobody while it looks, without words, and where it cannot look or fails. */
export function usePeopleSearch(query: string): readonly UserId[] {
  const { adapter } = useChatStore();
  const actions = useChatActions();
  const [found, setFound] = useState<{ readonly words: string; readonly ids: readonly UserId[] }>();
  const words = query.trim();
  useEffect(() => {
    if (words === '' || !adapter.users?.search || adapter.can('users.search').state === 'absent') return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      adapter.users?.search?.(words, { limit: MOST, signal: abort.signal }).then(
        ({ items }) => {
          if (abort.signal.aborted) return;
          const ids = items.map(({ id }) => id);
          actions.ensureUsers(ids);
          setFound({ words, ids });
        },
        // Whom one knows is found all the same.
        () => undefined,
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [actions, adapter, words]);
  return found?.words === words ? found.ids : nobody;
}
