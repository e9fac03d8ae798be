import { isRead, type Message, type MessageId } from '../model/index.js';
import type { Core } from './core.js';

/** What a store tells those who listen for news. */
export interface Hearing {
  onMessage(listener: (message: Message) => void): () => void;
  onMessagesGone(listener: (ids: readonly MessageId[]) => void): () => void;
}

// P17: nobody is told of more between two commits.
const MOST = 1000;

/**
 * Tells of messages of others once what came along with them is in the state: who read a message elsewhere, took it back, or muted its conversation in the same
 * moment is not told of it.
 */
export function createHearing(core: Core): Hearing {
  const messageListeners = new Set<(message: Message) => void>();
  const goneListeners = new Set<(ids: readonly MessageId[]) => void>();
  let news: Message[] = [];
  let run = core.run;

  function tell<T>(listeners: ReadonlySet<(value: T) => void>, value: T): void {
    for (const listener of listeners) {
      try {
        listener(value);
      } catch (reason) {
        core.diagnose('handler-failed', `a listener: ${reason instanceof Error ? reason.message : String(reason)}`);
      }
    }
  }
  core.onMessage = (message) => {
    if (messageListeners.size === 0) return;
    // What was said to another user is none of this one's.
    if (run !== core.run) news = [];
    ({ run } = core);
    if (news.length < MOST) news.push(message);
  };
  core.onGone = (ids) => tell(goneListeners, ids);
  core.api.subscribe(() => {
    if (news.length === 0) return;
    const told = news;
    news = [];
    if (run !== core.run || !core.active) return;
    for (const message of told) {
      const isOver = core.recalls.get(message.id) !== undefined;
      const selfId = core.selfIdOf(message.conversationId);
      if (!isOver && selfId !== undefined && !isRead(core, message, selfId)) tell(messageListeners, message);
    }
  });
  const add = <T>(listeners: Set<T>, listener: T): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    onMessage: (listener) => add(messageListeners, listener),
    onMessagesGone: (listener) => add(goneListeners, listener),
  };
}
