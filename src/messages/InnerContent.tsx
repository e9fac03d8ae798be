'use client';
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import type { Content, Message } from '../model/index.js';
import { useChatStore } from '../react/index.js';
import { useMessageTypes } from './useMessageTypes.js';

const CopyContext = createContext(false);

/** Says that the messages inside are copies: they can be looked at, and nothing can be done to them. */
export function CopyScope({ children }: { readonly children: ReactNode }): ReactElement {
  return <CopyContext.Provider value={true}>{children}</CopyContext.Provider>;
}

/** Whether the message is a copy, in a forwarded bundle. */
export function useIsCopy(): boolean {
  return useContext(CopyContext);
}

/** Props of {@link InnerContent}. */
export interface InnerContentProps {
  readonly content: Content;
  /** The message it is part of. */
  readonly message: Message;
  /** Unique in the chat: playback and the like are known by it. */
  readonly messageKey: string;
  readonly meta?: ReactNode;
}

/** A content inside a message, drawn by the view of its type. */
export function InnerContent({ content, message, messageKey, meta }: InnerContentProps): ReactElement {
  const types = useMessageTypes();
  const { contents } = useChatStore();
  const type = useMemo(() => types.resolve(content, contents), [types, content, contents]);
  // To a view the content is that of its message.
  const inner = useMemo(() => (message.content === content ? message : { ...message, content }), [message, content]);
  return (
    <type.Component
      content={content}
      message={inner}
      messageKey={messageKey}
      mine={false}
      status="received"
      meta={meta}
    />
  );
}
