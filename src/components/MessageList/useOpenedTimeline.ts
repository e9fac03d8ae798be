'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { unreadAfter, type Position } from '../../model/index.js';
import {
  useChat,
  useChatActions,
  useChatStore,
  useConversationScope,
  useTimeline,
  type OpenTimeline,
} from '../../react/index.js';

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
