'use client';
import { useCallback } from 'react';
import { displayName, type TextEntity } from '../../model/index.js';
import { decide, useChatStore, useConversationScope } from '../../react/index.js';
import { ownValue } from '../../utils/readers.js';

/** The clipboard's name for words with mentions, beside the plain words. */
const TYPE = 'application/x-chatloom-mentions';
/** Mentions read from one paste. */
const MOST = 200;
/** What calls everyone is one word and looks like it, in whatever language it was written. */
const ALL = /^@[\p{L}\p{N}]{1,24}$/u;

type Target = Pick<TextEntity, 'type' | 'userId'>;

/**
 * Puts words with their mentions into the clipboard. False where there are none: the browser copies the words itself.
 */
export function copiedMentions(
  clipboard: DataTransfer,
  text: string,
  entities: readonly TextEntity[],
  start: number,
  end: number,
): boolean {
  const inside = entities.filter(
    ({ type, offset, length }) =>
      (type === 'mention' || type === 'mention-all') && offset >= start && offset + length <= end,
  );
  if (inside.length === 0) return false;
  const words = text.slice(start, end);
  const moved = inside.map(({ type, userId, offset, length }) => ({ type, userId, offset: offset - start, length }));
  clipboard.setData('text/plain', words);
  clipboard.setData(TYPE, JSON.stringify({ text: words, entities: moved }));
  return true;
}

/** Mentions of what is pasted. Only of people who are in this conversation, by a name of theirs: any page can write any clipboard. */
export function mentionsIn(
  clipboard: DataTransfer,
  text: string,
  isKnown: (target: Target, words: string) => boolean,
): readonly TextEntity[] {
  const raw = clipboard.getData(TYPE);
  if (raw === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return [];
  }
  const list = ownValue(value, 'entities');
  if (ownValue(value, 'text') !== text || !Array.isArray(list)) return [];
  return list.slice(0, MOST).flatMap((each: unknown) => {
    const [type, offset, length, userId] = ['type', 'offset', 'length', 'userId'].map((key) => ownValue(each, key));
    if (type !== 'mention' && type !== 'mention-all') return [];
    if (!Number.isInteger(offset) || !Number.isInteger(length)) return [];
    const [from, size] = [Number(offset), Number(length)];
    if (from < 0 || size < 1 || from + size > text.length) return [];
    const target: Target = type === 'mention' && typeof userId === 'string' ? { type, userId } : { type };
    return isKnown(target, text.slice(from, from + size)) ? [{ ...target, offset: from, length: size }] : [];
  });
}

/** Files of a paste. The picture of a text that an office program puts beside its words is none. */
export function pastedFiles(clipboard: DataTransfer): readonly File[] {
  const files = [...clipboard.files];
  const isOffice = clipboard.types.includes('text/rtf') && clipboard.types.includes('text/plain');
  return isOffice && files.every(({ type }) => type.startsWith('image/')) ? [] : files;
}

/** Says whether a mention means somebody of the conversation around, and calls them by a name of theirs. */
export function useKnownTarget(): (target: Target, words: string) => boolean {
  const { conversationId } = useConversationScope();
  const { adapter, getState, env } = useChatStore();
  return useCallback(
    ({ type, userId }, words) => {
      const state = getState();
      if (type === 'mention-all')
        return ALL.test(words) && decide(state, adapter, 'mention-all', conversationId, { now: env.now() }).allowed;
      const conversation = state.conversations.get(conversationId);
      if (userId === undefined || conversation?.groupId === undefined) return false;
      const member = state.members.get(conversation.groupId)?.byId.get(userId);
      const user = state.users.get(userId);
      const names = [
        displayName(user, userId, member),
        displayName(user, userId),
        user?.nick,
        member?.nameCard,
        userId,
      ];
      return member !== undefined && names.some((name) => words === `@${name}`);
    },
    [adapter, conversationId, env, getState],
  );
}
