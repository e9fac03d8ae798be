'use client';
import type { ReactElement } from 'react';
import { useConversationScope } from '../../react/index.js';
import { ChatHeader } from '../ChatHeader/index.js';
import { useSlot } from '../slots/index.js';

function NoSlot(): null {
  return null;
}

/** The header of the chat, or what the host put in its place. */
export function ChatTop({ onBack }: { readonly onBack?: (() => void) | undefined }): ReactElement {
  const { conversationId } = useConversationScope();
  const OwnHeader = useSlot('ChatHeader', NoSlot);
  return OwnHeader === NoSlot ? <ChatHeader onBack={onBack} /> : <OwnHeader conversationId={conversationId} />;
}
