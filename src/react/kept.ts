'use client';
import type { TimelineRef } from '../model/index.js';
import { selectPinned, selectSaved, type KeptMessages, type Reminder } from '../store/index.js';
import { useTimelineRef } from './scopes.js';
import { sameItems, useChat } from './useChat.js';

/** The pinned messages of a timeline (default: the scope's); undefined until `actions.loadPinned` was asked. */
export function usePinned(given?: TimelineRef): KeptMessages | undefined {
  const ref = useTimelineRef(given);
  return useChat((state) => selectPinned(state, ref));
}

/** What the user saved; undefined until `actions.loadSaved` was asked. */
export function useSaved(): KeptMessages | undefined {
  return useChat(selectSaved);
}

/** Reminders of messages, those that are due included, soonest first. */
export function useReminders(): readonly Reminder[] {
  return useChat((state) => [...state.reminders.values()].toSorted((a, b) => a.at - b.at), sameItems);
}
