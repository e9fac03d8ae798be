'use client';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { timelineKey } from '../../model/index.js';
import { useChat, useChatActions, useConversationScope, usePlaces, type OpenTimeline } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { lastConfirmedPosition, placeIn } from './rowShape.js';
import { useAttention } from './useAttention.js';

/** How often it is looked where the reader is while the list scrolls, in ms. */
const READING_PAUSE = 250;

/**
 * Keeps track of where the reader is: the store hears of it, so that what it lets go of is far from there, and the place is kept for coming back. The
 * answer is called while the reader scrolls.
 */
export function useReading(
  { view }: OpenTimeline,
  list: RefObject<VirtualListHandle | null>,
  following: boolean,
  onLook: () => void,
): () => void {
  const actions = useChatActions();
  const places = usePlaces();
  const scope = useConversationScope();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const current = useRef({ view, list, following, onLook });
  useLayoutEffect(() => {
    current.current = { view, list, following, onLook };
  });
  const look = useCallback(() => {
    timer.current = undefined;
    const now = current.current;
    const handle = now.list.current;
    if (!handle) return;
    actions.setReading(scope, now.following ? undefined : handle.firstVisibleKey());
    places?.set(timelineKey(scope), now.following ? undefined : placeIn(now.view, handle));
    now.onLook();
  }, [actions, places, scope]);
  useEffect(() => {
    look();
    return () => clearTimeout(timer.current);
  }, [following, look]);
  useLayoutEffect(
    () => () => {
      // Left in the middle of a movement: the last place counts. The list is still there.
      if (timer.current !== undefined) look();
    },
    [look],
  );
  useEffect(() => () => actions.setReading(scope, undefined), [actions, scope]);
  const lookSoon = useCallback(() => {
    timer.current ??= setTimeout(look, READING_PAUSE);
  }, [look]);
  // What was loaded may be in view without a movement.
  useEffect(lookSoon, [lookSoon, view]);
  return lookSoon;
}

/** Reports as read only what somebody looked at: the end is in view, nothing lies over it, the tab is visible, the window has the focus. */
export function useReadReports(
  { view, hasNewer }: OpenTimeline,
  atEnd: boolean,
  scroller: RefObject<HTMLElement | null>,
): void {
  const actions = useChatActions();
  const scope = useConversationScope();
  const attentive = useAttention(scroller);
  // Marked unread while it is open: nothing is reported until it is opened again. The mark is one of the conversation, not of its threads.
  const mark = useChat((state) =>
    scope.threadId === undefined ? state.conversations.get(scope.conversationId)?.settings.unreadFrom : undefined,
  );
  const [markAtOpen] = useState(mark);
  const suspended = mark !== undefined && mark !== markAtOpen;
  useEffect(() => {
    if (!atEnd || hasNewer || !attentive || suspended) return;
    const position = lastConfirmedPosition(view);
    if (position) actions.markRead(scope, position);
  }, [actions, atEnd, attentive, hasNewer, scope, suspended, view]);
}
