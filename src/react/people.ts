'use client';
import { useEffect } from 'react';
import type { GroupId, Presence, User, UserId } from '../model/index.js';
import { selectDisplayName } from '../store/index.js';
import { useChat, useChatActions } from './useChat.js';

/** A person; fetched when unknown. */
export function useUser(id: UserId | undefined): User | undefined {
  const actions = useChatActions();
  const user = useChat((state) => (id === undefined ? undefined : state.users.get(id)));
  const missing = user === undefined;
  useEffect(() => {
    if (id !== undefined && missing) actions.ensureUsers([id]);
  }, [actions, id, missing]);
  return user;
}

/** A person's name: remark, then the card in the group, then nick, then the name that came with a message, then the id. */
export function useDisplayName(id: UserId, groupId?: GroupId, senderName?: string): string {
  useUser(id);
  return useChat((state) => selectDisplayName(state, id, groupId, senderName));
}

/** Availability of a person, followed while the component is mounted. */
export function usePresence(id: UserId | undefined): Presence | undefined {
  const actions = useChatActions();
  const ready = useChat((state) => state.startup.status === 'ready');
  useEffect(() => (id === undefined || !ready ? undefined : actions.watchPresence([id])), [actions, id, ready]);
  return useChat((state) => (id === undefined ? undefined : state.presence.get(id)));
}
