'use client';
import { useLayoutEffect, useMemo, useRef, type ReactElement } from 'react';
import type { Content, Message } from '../model/index.js';
import { useChatStore, useConversationScope, useSelfId } from '../react/index.js';
import { CopyScope, InnerContent } from './InnerContent.js';
import { useMessageTypes } from './useMessageTypes.js';
import { useSummaryText } from './useSummaryText.js';

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
  const { contents } = useChatStore();
  const layout = useMessageTypes().resolve(content, contents).layout(content);
  const words = useSummaryText(content);
  const still = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Not a prop: React 18 does not know the attribute.
    if (still.current) still.current.inert = true;
  }, []);
  return (
    <div className="cl-composer-form__preview" data-layout={layout} role="group" aria-label={`${label}: ${words}`}>
      <div ref={still}>
        <CopyScope>
          <InnerContent content={content} message={message} messageKey="preview" />
        </CopyScope>
      </div>
    </div>
  );
}
