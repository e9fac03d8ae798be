'use client';
import { useCallback, useState, type RefObject } from 'react';
import type { OpenTimeline } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { unreadBorder } from './rowShape.js';
import type { Jumps } from './useJumps.js';

/** What was unread when the chat was opened, while its beginning is out of sight. */
export interface UnreadAbove {
  /** 0: nothing to tell of. */
  readonly count: number;
  readonly loading: boolean;
  go(): void;
  dismiss(): void;
  /** Takes note of what is in view now. */
  see(): void;
}

/** Leads to the first unread message where that lies above everything that was loaded at open. `count`: how many were unread then, as the divider is frozen. */
export function useUnreadAbove(
  timeline: OpenTimeline,
  list: RefObject<VirtualListHandle | null>,
  { goToUnread }: Jumps,
  count: number,
): UnreadAbove {
  const [shown, setShown] = useState(() => timeline.unreadAfter !== undefined && unreadBorder(timeline) === undefined);
  const [loading, setLoading] = useState(false);
  const dismiss = useCallback(() => setShown(false), []);
  const go = useCallback(() => {
    setLoading(true);
    void goToUnread().then((arrived) => {
      setLoading(false);
      // Not there: what went wrong has been told to onError, and it may be tried again.
      if (arrived) setShown(false);
    });
  }, [goToUnread]);
  const see = useCallback(() => {
    const border = shown ? unreadBorder(timeline) : undefined;
    if (border !== undefined && list.current?.isVisible(border)) setShown(false);
  }, [list, shown, timeline]);
  return { count: shown ? count : 0, loading, go, dismiss, see };
}
