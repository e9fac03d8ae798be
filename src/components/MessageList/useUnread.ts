'use client';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { unreadAfter, type Position } from '../../model/index.js';
import {
  useChat,
  useChatActions,
  useChatStore,
  useConversationScope,
  useTimeline,
  type OpenTimeline,
} from '../../react/index.js';
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

/**
 * The timeline, with what was unread at open known in its first render: the store says so only once it is open, and one that was open before is drawn
 * at once.
 */
export function useOpenedTimeline(): OpenTimeline {
  const store = useChatStore();
  const actions = useChatActions();
  const { conversationId } = useConversationScope();
  const timeline = useTimeline();
  const [atOpen] = useState((): { readonly border: Position | undefined } | undefined => {
    const { startup, conversations } = store.getState();
    const conversation = conversations.get(conversationId);
    return conversation && startup.status === 'ready' ? { border: unreadAfter(conversation) } : undefined;
  });
  // A mark "unread from here" is gone once somebody looks: the line in the list stays while it is open.
  const mark = useChat((state) => state.conversations.get(conversationId)?.settings.unreadFrom ?? null);
  const isOpen = useChat((state) => state.conversations.has(conversationId)) && timeline.status === 'ready';
  const cleared = useRef(false);
  useEffect(() => {
    if (!isOpen || cleared.current) return;
    cleared.current = true;
    // Refused is told to onError.
    if (mark) actions.updateSettings(conversationId, { unreadFrom: null }).catch(() => undefined);
  }, [actions, conversationId, isOpen, mark]);
  return useMemo(() => (atOpen ? { ...timeline, unreadAfter: atOpen.border } : timeline), [atOpen, timeline]);
}

/** Leads to the first unread message where that lies above everything that was loaded at open. */
export function useUnreadAbove(
  timeline: OpenTimeline,
  list: RefObject<VirtualListHandle | null>,
  { goToUnread }: Jumps,
): UnreadAbove {
  const { conversationId } = useConversationScope();
  const store = useChatStore();
  // Frozen at open, as the divider is.
  const [count] = useState(() => store.getState().conversations.get(conversationId)?.unread.count ?? 0);
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
