'use client';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { displayName, timelineKey, type GroupId, type Member, type UserId } from '../../../model/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import {
  useCapability,
  useChat,
  useChatStore,
  useConversationScope,
  usePermission,
  useSelfId,
} from '../../../react/index.js';
import { UsersIcon } from '../../../ui/index.js';
import { foldText } from '../../../utils/foldText.js';
import type { SuggestItem } from './SuggestList.js';
import { PersonPicture } from './PersonPicture.js';
import { createNameFolder, rankNames } from './rank.js';
import { suggestStrings } from './strings.js';

/** Most rows. */
const MOST = 20;
/** Pause in ms before the backend is asked. */
const PAUSE = 150;

const nobody: ReadonlyMap<UserId, Member> = new Map();

/** People of a group by name, and everyone where one may call everyone. Those the store does not hold are asked for. */
export function usePeopleItems(groupId: GroupId, query: string): readonly SuggestItem[] {
  const t = useOwnStrings(suggestStrings);
  const { conversationId } = useConversationScope();
  const { actions } = useChatStore();
  const selfId = useSelfId();
  const can = useCapability('messages.mention', conversationId);
  const all = usePermission('mention-all');
  const state = useChat((chat) => chat.members.get(groupId));
  // Profiles come in one by one; the letters that are typed go first.
  const users = useDeferredValue(useChat((chat) => chat.users));
  const [fold] = useState(createNameFolder);
  const isUnknown = (state?.status ?? 'idle') === 'idle';
  useEffect(() => {
    if (isUnknown) void actions.loadMembers(groupId);
  }, [actions, groupId, isUnknown]);
  const found = useFoundMembers(groupId, query, state !== undefined && state.cursor !== undefined);
  const loaded = state?.byId ?? nobody;
  const recent = useRecentSpeakers();

  return useMemo(() => {
    if (can.state === 'absent') return [];
    const members = new Map(loaded);
    for (const member of found) if (!members.has(member.userId)) members.set(member.userId, member);
    if (selfId !== undefined) members.delete(selfId);
    const named = [...members.values()].flatMap((member) => {
      const user = users.get(member.userId);
      const name = displayName(user, member.userId, member);
      // Who is not known by name yet comes when they are.
      if (!user && !member.nameCard) return [];
      const names = [name, user?.nick, user?.remark, member.userId].filter((each) => each !== undefined);
      return [{ member, user, name, names, recency: recent.indexOf(member.userId) }];
    });
    const people = rankNames(named, query, fold)
      .slice(0, MOST)
      .map(({ member, user, name }): SuggestItem => {
        const { userId } = member;
        const other = user?.nick !== undefined && user.nick !== name ? user.nick : undefined;
        return {
          id: userId,
          label: name,
          detail: other,
          leading: <PersonPicture userId={userId} name={name} />,
          choice: { type: 'text', text: `@${name}`, entity: { type: 'mention', userId } },
        };
      });
    const word = t('suggest.mention.all');
    const isAll = all.allowed && [word, 'all', 'everyone'].some((each) => foldText(each).startsWith(foldText(query)));
    if (!isAll) return people;
    const everyone: SuggestItem = {
      id: 'mention-all',
      label: word,
      detail: t('suggest.mention.allDetail'),
      leading: <UsersIcon size={18} />,
      choice: { type: 'text', text: `@${word}`, entity: { type: 'mention-all' } },
    };
    return query === '' ? [everyone, ...people] : [...people, everyone];
  }, [all.allowed, can.state, fold, found, loaded, query, recent, selfId, t, users]);
}

const none: readonly Member[] = [];

/** Members the backend finds by name. Only asked where not all are loaded. */
function useFoundMembers(groupId: GroupId, query: string, isWanted: boolean): readonly Member[] {
  const { adapter, actions, env } = useChatStore();
  const [found, setFound] = useState<readonly Member[]>(none);
  useEffect(() => {
    if (!isWanted || query.trim() === '' || !adapter.groups) return undefined;
    const { groups } = adapter;
    let current = true;
    const timer = env.timers.after(PAUSE, () => {
      groups.listMembers(groupId, { query: query.trim(), limit: MOST }).then(
        ({ items }) => {
          if (!current) return;
          actions.ensureUsers(items.map(({ userId }) => userId));
          setFound(items);
        },
        // Those that are loaded are offered all the same.
        () => undefined,
      );
    });
    return () => {
      current = false;
      env.timers.cancel(timer);
    };
  }, [actions, adapter, env, groupId, isWanted, query]);
  return found;
}

/** Rows looked at for those who wrote last. */
const LOOK_BACK = 40;

/** Who wrote last, newest first. Read once: the list does not change its order under the finger. */
function useRecentSpeakers(): readonly UserId[] {
  const ref = useConversationScope();
  const { getState } = useChatStore();
  const [speakers] = useState(() => {
    const view = getState().timelines.get(timelineKey(ref))?.view;
    const found = new Set<UserId>();
    const size = view?.size ?? 0;
    for (let index = size - 1; view && index >= Math.max(0, size - LOOK_BACK); index--)
      found.add(view.rowAt(index).message.senderId);
    return [...found];
  });
  return speakers;
}
