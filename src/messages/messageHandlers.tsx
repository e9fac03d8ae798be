'use client';
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { ConversationId, Json, Message, MessageId, MessageRef, ThreadRef, UserId } from '../model/index.js';

/** What somebody did with a card. */
export interface CardAction {
  /** The message that holds the card, as it is now. */
  readonly message: Message;
  /** The host's own name for the card. */
  readonly cardId?: string | undefined;
  /** Id of the button, of the control that was changed, or of the form that was sent. */
  readonly actionId: string;
  /** What the button carries. */
  readonly value?: Json | undefined;
  /** What is in the card's controls, by their ids. A choice of several is a list of option ids; what is empty is left out. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** A call somebody wants to make. */
export interface CallRequest {
  readonly conversationId: ConversationId;
  readonly kind: 'audio' | 'video';
  /** The call log row that was pressed. */
  readonly message: Message;
}

/** What messages can ask of the app around them. What is left out is not offered. */
export interface MessageHandlers {
  /**
   * Somebody pressed a button of a card, changed one of its controls or sent its form. Answer a promise to show the button busy until it settles; reject
   * with a ChatError, or an Error whose message the reader is to see, when it is refused. Change the card by editing its message.
   */
  readonly onCardAction?: ((action: CardAction) => void | Promise<void>) | undefined;
  /** "Call back" on a row of the call log. Without it there is no such button. */
  readonly onCall?: ((request: CallRequest) => void) | undefined;
  /** "Message" on a person's card. Default: opens the direct conversation with the person, made if need be. */
  readonly onMessagePerson?: ((userId: UserId) => void) | undefined;
  /** Shows a conversation. */
  readonly openConversation?: ((conversationId: ConversationId) => void) | undefined;
  /** Shows a conversation at a message: a saved one, or one that was to be remembered. */
  readonly openMessage?: ((message: MessageRef) => void) | undefined;
  /** Shows a thread, at one of its answers where one is named. Without it nothing leads to threads. */
  readonly openThread?: ((thread: ThreadRef, messageId?: MessageId) => void) | undefined;
}

const none: MessageHandlers = {};
const HandlersContext = createContext<MessageHandlers>(none);

/** Gives handlers to all messages inside. The object should be stable. */
export function MessageHandlersProvider(props: {
  readonly handlers: MessageHandlers;
  readonly children: ReactNode;
}): ReactElement {
  return <HandlersContext.Provider value={props.handlers}>{props.children}</HandlersContext.Provider>;
}

/** The handlers of the nearest provider. */
export function useMessageHandlers(): MessageHandlers {
  return useContext(HandlersContext);
}
