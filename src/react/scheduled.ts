'use client';
import type { ScheduledChanges } from '../contract/index.js';
import type { TextContent } from '../messages/content.js';
import type { TimelineRef } from '../model/index.js';
import { selectScheduled, type ScheduledItem } from '../store/index.js';
import { useTimelineRef } from './scopes.js';
import { sameItems, useChat } from './useChat.js';
import { mentionsOf, trimmed } from './written.js';
import { changeOf, moveEntities } from './writtenEntities.js';

export type { ScheduledItem } from '../store/index.js';

/** What is to be sent later into a timeline (default: the scope's), soonest first. */
export function useScheduled(given?: TimelineRef): readonly ScheduledItem[] {
  const ref = useTimelineRef(given);
  return useChat((state) => selectScheduled(state, ref), sameItems);
}

/** A text with other words. Mentions stay where their words do; `mentions` tells who is still named. */
export function rewordText(
  content: TextContent,
  text: string,
): Required<Pick<ScheduledChanges, 'content' | 'mentions'>> {
  const entities = moveEntities(content.entities, changeOf(content.text, text));
  const next = trimmed(text, entities, content.format);
  return { content: next, mentions: mentionsOf(next.entities) };
}
