'use client';
import { useEffect } from 'react';
import type { Capability, Operation } from '../contract/index.js';
import {
  timelineKey,
  type ConnectionState,
  type Conversation,
  type ConversationId,
  type Draft,
  type Group,
  type GroupId,
  type TimelineRef,
  type UserId,
} from '../model/index.js';
import {
  selectAccount,
  selectConversationName,
  selectSelfId,
  type InboxState,
  type StartupState,
  type TypingPerson,
} from '../store/index.js';
import { useConversationIdOrScope, useTimelineRef } from './scopes.js';
import { sameItems, useChat, useChatActions } from './useChat.js';

/** A conversation; undefined while unknown. */
export function useConversation(id: ConversationId): Conversation | undefined {
  return useChat((state) => state.conversations.get(id));
}

/** What a conversation is called. */
export function useConversationName(id: ConversationId): string {
  return useChat((state) => selectConversationName(state, id));
}

/** The list of conversations with what can be done to it. */
export interface Inbox extends InboxState {
  loadMore(): Promise<void>;
  retry(): void;
}

/** The conversations in the order shown: pinned first, then by activity. */
export function useInbox(): Inbox {
  const inbox = useChat((state) => state.inbox);
  const actions = useChatActions();
  return { ...inbox, loadMore: actions.loadMoreConversations, retry: actions.retryConversations };
}

/** Whether the chat could sign in. */
export function useStartup(): StartupState {
  return useChat((state) => state.startup);
}

/** Unread messages of all conversations that are not muted. */
export function useTotalUnread(): number {
  return useChat((state) => state.totalUnread);
}

const nobody: readonly TypingPerson[] = [];

/** Who is writing in a conversation (default: the scope's), oldest first. Never the user himself. */
export function useTyping(ref?: TimelineRef): readonly UserId[] {
  const key = timelineKey(useTimelineRef(ref));
  return useChat((state) => (state.typing.get(key) ?? nobody).map((person) => person.userId), sameItems);
}

/** What is being written in a conversation or thread (default: the scope's). */
export function useDraft(ref?: TimelineRef): Draft | undefined {
  const key = timelineKey(useTimelineRef(ref));
  return useChat((state) => state.drafts.get(key));
}

const idle: ConnectionState = { status: 'idle' };

/** The connection of an account (default: the first). */
export function useConnection(accountId?: string): ConnectionState {
  return useChat((state) => {
    const account = accountId === undefined ? selectAccount(state) : state.accounts.get(accountId);
    return account?.connection ?? idle;
  });
}

/** Who the signed-in user is, in a conversation when several accounts share the chat. */
export function useSelfId(id?: ConversationId): UserId | undefined {
  const conversationId = useConversationIdOrScope(id);
  return useChat((state) => selectSelfId(state, conversationId));
}

/** What adapters have to tell about themselves, such as `memory-only`. */
export function useNotices(): readonly string[] {
  return useChat((state) => [...state.accounts.values()].flatMap((account) => [...account.notices.keys()]), sameItems);
}

/** Whether something can be done here. Asks again when capabilities change. */
export function useCapability(operation: Operation, id?: ConversationId): Capability {
  const conversationId = useConversationIdOrScope(id);
  const actions = useChatActions();
  useChat((state) => selectAccount(state, conversationId)?.capabilitiesVersion);
  return actions.can(operation, conversationId);
}

/** A group; fetched when unknown. */
export function useGroup(id: GroupId | undefined): Group | undefined {
  const actions = useChatActions();
  const ready = useStartup().status === 'ready';
  useEffect(() => {
    if (id !== undefined && ready) actions.ensureGroup(id);
  }, [actions, id, ready]);
  return useChat((state) => (id === undefined ? undefined : state.groups.get(id)));
}
