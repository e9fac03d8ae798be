'use client';
import { useMemo, type ReactElement } from 'react';
import type { Content, Message } from '../model/index.js';
import { useConversationScope, useSelfId } from '../react/index.js';
import { CopyScope, InnerContent } from './InnerContent.js';

/** A content as it will look once it is sent. Nothing can be done to it. */
export function ContentPreview({
  content,
  label,
}: {
  readonly content: Content;
  readonly label: string;
}): ReactElement {
  const { conversationId } = useConversationScope();
  const selfId = useSelfId() ?? '';
  const message = useMemo<Message>(
    () => ({
      id: '',
      conversationId,
      senderId: selfId,
      time: 0,
      position: { value: 0, tie: '' },
      content,
      revision: 0,
      lanes: {},
    }),
    [content, conversationId, selfId],
  );
  return (
    <div className="cl-composer-form__preview" role="group" aria-label={label}>
      <CopyScope>
        <InnerContent content={content} message={message} messageKey="preview" />
      </CopyScope>
    </div>
  );
}
