'use client';
import { useState } from 'react';
import type { Decision, TimelineRef } from '../model/index.js';
import { selectSelfId, type ChatState } from '../store/index.js';
import { timelineKey } from '../model/index.js';
import { useChatStore } from './context.js';
import { usePermission } from './permissions.js';
import { useNow } from './ticker.js';
import { useChat } from './useChat.js';

/** Rows looked at for the newest own one. */
const LOOK_BACK = 200;

/** When the signed-in user last wrote, where that matters: in a group with slow mode. */
function lastSent(state: ChatState, ref: TimelineRef): number | undefined {
  const groupId = state.conversations.get(ref.conversationId)?.groupId;
  if (groupId === undefined || !state.groups.get(groupId)?.settings.slowModeSeconds) return undefined;
  const selfId = selectSelfId(state, ref.conversationId);
  const view = state.timelines.get(timelineKey(ref))?.view;
  for (let index = (view?.size ?? 0) - 1, seen = 0; view && index >= 0 && seen < LOOK_BACK; index--, seen++) {
    const row = view.rowAt(index);
    if (row.phase !== 'failed' && row.message.senderId === selfId) return row.message.time;
  }
  return undefined;
}

/**
 * Whether one may write here. What ends by itself ends to the second.
 *
 * @param sentAt when this composer last sent something, in ms: its message may stand in a list that is not open
 */
export function useComposerPermission(ref: TimelineRef, sentAt?: number): Decision {
  const { env } = useChatStore();
  const time = useChat((state) => lastSent(state, ref));
  // The clock of this device may be behind that of the server: nobody wrote later than it was seen here.
  const [seen, setSeen] = useState(() => ({ time, at: env.now() }));
  let { at } = seen;
  if (seen.time !== time) {
    at = env.now();
    setSeen({ time, at });
  }
  const known = time === undefined ? undefined : Math.min(time, at);
  const lastSentAt = known === undefined || sentAt === undefined ? (known ?? sentAt) : Math.max(known, sentAt);
  const decision = usePermission('send', { lastSentAt });
  const until = decision.allowed ? undefined : decision.until;
  const now = useNow(until === undefined ? 60_000 : 1000);
  return until !== undefined && until <= now ? { allowed: true } : decision;
}
