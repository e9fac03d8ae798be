import type { ThreadFilter } from '../../contract/index.js';
import type { ChatState, ThreadListState } from '../state.js';

/** Name of a list of threads. */
export function threadsKey({ conversationId = '', unreadOnly = false }: ThreadFilter): string {
  return `${unreadOnly}:${conversationId}`;
}

/** Threads of a conversation, or all the user follows; undefined until they are asked for. */
export function selectThreads(state: ChatState, filter: ThreadFilter): ThreadListState | undefined {
  return state.threadLists.get(threadsKey(filter));
}

/** Unread answers in all threads the user follows, as far as they were asked for. */
export function selectThreadUnread(state: ChatState): number {
  let sum = 0;
  for (const thread of state.threads.values()) sum += thread.unread;
  return sum;
}
