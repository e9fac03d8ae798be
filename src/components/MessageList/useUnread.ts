'use client';
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useConversation, useConversationScope, type OpenTimeline } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { firstUnreadKey } from './rowShape.js';

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

/** So many pages are loaded on the way to the first unread message; then the reader sees how far it is, and may go on. */
const PAGES = 50;

/** Leads to the first unread message where that lies above everything that was loaded at open. */
export function useUnreadAbove(timeline: OpenTimeline, list: RefObject<VirtualListHandle | null>): UnreadAbove {
  const { view, unreadAfter, hasOlder, hasNewer, loadingOlder, loadOlder, olderError } = timeline;
  const { conversationId } = useConversationScope();
  const conversation = useConversation(conversationId);
  // Frozen at open, as the divider is.
  const [count] = useState(() => conversation?.unread.count ?? 0);
  const [shown, setShown] = useState(() => unreadAfter !== undefined && !firstUnreadKey(view, unreadAfter) && hasOlder);
  const [going, setGoing] = useState(false);
  const pages = useRef(0);
  const dismiss = useCallback(() => {
    setShown(false);
    setGoing(false);
  }, []);
  const borderOf = useCallback(() => {
    if (hasNewer) return undefined;
    // Nothing was ever read: it begins where the conversation does.
    return firstUnreadKey(view, unreadAfter) ?? (hasOlder || view.size === 0 ? undefined : view.keyAt(0));
  }, [hasNewer, hasOlder, unreadAfter, view]);

  useLayoutEffect(() => {
    if (!going || loadingOlder) return;
    const border = borderOf();
    if (border !== undefined) {
      list.current?.scrollToKey(border, 'start');
      // oxlint-disable-next-line react/set-state-in-effect
      dismiss();
      return;
    }
    if (olderError || pages.current >= PAGES) {
      setGoing(false);
      list.current?.scrollToStart();
      return;
    }
    pages.current += 1;
    // A failure is told at the upper edge.
    loadOlder().catch(() => undefined);
  }, [borderOf, dismiss, going, list, loadOlder, loadingOlder, olderError]);

  const go = useCallback(() => {
    pages.current = 0;
    setGoing(true);
  }, []);
  const see = useCallback(() => {
    const border = shown ? borderOf() : undefined;
    if (border !== undefined && list.current?.isVisible(border)) dismiss();
  }, [borderOf, dismiss, list, shown]);
  return { count: shown && !hasNewer ? count : 0, loading: going, go, dismiss, see };
}
