'use client';
import { useEffect, type RefObject } from 'react';
import { timelineKey, type MessageId } from '../../model/index.js';
import { useChatStore, useConversationScope } from '../../react/index.js';
import type { MessageListHandle } from '../MessageList/index.js';

/** A place in a chat. */
export interface ChatTarget {
  readonly messageId: MessageId;
}

/** Goes to a message, loading the history around it where needed. A message that cannot be reached leaves the chat as it is. */
export function useTarget(target: ChatTarget | undefined, list: RefObject<MessageListHandle | null>): void {
  const store = useChatStore();
  const ref = useConversationScope();
  useEffect(() => {
    if (!target) return undefined;
    let current = true;
    const find = (): string | undefined => {
      const view = store.getState().timelines.get(timelineKey(ref))?.view;
      for (let index = (view?.size ?? 0) - 1; index >= 0; index -= 1) {
        if (view?.rowAt(index).message.id === target.messageId) return view.keyAt(index);
      }
      return undefined;
    };
    const go = async (): Promise<void> => {
      if (!(await store.actions.showAround(ref, target.messageId))) return;
      // The rows are in the list only once they are rendered, and the list is there only once it has rows.
      let frames = 0;
      const attempt = (): void => {
        if (!current) return;
        const key = find();
        const found = key !== undefined && list.current?.scrollToMessage(key, { highlight: true });
        if (!found && (frames += 1) < 30) requestAnimationFrame(attempt);
      };
      requestAnimationFrame(attempt);
    };
    // What goes wrong has been told to onError; a readable chat is better than an error over it.
    go().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [list, ref, store, target]);
}
