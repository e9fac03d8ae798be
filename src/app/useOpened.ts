'use client';
import { useEffect, useRef, useState } from 'react';
import type { ConversationId, MessageId, MessageRef, ThreadRef } from '../model/index.js';

/** A thread that is open, and the answer it was opened at. */
export interface OpenedThread {
  readonly ref: ThreadRef;
  readonly target?: MessageRef | undefined;
}

/** What is open besides a conversation. */
export interface Opened {
  /** A message of a conversation to go to. */
  readonly target: MessageRef | undefined;
  readonly thread: OpenedThread | undefined;
  openMessage(message: MessageRef): void;
  openThread(thread: ThreadRef, messageId?: MessageId): void;
  closeThread(): void;
}

/**
 * Opens a conversation at a message, or one of its threads: by the handle, from anywhere inside, or by the deep link when that changes. Where the backend
 * has no threads an answer is looked for in the conversation.
 */
export function useOpened(
  open: (id: ConversationId) => void,
  link: MessageRef | undefined,
  shownId: ConversationId | null,
  hasThreads: boolean,
): Opened {
  const [target, setTarget] = useState<MessageRef>();
  const [thread, setThread] = useState<OpenedThread>();
  // A thread is left with its conversation.
  const [lastShown, setLastShown] = useState(shownId);
  if (lastShown !== shownId) {
    setLastShown(shownId);
    if (thread && thread.ref.conversationId !== shownId) setThread(undefined);
  }
  const openThread = ({ conversationId, threadId }: ThreadRef, messageId?: MessageId): void => {
    if (!hasThreads) return;
    const ref = { conversationId, threadId };
    setThread({ ref, target: messageId === undefined ? undefined : { ...ref, messageId } });
    if (conversationId !== shownId) open(conversationId);
  };
  const openMessage = (message: MessageRef): void => {
    const { conversationId, threadId, messageId } = message;
    if (threadId !== undefined && hasThreads) return openThread({ conversationId, threadId }, messageId);
    // A new object each time: the same message may be asked for twice.
    setTarget({ ...message });
    open(conversationId);
  };
  const latest = useRef(openMessage);
  useEffect(() => {
    latest.current = openMessage;
  });
  const { conversationId, threadId, messageId } = link ?? {};
  useEffect(() => {
    if (conversationId !== undefined && messageId !== undefined)
      latest.current({ conversationId, threadId, messageId });
  }, [conversationId, threadId, messageId]);
  return {
    target: target?.conversationId === shownId ? target : undefined,
    thread: thread?.ref.conversationId === shownId ? thread : undefined,
    openMessage,
    openThread,
    closeThread: () => setThread(undefined),
  };
}
