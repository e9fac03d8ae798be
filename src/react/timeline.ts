'use client';
import { useEffect, useMemo } from 'react';
import { timelineKey, type Message, type MessageId, type SendStatus, type TimelineRef } from '../model/index.js';
import {
  selectMessage,
  selectRow,
  selectStatus,
  type MessageRow,
  type TimelineState,
  type TimelineView,
} from '../store/index.js';
import { useMessageScope, useTimelineRef } from './scopes.js';
import { useChat, useChatActions } from './useChat.js';

/** A timeline on screen. */
export interface OpenTimeline extends Omit<TimelineState, 'ref'> {
  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  /** Tries again what failed. */
  retry(): void;
}

const noRows: TimelineView = {
  size: 0,
  order: {},
  rowAt: (index) => {
    throw new RangeError(`There is no row ${index}: the timeline is empty.`);
  },
  keyAt: (index) => {
    throw new RangeError(`There is no row ${index}: the timeline is empty.`);
  },
  indexOf: () => -1,
  get: () => undefined,
};

/** Opens a timeline (default: the scope's) while the component is mounted, and gives its rows. */
export function useTimeline(given?: TimelineRef): OpenTimeline {
  const { conversationId, threadId } = useTimelineRef(given);
  const actions = useChatActions();
  const ref = useMemo<TimelineRef>(() => ({ conversationId, threadId }), [conversationId, threadId]);
  const key = timelineKey(ref);
  const ready = useChat((state) => state.startup.status === 'ready');
  const state = useChat((current) => current.timelines.get(key));
  useEffect(() => (ready ? actions.openTimeline(ref) : undefined), [actions, ready, ref]);
  return useMemo(
    () => ({
      view: state?.view ?? noRows,
      // Not opened yet is about to load: one state less for screens to draw.
      status: !state || state.status === 'idle' ? 'loading' : state.status,
      error: state?.error,
      hasOlder: state?.hasOlder ?? false,
      hasNewer: state?.hasNewer ?? false,
      loadingOlder: state?.loadingOlder ?? false,
      loadingNewer: state?.loadingNewer ?? false,
      olderError: state?.olderError,
      newerError: state?.newerError,
      unreadAfter: state?.unreadAfter,
      sentHere: state?.sentHere ?? 0,
      loadOlder: () => actions.loadOlder(ref),
      loadNewer: () => actions.loadNewer(ref),
      retry: () => actions.retryTimeline(ref),
    }),
    [actions, ref, state],
  );
}

/** One row. Renders again only when this row changes. */
export function useMessageRow(key?: string): MessageRow | undefined {
  const messageKey = useMessageScope(key);
  const ref = useTimelineRef(undefined);
  return useChat((state) => selectRow(state, ref, messageKey));
}

/** How far the message got: sending, sent, delivered, read, failed … */
export function useMessageStatus(key?: string): SendStatus {
  const messageKey = useMessageScope(key);
  const ref = useTimelineRef(undefined);
  return useChat((state) => {
    const row = selectRow(state, ref, messageKey);
    return row ? selectStatus(state, ref, row) : 'received';
  });
}

/** A message of the scope's timeline by its id, while it is loaded. */
export function useMessageById(id: MessageId): Message | undefined {
  const ref = useTimelineRef(undefined);
  return useChat((state) => selectMessage(state, ref, id));
}
