import { ChatError } from '../contract/index.js';
import { applyReaction, type Content, type Message, type MessageId, type TimelineRef } from '../model/index.js';
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
  /** Deletes for this user only. */
  removeMessage(ref: TimelineRef, messageId: MessageId): Promise<void>;
}

/** Makes the actions on sent messages. */
export function createMessageActions(core: Core, outbox: Outbox): MessageActions {
  const { messages } = core.adapter;

  /** The message as it is shown; throws a helpful error when it cannot be acted on. */
  function visible(ref: TimelineRef, messageId: MessageId, method: 'edit' | 'recall' | 'react' | 'remove'): Message {
    const context = { operation: `messages.${method}`, conversationId: ref.conversationId };
    if (!messages[method])
      throw core.report(new ChatError('unsupported', `The adapter has no messages.${method}().`), context);
    const timeline = core.timeline(ref).core;
    const row: MessageRow | undefined = timeline.row(timeline.keyOf(messageId) ?? '');
    if (!row)
      throw core.report(new ChatError('not-found', `There is no message '${messageId}' in this timeline.`), context);
    return row.message;
  }

  return {
    async editMessage(ref, messageId, content, mentions) {
      const { revision } = visible(ref, messageId, 'edit');
      await outbox.act(ref, {
        kind: 'edit',
        messageId,
        content: core.contents.normalize(content),
        mentions,
        revision: revision + 1,
      });
    },
    async recallMessage(ref, messageId) {
      visible(ref, messageId, 'recall');
      await outbox.act(ref, { kind: 'recall', messageId });
    },
    async react(ref, messageId, emoji, active) {
      const message = visible(ref, messageId, 'react');
      const userId = core.timeline(ref).core.identity.selfId;
      if (applyReaction(message, { emoji, active, userId, isSelf: true }) === message) return;
      await outbox.act(ref, { kind: 'reaction', messageId, emoji, active });
    },
    async removeMessage(ref, messageId) {
      visible(ref, messageId, 'remove');
      await outbox.act(ref, { kind: 'remove', messageId });
    },
  };
}
