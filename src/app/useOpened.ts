'use client';
import { useEffect, useRef, useState } from 'react';
import type { ConversationId, MessageId, MessageRef, ThreadRef } from '../model/index.js';
import type { ActiveConversationDetails } from './useActiveConversation.js';

/** A thread that is open, and the answer it was opened at. */
export interface OpenedThread {
  readonly ref: ThreadRef;
  readonly target?: MessageRef | undefined;
}

interface OpenedOptions {
  /** The conversation on screen. */
  readonly shownId: ConversationId | null;
  readonly hasThreads: boolean;
  /** What the backend can is known: until then a link to an answer waits in its conversation. */
  readonly ready: boolean;
  /** A third pane lies over the conversation, not beside it. */
  readonly covers: boolean;
}

/** What is open besides a conversation. */
export interface Opened {
  /** A message of a conversation to go to. */
  readonly target: MessageRef | undefined;
  readonly thread: OpenedThread | undefined;
  /** All about the conversation is shown where a thread would be. */
  readonly detailed: boolean;
  /** Opens a conversation: what lies over it gives way. */
  open(id: ConversationId | null, details: ActiveConversationDetails): void;
  openMessage(message: MessageRef): void;
  /** Shows a message of the conversation on screen, and leaves the focus where it is. */
  showMessage(messageId: MessageId): void;
  openThread(thread: ThreadRef, messageId?: MessageId): void;
  /** Shows or hides the details. One of them and a thread is there at a time. */
  setDetailed(detailed: boolean): void;
  closeThread(): void;
}

/**
 * Opens a conversation at a message, or one of its threads: by the handle, from anywhere inside, or by the deep link when that changes. Where the backend
 * has no threads an answer is looked for in the conversation.
 */
export function useOpened(
  go: Opened['open'],
  link: MessageRef | undefined,
  { shownId, hasThreads, ready, covers }: OpenedOptions,
): Opened {
  const [target, setTarget] = useState<MessageRef>();
  const [thread, setThread] = useState<OpenedThread>();
  const [detailed, setDetailed] = useState(false);
  // A thread is left with its conversation.
  const [lastShown, setLastShown] = useState(shownId);
  if (lastShown !== shownId) {
    setLastShown(shownId);
    // What was gone to in the one before is done with: it opens where it was left.
    if (target && target.conversationId !== shownId) setTarget(undefined);
    // With nothing open there is nothing they are about, and the next one is opened to be read.
    if (shownId === null) setDetailed(false);
    if (thread && thread.ref.conversationId !== shownId) setThread(undefined);
  }
  const open: Opened['open'] = (id, details) => {
    // Chosen by hand: nor does a thread come along that could not be shown when it was asked for.
    if (id === shownId ? covers : details.reason === 'select') setThread(undefined);
    setTarget(undefined);
    // Beside the chat the details go along.
    if (covers) setDetailed(false);
    go(id, details);
  };
  const openFromAfar = (id: ConversationId): void => open(id, { reason: 'handle' });
  const openThread = ({ conversationId, threadId }: ThreadRef, messageId?: MessageId): void => {
    if (!hasThreads) return;
    const ref = { conversationId, threadId };
    setThread({ ref, target: messageId === undefined ? undefined : { ...ref, messageId } });
    setDetailed(false);
    if (conversationId !== shownId) openFromAfar(conversationId);
  };
  const openMessage = (message: MessageRef): void => {
    const { conversationId, threadId, messageId } = message;
    if (threadId !== undefined && hasThreads) return openThread({ conversationId, threadId }, messageId);
    openFromAfar(conversationId);
    // A new object each time: the same message may be asked for twice.
    setTarget({ ...message });
  };
  const latest = useRef({ openFromAfar, openMessage });
  useEffect(() => {
    latest.current = { openFromAfar, openMessage };
  });
  const { conversationId, threadId, messageId } = link ?? {};
  // A later start is none of the link's business.
  const [known, setKnown] = useState(ready);
  if (ready && !known) setKnown(true);
  const mustWait = threadId !== undefined && !known;
  useEffect(() => {
    if (conversationId === undefined || messageId === undefined) return;
    if (mustWait) latest.current.openFromAfar(conversationId);
    else latest.current.openMessage({ conversationId, threadId, messageId });
  }, [conversationId, threadId, messageId, mustWait]);
  return {
    target: target?.conversationId === shownId ? target : undefined,
    thread: thread?.ref.conversationId === shownId ? thread : undefined,
    detailed: detailed && shownId !== null,
    open,
    openMessage,
    showMessage: (messageId) => {
      if (shownId !== null) setTarget({ conversationId: shownId, messageId });
    },
    openThread,
    setDetailed: (next) => {
      setDetailed(next);
      if (next) setThread(undefined);
    },
    closeThread: () => setThread(undefined),
  };
}
