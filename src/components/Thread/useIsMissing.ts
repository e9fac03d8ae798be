'use client';
import { useEffect, useState } from 'react';
import { timelineKey, type ThreadRef } from '../../model/index.js';
import { useChat, useChatActions, useThread } from '../../react/index.js';

/** True once it is known that there is no such thread for this user: neither its message nor any answer. */
export function useIsMissing(thread: ThreadRef): boolean {
  const { conversationId, threadId } = thread;
  const actions = useChatActions();
  const isKnown = useThread(thread) !== undefined;
  const [isMissing, setMissing] = useState(false);
  const isBare = useChat((state) => {
    const timeline = state.timelines.get(timelineKey(thread));
    // Any other failure is the list's to tell: it can be tried again.
    const isRefused = timeline?.error?.code === 'not-found' || timeline?.error?.code === 'forbidden';
    return isRefused || (timeline?.status === 'ready' && timeline.view.size === 0);
  });
  useEffect(() => {
    if (isKnown || !isBare) return undefined;
    let current = true;
    void actions.loadThread({ conversationId, threadId }).then(() => current && setMissing(true));
    return () => {
      current = false;
    };
  }, [actions, conversationId, isBare, isKnown, threadId]);
  return isMissing && !isKnown;
}
