'use client';
import { useState } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../contract/index.js';
import type { ConversationId, UserId } from '../../model/index.js';
import { useChatStore } from '../../react/index.js';

/** How one comes to the chat with a person. */
export function useOpenPerson(
  onOpenConversation: (id: ConversationId) => void,
  own: ((userId: UserId) => void) | undefined,
): { readonly open: (userId: UserId) => void; readonly failure: ChatErrorData | undefined } {
  const { actions, getState } = useChatStore();
  const [failure, setFailure] = useState<ChatErrorData>();
  const open = (userId: UserId): void => {
    setFailure(undefined);
    if (own) return own(userId);
    // One that is there needs no connection.
    const known = [...getState().conversations.values()].find(
      ({ kind, peerId }) => kind === 'direct' && peerId === userId,
    );
    if (known) return onOpenConversation(known.id);
    actions.startWith(userId).then(
      ({ id }) => onOpenConversation(id),
      (reason: unknown) => setFailure(chatErrorData(toChatError(reason))),
    );
  };
  return { open, failure };
}
