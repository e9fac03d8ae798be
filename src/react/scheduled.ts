'use client';
import type { TimelineRef } from '../model/index.js';
import { selectScheduled, type ScheduledItem } from '../store/index.js';
import { useTimelineRef } from './scopes.js';
import { sameItems, useChat } from './useChat.js';

/** What is to be sent later into a timeline (default: the scope's), soonest first. */
export function useScheduled(given?: TimelineRef): readonly ScheduledItem[] {
  const ref = useTimelineRef(given);
  return useChat((state) => selectScheduled(state, ref), sameItems);
}
