'use client';
import { useMemo } from 'react';
import {
  isWord,
  kindOf,
  readPeriod,
  searchKinds,
  type SearchFilter,
  type SearchWords,
  type TypedOperator,
} from '../../model/index.js';
import { findConversations, findPeople, selectSelfId, type ChatState } from '../../store/index.js';
import { dayOf } from '../../utils/zonedDay.js';
import { useChatStore } from '../context.js';
import { useStrings } from '../strings.js';
import { sameItems, useChat } from '../useChat.js';
import { usePeopleSearch } from '../usePeopleSearch.js';

/** Suggestions at a time. */
const MOST = 8;
const none: readonly never[] = [];

/** What the value of the operator that is being typed could be: people and chats one writes with lately, or whom it fits; kinds; days and months. */
export function useSearchSuggestions(
  typing: Pick<TypedOperator, 'operator' | 'value'> | undefined,
  words?: SearchWords,
): readonly SearchFilter[] {
  const { env } = useChatStore();
  const { timeZone } = useStrings();
  const { operator, value = '' } = typing ?? {};
  const known = useChat(
    (state) =>
      operator === 'from' ? peopleFor(state, value, words) : operator === 'in' ? chatsFor(state, value) : none,
    sameItems,
  );
  const others = usePeopleSearch(operator === 'from' ? value : '');
  return useMemo(() => {
    switch (operator) {
      case undefined:
        return none;
      case 'from':
        return [...new Set([...known, ...others])].slice(0, MOST).map((userId) => ({ type: 'from', userId }));
      case 'in':
        return known.map((conversationId) => ({ type: 'in', conversationId }));
      case 'has':
        return searchKinds
          .filter((kind) => value === '' || kind.startsWith(value.toLowerCase()) || kindOf(value, words) === kind)
          .map((kind) => ({ type: 'has', kind }));
      default: {
        const present = { now: env.now(), timeZone, words };
        const { year, month } = dayOf(present.now, timeZone);
        const before = month === 1 ? `${year - 1}-12` : `${year}-${month - 1}`;
        const usual = ['today', 'yesterday', `${year}-${month}`, before, String(year), String(year - 1)];
        return (value === '' ? usual : [value]).flatMap((text) => {
          const period = readPeriod(text, present);
          return period ? [{ type: operator, ...period }] : [];
        });
      }
    }
  }, [operator, value, words, known, others, env, timeZone]);
}

function peopleFor(state: ChatState, value: string, words: SearchWords | undefined): readonly string[] {
  const selfId = selectSelfId(state);
  const self = selfId === undefined ? [] : [selfId];
  if (value === '') return [...self, ...lately(state).flatMap(({ peerId }) => peerId ?? [])].slice(0, MOST);
  return [...(isWord(value, ['me', ...(words?.me ?? [])]) ? self : []), ...findPeople(state, value, true)].slice(
    0,
    MOST,
  );
}

function chatsFor(state: ChatState, value: string): readonly string[] {
  return (value === '' ? lately(state).map(({ id }) => id) : findConversations(state, value)).slice(0, MOST);
}

function lately(state: ChatState): readonly { readonly id: string; readonly peerId?: string | undefined }[] {
  return [...state.conversations.values()].toSorted((a, b) => b.activityAt - a.activityAt);
}
