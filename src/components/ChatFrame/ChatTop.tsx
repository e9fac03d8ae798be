'use client';
import type { ReactElement } from 'react';
import { useConversationScope } from '../../react/index.js';
import { ChatHeader, type ChatHeaderProps } from '../ChatHeader/index.js';
import { useSlot } from '../slots/index.js';

function NoSlot(): null {
  return null;
}

/** The header of the chat, or what the host put in its place. */
export function ChatTop(props: Pick<ChatHeaderProps, 'onBack' | 'onAbout' | 'actions'>): ReactElement {
  const { conversationId } = useConversationScope();
  const OwnHeader = useSlot('ChatHeader', NoSlot);
  return OwnHeader === NoSlot ? <ChatHeader {...props} /> : <OwnHeader conversationId={conversationId} />;
}
