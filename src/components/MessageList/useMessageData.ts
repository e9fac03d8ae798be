'use client';
import { useEffect } from 'react';
import type { SendStatus } from '../../model/index.js';
import { useChat, useChatActions, useConversationScope, useMessageRow, useMessageStatus } from '../../react/index.js';
import { personName } from '../names/index.js';

/** A row of the timeline in the scope. */
export type TimelineRow = NonNullable<ReturnType<typeof useMessageRow>>;

/** Who wrote a message, as the list shows it. */
export interface Sender {
  readonly name: string;
  /** Names and pictures are shown: more than two people write here. */
  readonly named: boolean;
}

/** Everything one message is drawn from. */
export interface MessageData extends Sender {
  readonly row: TimelineRow;
  readonly status: SendStatus;
}

function sameSender(a: Sender, b: Sender): boolean {
  return a.name === b.name && a.named === b.named;
}

const nobody: Sender = { name: '', named: false };

/** What a message is drawn from. The component renders again only when something of this message changes. */
export function useMessageData(messageKey: string): MessageData | undefined {
  const { conversationId } = useConversationScope();
  const actions = useChatActions();
  const row = useMessageRow(messageKey);
  const status = useMessageStatus(messageKey);
  const senderId = row?.message.senderId;
  const senderName = row?.message.senderName;
  const sender = useChat<Sender>((state) => {
    if (senderId === undefined) return nobody;
    const conversation = state.conversations.get(conversationId);
    return {
      name: personName(state, senderId, conversation?.groupId, senderName),
      named: conversation !== undefined && conversation.kind !== 'direct' && conversation.kind !== 'assistant',
    };
  }, sameSender);
  const other = row?.mine === false ? senderId : undefined;
  useEffect(() => {
    // Whoever is known already is not asked for, and nobody twice.
    if (other !== undefined) actions.ensureUsers([other]);
  }, [actions, other]);
  return row && { ...sender, row, status };
}
