'use client';
import type { ReactElement } from 'react';
import {
  useConversation,
  useConversationName,
  useConversationScope,
  useNow,
  usePresence,
  useUser,
} from '../../react/index.js';
import { Text } from '../../ui/index.js';
import { ChatHeaderStatus } from '../ChatHeader/index.js';
import { ConversationAvatar } from '../ConversationAvatar/index.js';

/** Who the conversation is with: picture, name, what they are up to, what they say about themselves. */
export function About(): ReactElement {
  const { conversationId } = useConversationScope();
  const name = useConversationName(conversationId);
  const peerId = useConversation(conversationId)?.peerId;
  return (
    <div className="cl-detail__about">
      <ConversationAvatar conversationId={conversationId} size={72} />
      <h3 className="cl-detail__name">
        <Text pending>{name}</Text>
      </h3>
      <ChatHeaderStatus />
      {peerId === undefined ? null : <Person userId={peerId} />}
    </div>
  );
}

function Person({ userId }: { readonly userId: string }): ReactElement | null {
  const user = useUser(userId);
  const status = usePresence(userId)?.status;
  const now = useNow(60_000);
  const isOver = status?.until !== undefined && status.until <= now;
  const said = status && !isOver ? [status.emoji, status.text].filter(Boolean).join(' ') : '';
  return (
    <>
      {said === '' ? null : (
        <p className="cl-detail__status" dir="auto">
          {said}
        </p>
      )}
      {user?.bio ? (
        <p className="cl-detail__words" dir="auto">
          {user.bio}
        </p>
      ) : null}
    </>
  );
}
