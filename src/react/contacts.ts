'use client';
import { createContext, useContext, useEffect, useMemo } from 'react';
import type { Contact, ConversationId, UserId } from '../model/index.js';
import type { ContactBookState } from '../store/index.js';
import { useChatStore } from './context.js';
import { useCapability } from './conversations.js';
import { useConversationIdOrScope } from './scopes.js';
import { sameItems, useChat, useChatActions } from './useChat.js';

/** Contacts and requests. */
export interface ContactList extends ContactBookState {
  /** In no order: sort them by the names as they are shown. */
  readonly contacts: readonly Contact[];
  /** Asks anew. */
  retry(): void;
}

/** Everybody the user has as a contact, asked, or is asked by; fetched when first used, and followed. */
export function useContacts(): ContactList {
  const actions = useChatActions();
  const ready = useChat((state) => state.startup.status === 'ready');
  const book = useChat((state) => state.contactBook);
  const table = useChat((state) => state.contacts);
  const contacts = useMemo(() => [...table.values()], [table]);
  useEffect(() => {
    if (ready) void actions.people.loadContacts();
  }, [actions, ready]);
  // Their names, all at once: lists are sorted and searched by them.
  useEffect(() => {
    if (ready) actions.ensureUsers(contacts.map(({ userId }) => userId));
  }, [actions, contacts, ready]);
  return useMemo(
    () => ({ ...book, contacts, retry: () => void actions.people.loadContacts({ again: true }) }),
    [actions, book, contacts],
  );
}

/** How somebody stands to the user; undefined where they are nothing to each other, or contacts were not asked for yet. */
export function useContact(id: UserId | undefined): Contact | undefined {
  return useChat((state) => (id === undefined ? undefined : state.contacts.get(id)));
}

/** After the first screen, in ms. */
const LATER = 1000;

/** How many people ask to become contacts; 0 where the backend has no contacts. Contacts are fetched for it, shortly after it was first used. */
export function useRequestCount(): number {
  const actions = useChatActions();
  const { adapter } = useChatStore();
  const ready = useChat((state) => state.startup.status === 'ready');
  const has = useCapability('users.contacts').state !== 'absent' && adapter.users?.listContacts !== undefined;
  useEffect(() => {
    if (!ready || !has) return undefined;
    const timer = setTimeout(() => void actions.people.loadContacts(), LATER);
    return () => clearTimeout(timer);
  }, [actions, has, ready]);
  const count = useChat((state) => {
    let incoming = 0;
    for (const { relation } of state.contacts.values()) if (relation === 'incoming') incoming += 1;
    return incoming;
  });
  return has ? count : 0;
}

/** Whether the user blocked somebody. */
export function useIsBlocked(id: UserId | undefined): boolean {
  return useChat((state) => id !== undefined && state.blocked.has(id));
}

/** Whom the user blocked. */
export function useBlockedPeople(): readonly UserId[] {
  return useChat((state) => [...state.blocked.keys()], sameItems);
}

/** Where a person's card is asked for. */
export interface UserCardPlace {
  /** What was pressed: the card hangs on it, and it gets the focus back. */
  readonly anchor: Element;
  /** The conversation it was pressed in: what can be done in its group is offered. */
  readonly conversationId?: ConversationId | undefined;
}

/** Shows the card of somebody. */
export type OpenUser = (userId: UserId, place: UserCardPlace) => void;

/** The way to people's cards; null where there are none. */
export const OpenUserContext: React.Context<OpenUser | null> = createContext<OpenUser | null>(null);

/**
 * Shows somebody's card, hung on what was pressed; undefined where there are no cards: then names and pictures are nothing to press. In a conversation the card
 * offers what can be done in its group.
 */
export function useOpenUser(): ((userId: UserId, anchor: Element) => void) | undefined {
  const open = useContext(OpenUserContext);
  const conversationId = useConversationIdOrScope(undefined);
  return useMemo(
    () => (open ? (userId, anchor) => open(userId, { anchor, conversationId }) : undefined),
    [conversationId, open],
  );
}
