'use client';
import { useCallback } from 'react';
import type { Message } from '../model/index.js';
import { useChatStore, useNow } from '../react/index.js';

/**
 * Gives a server time in ms for "from now on" that has surely passed for everybody: the device's clock, but no later than the newest message the server
 * has told of. A clock that runs ahead would set an end that is yet to come for all others.
 */
export function usePastMoment(): (message: Message) => number {
  const store = useChatStore();
  const now = useNow(10_000);
  return useCallback(
    (message) => {
      const newest = store.getState().conversations.get(message.conversationId)?.lastMessage?.time ?? 0;
      return Math.min(now, Math.max(message.time, newest));
    },
    [store, now],
  );
}
