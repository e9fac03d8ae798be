'use client';
import { createContext, useContext, type ComponentType, type ReactElement, type ReactNode, type Ref } from 'react';
import type { Composer } from '../../react/index.js';

/**
 * The pieces of the app a host may replace by a component of its own. Each gets the props its default gets. Kept to about fifteen on purpose: what
 * needs more is composed from parts or built on the headless hooks.
 */
export interface ChatSlots {
  /** A row of the conversation list. */
  ConversationItem?: ComponentType<ConversationItemSlotProps> | undefined;
  /** Shown in the conversation list when there is none. */
  ConversationListEmpty?: ComponentType | undefined;
  /** Above the conversation list. */
  ConversationListHeader?: ComponentType | undefined;
  /** The whole header of a chat. */
  ChatHeader?: ComponentType<ConversationSlotProps> | undefined;
  /** Actions at the inline end of the chat header. */
  ChatHeaderActions?: ComponentType<ConversationSlotProps> | undefined;
  /** Before the search in the chat header: your call buttons. */
  CallButtons?: ComponentType<ConversationSlotProps> | undefined;
  /** The whole pane of details. */
  DetailPane?: ComponentType<DetailPaneSlotProps> | undefined;
  /** One message with everything around its bubble. */
  MessageItem?: ComponentType<MessageItemSlotProps> | undefined;
  /** Shown in a chat without messages. */
  MessageListEmpty?: ComponentType<ConversationSlotProps> | undefined;
  /** Between two days. */
  DayDivider?: ComponentType<{ readonly time: number }> | undefined;
  /** The picture of a person or group. */
  Avatar?: ComponentType<AvatarSlotProps> | undefined;
  /** The whole composer. */
  InputBar?: ComponentType<ConversationSlotProps> | undefined;
  /** The field one writes in: a rich editor of your own. See `docs/composer.md`. */
  TextField?: ComponentType<TextFieldSlotProps> | undefined;
  /** Before the text field of the composer. */
  InputBarStart?: ComponentType<ConversationSlotProps> | undefined;
  /** After the text field, before the send button. */
  InputBarEnd?: ComponentType<ConversationSlotProps> | undefined;
  /** The line about the connection. */
  ConnectionBanner?: ComponentType | undefined;
  /** Shown where no conversation is open. */
  NoConversation?: ComponentType | undefined;
}

export interface ConversationSlotProps {
  readonly conversationId: string;
}

export interface DetailPaneSlotProps extends ConversationSlotProps {
  readonly onClose: () => void;
}

export interface ConversationItemSlotProps extends ConversationSlotProps {
  readonly active: boolean;
  readonly onSelect: () => void;
}

export interface MessageItemSlotProps {
  readonly messageKey: string;
  readonly group: 'single' | 'first' | 'middle' | 'last';
}

/** What the composer asks of a text field. */
export interface TextFieldHandle {
  focus(options?: FocusOptions): void;
  /** Puts text where the caret is, such as an emoji. */
  insertText(text: string): void;
}

export interface TextFieldSlotProps extends ConversationSlotProps {
  /** What is written, and everything that can be done with it: show `text`, tell `edit`, `send` and `setFocused`. */
  readonly composer: Composer;
  /** Name for assistive technology, where the host gave one. */
  readonly label: string | undefined;
  readonly handle: Ref<TextFieldHandle>;
}

export interface AvatarSlotProps {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'group';
  readonly size: number;
}

const SlotsContext = createContext<ChatSlots>({});

/** Gives the slots to everything below. The object should be stable (made outside of render). */
export function SlotsProvider(props: { readonly slots: ChatSlots; readonly children: ReactNode }): ReactElement {
  return <SlotsContext.Provider value={props.slots}>{props.children}</SlotsContext.Provider>;
}

/** The host's component for a slot, or the default. */
export function useSlot<N extends keyof ChatSlots>(
  name: N,
  fallback: NonNullable<ChatSlots[N]>,
): NonNullable<ChatSlots[N]> {
  const slots = useContext(SlotsContext);
  return slots[name] ?? fallback;
}
