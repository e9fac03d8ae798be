'use client';
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import type { ConversationId, ThreadId, TimelineRef } from '../model/index.js';
import { outsideError } from './context.js';

const ConversationContext = createContext<TimelineRef | null>(null);
const MessageContext = createContext<string | null>(null);

/** Props of {@link ConversationScope}. */
export interface ConversationScopeProps {
  readonly conversationId: ConversationId;
  /** A thread inside the conversation. */
  readonly threadId?: ThreadId | undefined;
  readonly children: ReactNode;
}

/** Says which conversation the parts inside belong to. */
export function ConversationScope({ conversationId, threadId, children }: ConversationScopeProps): ReactElement {
  const ref = useMemo<TimelineRef>(() => ({ conversationId, threadId }), [conversationId, threadId]);
  return <ConversationContext.Provider value={ref}>{children}</ConversationContext.Provider>;
}

/** The conversation (or thread) the component is in. Throws outside of a ConversationScope. */
export function useConversationScope(): TimelineRef {
  const ref = useContext(ConversationContext);
  if (!ref) throw outsideError('useConversationScope', 'ConversationScope');
  return ref;
}

/** The given conversation, else the scope's. Throws when there is neither. */
export function useTimelineRef(given: TimelineRef | undefined): TimelineRef {
  const scope = useContext(ConversationContext);
  const ref = given ?? scope;
  if (!ref) throw outsideError('A hook that reads a conversation', 'ConversationScope');
  return ref;
}

/** The id given, else the scope's, else undefined: for hooks that can do without. */
export function useConversationIdOrScope(given: ConversationId | undefined): ConversationId | undefined {
  const scope = useContext(ConversationContext);
  return given ?? scope?.conversationId;
}

/** Says which message the parts inside belong to. */
export function MessageScope(props: { readonly messageKey: string; readonly children: ReactNode }): ReactElement {
  return <MessageContext.Provider value={props.messageKey}>{props.children}</MessageContext.Provider>;
}

/** Key of the message the component is in. Throws outside of a MessageScope. */
export function useMessageScope(given?: string): string {
  const scope = useContext(MessageContext);
  const key = given ?? scope;
  if (key === null) throw outsideError('useMessageScope', 'MessageScope');
  return key;
}
