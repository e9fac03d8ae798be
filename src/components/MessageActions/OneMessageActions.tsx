'use client';
import { useMemo, useRef, type ReactElement } from 'react';
import { useMessageHandlers } from '../../messages/index.js';
import type { Message, TimelineRef } from '../../model/index.js';
import { useConversationScope, useSelfId } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { MessageActions } from './MessageActions.js';
import type { ActionRows, MessageActionsCustomizer, MessageRow } from './types.js';

/** Props of {@link OneMessageActions}. */
export interface OneMessageActionsProps {
  /** A message of the scope's conversation that the server has. */
  readonly message: Message;
  /** What its box carries as `data-key`. */
  readonly messageKey: string;
  readonly customize: MessageActionsCustomizer | undefined;
  /** In the composer of which timeline it is edited. */
  readonly writeIn: TimelineRef;
}

const nothing = (): void => undefined;

/** Everything that can be done to one message outside of a list, such as the one a thread is about. Stands beside the message's box. */
export function OneMessageActions(props: OneMessageActionsProps): ReactElement {
  const { message, messageKey, customize, writeIn } = props;
  const { conversationId } = useConversationScope();
  const { openMessage } = useMessageHandlers();
  const mine = message.senderId === useSelfId();
  const list = useRef<VirtualListHandle>(null);
  const rows = useMemo<ActionRows>(() => {
    const phase = mine ? 'sent' : 'received';
    const row: MessageRow = { key: messageKey, message, position: message.position, mine, phase };
    const indexOf = (key: string): number => (key === messageKey ? 0 : -1);
    return { size: 1, rowAt: () => row, indexOf, get: (key) => (key === messageKey ? row : undefined) };
  }, [message, messageKey, mine]);
  return (
    <MessageActions
      rows={rows}
      list={list}
      goTo={(messageId) => openMessage?.({ conversationId, messageId })}
      customize={customize}
      onHold={nothing}
      onMarks={nothing}
      writeIn={writeIn}
    />
  );
}
