'use client';
import { useCallback, useEffect, useState } from 'react';
import { displayName, type UserId } from '../../model/index.js';
import { useChat, useChatStore, usePeopleSearch } from '../../react/index.js';
import { foldText } from '../../utils/foldText.js';
import { sameData } from '../../utils/sameData.js';

const PER_PAGE = 50;

/** Whom one can choose from. */
export interface ContactChoices {
  readonly people: readonly UserId[];
  /** Of the contacts: those found by name come on top of them. */
  readonly status: 'loading' | 'ready' | 'error';
  /** Loads the next page of contacts, or the page that failed; undefined at the end. */
  readonly more: (() => void) | undefined;
}

interface Pages {
  readonly ids: readonly UserId[];
  readonly cursor: string | undefined;
  readonly status: ContactChoices['status'];
}

/**
 * The person's contacts, page by page, and whom there is a conversation with; with a word in `query` those of them whose name holds it, and whom else the
 * backend finds.
 */
export function useContactChoices(query: string): ContactChoices {
  const { actions } = useChatStore();
  const [pages, load] = useContactPages();
  const found = usePeopleSearch(query);
  const wanted = foldText(query.trim());
  const people = useChat((state): readonly UserId[] => {
    const peers = state.inbox.ids.flatMap((id) => state.conversations.get(id)?.peerId ?? []);
    const known = [...new Set([...pages.ids, ...peers])].filter((id) => {
      const user = state.users.get(id);
      return user?.deleted !== true && foldText(displayName(user, id)).includes(wanted);
    });
    return [...new Set([...known, ...found])];
  }, sameData);
  useEffect(() => actions.ensureUsers(people), [actions, people]);
  return {
    people,
    status: pages.status,
    more: pages.status === 'error' || pages.cursor !== undefined ? load : undefined,
  };
}

function useContactPages(): readonly [Pages, () => void] {
  const { adapter } = useChatStore();
  const hasContacts = adapter.users?.listContacts !== undefined && adapter.can('users.contacts').state !== 'absent';
  const [pages, setPages] = useState<Pages>({
    ids: [],
    cursor: undefined,
    status: hasContacts ? 'loading' : 'ready',
  });
  const [wanted, setWanted] = useState<{ readonly cursor: string | undefined }>({ cursor: undefined });
  useEffect(() => {
    const { users } = adapter;
    if (!hasContacts || !users?.listContacts) return undefined;
    const abort = new AbortController();
    users.listContacts({ limit: PER_PAGE, signal: abort.signal, ...(wanted.cursor && { cursor: wanted.cursor }) }).then(
      ({ items, cursor }) => {
        if (abort.signal.aborted) return;
        const ids = items.flatMap(({ userId, relation }) =>
          relation === 'friend' || relation === 'following' ? [userId] : [],
        );
        setPages((now) => ({ ids: [...new Set([...now.ids, ...ids])], cursor, status: 'ready' }));
      },
      () => {
        if (!abort.signal.aborted) setPages((now) => ({ ...now, cursor: wanted.cursor, status: 'error' }));
      },
    );
    return () => abort.abort();
  }, [adapter, hasContacts, wanted]);
  const { cursor } = pages;
  const load = useCallback(() => {
    setPages((now) => ({ ...now, status: 'loading' }));
    setWanted({ cursor });
  }, [cursor]);
  return [pages, load];
}
