'use client';
import { useCallback, useMemo, useState, type RefObject } from 'react';
import { comparePositions, laterPosition, type Position } from '../../model/index.js';
import { useChat, useConversationScope, type OpenTimeline } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { countNewAfter, firstNewAfter, lastConfirmedPosition } from './rowShape.js';

/** What others wrote below what was read. */
export interface NewMessages {
  readonly count: number;
  /** Takes note of what is in view now. */
  see(): void;
  /** The first of them while it is still below the view: the first step of the way down. */
  firstBelow(): string | undefined;
}

/** Counts what others wrote since the end was last seen; less, the further one reads on. */
export function useNewMessages(
  { view, hasNewer }: OpenTimeline,
  list: RefObject<VirtualListHandle | null>,
  atEnd: boolean,
  readAtOpen: Position | undefined,
): NewMessages {
  const { conversationId, threadId } = useConversationScope();
  // What was read when the reader left the end: the first step goes there, however far was read on meanwhile.
  const [left, setLeft] = useState<Position | undefined>(readAtOpen);
  const [seen, setSeen] = useState<Position | undefined>(readAtOpen);
  const upTo = useCallback(
    (position: Position | undefined) =>
      setSeen((before) => {
        const later = laterPosition(before, position);
        return before && later && comparePositions(before, later) === 0 ? before : later;
      }),
    [],
  );
  const isEnd = atEnd && !hasNewer;
  const end = useMemo(() => (isEnd ? lastConfirmedPosition(view) : undefined), [isEnd, view]);
  if (end && (!seen || comparePositions(end, seen) > 0)) setSeen(end);
  if (end && (!left || comparePositions(end, left) > 0)) setLeft(end);
  const loaded = useMemo(() => (isEnd || hasNewer ? 0 : countNewAfter(view, seen)), [hasNewer, isEnd, seen, view]);
  // The newest are not in view's reach: the conversation knows how many they are.
  const far = hasNewer && threadId === undefined;
  const unread = useChat((state) => (far ? (state.conversations.get(conversationId)?.unread.count ?? 0) : 0));
  const count = far ? unread : loaded;
  const see = useCallback(() => {
    const key = list.current?.lastVisibleKey();
    const row = key === undefined ? undefined : view.get(key);
    if (row && !row.position.provisional && !hasNewer) upTo(row.position);
  }, [hasNewer, list, upTo, view]);
  const firstBelow = useCallback(() => {
    const key = hasNewer ? undefined : firstNewAfter(view, left);
    const last = list.current?.lastVisibleKey();
    if (key === undefined || last === undefined) return undefined;
    return view.indexOf(key) > view.indexOf(last) ? key : undefined;
  }, [hasNewer, left, list, view]);
  return { count, see, firstBelow };
}
