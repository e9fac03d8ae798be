import type { MessagesPort } from '../../contract/index.js';
import { applyReaction, timelineKey, type Message, type MessageId, type TimelineRef } from '../../model/index.js';
import type { AccountCache } from './accountCache.js';
import { applyCleared, applyMessage, applyMessageOperation, applyRead, applyRemoval } from './applyEvent.js';
import { guardPort } from './guard.js';
import { createHistory } from './history.js';
import type { Link } from './link.js';
import { isMessage } from './pages.js';

/** Makes the messages port: history through the cache, and every change written to it once the server agreed. */
export function createMessages(link: Link, options: { readonly revalidate: 'newest' | 'shown' }): MessagesPort {
  const { inner, settings } = link;
  const { messages } = inner;
  const history = createHistory(link, options);

  /** Asks the server; what it agreed to is written, unless the session ended meanwhile. */
  async function agreed<T>(
    ref: TimelineRef,
    call: () => Promise<T>,
    then: (cache: AccountCache, answer: T) => void,
  ): Promise<T> {
    const { run } = link;
    const answer = await link.ask(call);
    const cache = link.cacheFor(ref.conversationId);
    if (run === link.run && cache) then(cache, answer);
    return answer;
  }

  function noteOwn(cache: AccountCache, message: Message | null): void {
    if (isMessage(message)) applyMessage(cache, message, { own: true });
  }

  function change(
    cache: AccountCache,
    ref: TimelineRef,
    messageId: MessageId,
    next: (message: Message) => Message,
  ): void {
    cache.withAll(ref.conversationId, (timeline) => timeline.update(messageId, next));
  }

  return guardPort<MessagesPort>(link, messages, {
    load: history.load,
    loadAround: history.loadAround,
    send: (message, sendOptions) =>
      agreed(
        message,
        () => messages.send(message, sendOptions),
        // As the store does: an answer without the client id is still the answer to this send.
        (cache, answer) => noteOwn(cache, answer?.message && { ...answer.message, clientId: message.clientId }),
      ),
    findByClientId: (ref, clientId) => agreed(ref, () => messages.findByClientId!(ref, clientId), noteOwn),
    edit: (ref, messageId, content, expectedRevision) =>
      agreed(
        ref,
        () => messages.edit!(ref, messageId, content, expectedRevision),
        (cache) =>
          // The revision stays: the server's own event brings it, with its time, and must not be taken for a repeat.
          change(cache, ref, messageId, (message) =>
            message.recalled || message.revision > expectedRevision ? message : { ...message, content },
          ),
      ),
    recall: (ref, messageId) =>
      agreed(
        ref,
        () => messages.recall!(ref, messageId),
        (cache) => {
          const { conversationId } = ref;
          const recall = { by: cache.self.id, time: settings.env.now() };
          applyMessageOperation(cache, { type: 'message-recalled', conversationId, messageId, recall });
        },
      ),
    remove: (ref, ids) =>
      agreed(
        ref,
        () => messages.remove!(ref, ids),
        (cache) => applyRemoval(cache, ref.conversationId, ids),
      ),
    clearHistory: (conversationId) =>
      agreed(
        { conversationId },
        () => messages.clearHistory!(conversationId),
        (cache) => {
          cache.with(timelineKey({ conversationId }), (timeline) => {
            const last = timeline.rows.all().at(-1)?.message.position;
            if (last) applyCleared(cache, conversationId, last);
          });
        },
      ),
    react: (ref, messageId, emoji, active) =>
      agreed(
        ref,
        () => messages.react!(ref, messageId, emoji, active),
        (cache) =>
          change(cache, ref, messageId, (message) =>
            applyReaction(message, { emoji, active, userId: cache.self.id, isSelf: true }),
          ),
      ),
    markRead: (ref, position) =>
      agreed(
        ref,
        () => messages.markRead!(ref, position),
        (cache) => {
          if (ref.threadId === undefined) applyRead(cache, ref.conversationId, position);
        },
      ),
    snapshot: (ref, messageId) =>
      agreed(
        ref,
        () => messages.snapshot!(ref, messageId),
        (cache, message) => {
          if (isMessage(message)) applyMessage(cache, message, {});
        },
      ),
  });
}
