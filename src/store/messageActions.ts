import { ChatError } from '../contract/index.js';
import {
  applyReaction,
  timelineKey,
  type Content,
  type Message,
  type MessageId,
  type TimelineRef,
} from '../model/index.js';
import type { Core } from './core.js';
import type { Outbox } from './outbox/index.js';
import type { MessageRow } from './state.js';

/**
 * What can be done to a message that was sent. Each shows at once, is kept until the server has it (also over a reload), is undone when refused, and
 * rejects with a ChatError then.
 */
export interface MessageActions {
  editMessage(ref: TimelineRef, messageId: MessageId, content: Content, mentions?: Message['mentions']): Promise<void>;
  recallMessage(ref: TimelineRef, messageId: MessageId): Promise<void>;
  /** Sets or clears the own reaction. */
  react(ref: TimelineRef, messageId: MessageId, emoji: string, active: boolean): Promise<void>;
  /** Chooses these options of a poll, and no others; none takes the own vote back. */
  vote(ref: TimelineRef, messageId: MessageId, optionIds: readonly string[]): Promise<void>;
  /** Deletes for this user only. */
  removeMessage(ref: TimelineRef, messageId: MessageId): Promise<void>;
}

/** Refusals are reported and shown in any case; a caller that does not wait for the promise must not cause an unhandled rejection. */
export function handled(done: Promise<void>): Promise<void> {
  done.catch(() => {});
  return done;
}

/** Makes the actions on sent messages. */
export function createMessageActions(core: Core, outbox: Outbox): MessageActions {
  const { messages } = core.adapter;

  /** The message as it is shown; throws a helpful error when it cannot be acted on. */
  function visible(
    ref: TimelineRef,
    messageId: MessageId,
    method: 'edit' | 'recall' | 'react' | 'remove' | 'vote',
  ): Message {
    const context = { operation: `messages.${method}`, conversationId: ref.conversationId };
    if (!messages[method])
      throw core.report(new ChatError('unsupported', `The adapter has no messages.${method}().`), context);
    const timeline = core.timeline(ref).core;
    const row: MessageRow | undefined = timeline.row(timeline.keyOf(messageId) ?? '');
    // The root of a thread stands above it, however far back in the history it is.
    const root = core.threads.get(timelineKey({ conversationId: ref.conversationId, threadId: messageId }))?.root;
    const message = row?.message ?? root;
    if (!message)
      throw core.report(new ChatError('not-found', `There is no message '${messageId}' in this timeline.`), context);
    return message;
  }

  async function edit(
    ref: TimelineRef,
    messageId: MessageId,
    content: Content,
    mentions?: Message['mentions'],
  ): Promise<void> {
    const { revision } = visible(ref, messageId, 'edit');
    const usable = core.contents.normalize(content);
    await outbox.act(ref, { kind: 'edit', messageId, content: usable, mentions, revision: revision + 1 });
  }

  async function recall(ref: TimelineRef, messageId: MessageId): Promise<void> {
    visible(ref, messageId, 'recall');
    await outbox.act(ref, { kind: 'recall', messageId });
  }

  async function react(ref: TimelineRef, messageId: MessageId, emoji: string, active: boolean): Promise<void> {
    const message = visible(ref, messageId, 'react');
    const userId = core.timeline(ref).core.identity.selfId;
    if (applyReaction(message, { emoji, active, userId, isSelf: true }) === message) return;
    await outbox.act(ref, { kind: 'reaction', messageId, emoji, active });
  }

  async function remove(ref: TimelineRef, messageId: MessageId): Promise<void> {
    visible(ref, messageId, 'remove');
    await outbox.act(ref, { kind: 'remove', messageId });
  }

  async function vote(ref: TimelineRef, messageId: MessageId, optionIds: readonly string[]): Promise<void> {
    visible(ref, messageId, 'vote');
    await outbox.act(ref, { kind: 'vote', messageId, optionIds });
  }

  return {
    editMessage: (ref, messageId, content, mentions) => handled(edit(ref, messageId, content, mentions)),
    recallMessage: (ref, messageId) => handled(recall(ref, messageId)),
    react: (ref, messageId, emoji, active) => handled(react(ref, messageId, emoji, active)),
    vote: (ref, messageId, optionIds) => handled(vote(ref, messageId, optionIds)),
    removeMessage: (ref, messageId) => handled(remove(ref, messageId)),
  };
}
