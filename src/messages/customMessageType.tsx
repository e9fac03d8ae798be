'use client';
import type { ComponentType, ReactElement } from 'react';
import type { CustomContent } from './content.js';
import { defineMessageType, type MessageType, type MessageViewProps } from './defineMessageType.js';
import { FallbackMessage } from './fallback/FallbackMessage.js';

/** Views of custom messages by their `kind`. What they get is JSON of others: check what you read. */
export type CustomViews = Readonly<Record<string, ComponentType<MessageViewProps<CustomContent>>>>;

/**
 * Shows custom messages of the kinds you know by your own components. Other kinds show by their fall-back text, and so does one whose view throws.
 *
 * @example
 * ```tsx
 * const messageTypes = [customMessageType({ order: OrderMessage })];
 * <ChatApp messageTypes={messageTypes} />
 * ```
 */
export function customMessageType(views: CustomViews): MessageType<CustomContent> {
  const byKind = new Map(Object.entries(views));
  function CustomMessage(props: MessageViewProps<CustomContent>): ReactElement {
    const View = byKind.get(props.content.kind) ?? FallbackMessage;
    return <View {...props} />;
  }
  return defineMessageType<CustomContent>({
    type: 'custom',
    Component: CustomMessage,
    placesMeta: true,
  });
}
