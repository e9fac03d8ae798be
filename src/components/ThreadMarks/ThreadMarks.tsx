'use client';
import type { ReactElement } from 'react';
import { useMessageHandlers } from '../../messages/index.js';
import { threadOf, type Message } from '../../model/index.js';
import { useConversationScope } from '../../react/index.js';
import { useLazy } from '../../ui/index.js';

const loadParts = () => import('./parts.js');

/** Props of {@link ThreadStrip} and {@link ThreadOrigin}. */
export interface ThreadMarkProps {
  readonly message: Message;
}

/**
 * Under a message that was answered in a thread: who answered, how often and when, and the way there. Nothing inside of a thread, and where nobody around
 * opens threads.
 */
export function ThreadStrip({ message }: ThreadMarkProps): ReactElement | null {
  const { openThread } = useMessageHandlers();
  const { threadId } = useConversationScope();
  const { thread } = message;
  const isShown = openThread !== undefined && threadId === undefined && thread !== undefined && thread.count > 0;
  const parts = useLazy(loadParts, isShown);
  const ref = threadOf(message);
  if (!isShown || !ref) return null;
  // The room is there before the code is: the row does not grow twice.
  return (
    <div className="cl-thread-strip">
      {parts ? <parts.Strip thread={ref} summary={thread} onOpen={() => openThread(ref)} /> : null}
    </div>
  );
}

/** Above an answer that was also sent to its conversation: which thread it belongs to, and the way there. */
export function ThreadOrigin({ message }: ThreadMarkProps): ReactElement | null {
  const { openThread } = useMessageHandlers();
  const scope = useConversationScope();
  const { conversationId, threadId, id } = message;
  const isShown = scope.threadId === undefined && threadId !== undefined;
  const parts = useLazy(loadParts, isShown);
  if (!isShown) return null;
  const ref = { conversationId, threadId };
  return (
    <div className="cl-thread-origin">
      {parts ? <parts.Origin thread={ref} onOpen={openThread && (() => openThread(ref, id))} /> : null}
    </div>
  );
}
