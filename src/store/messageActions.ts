import { ChatError } from '../contract/index.js';
import { applyReaction, type Content, type Message, type MessageId, type TimelineRef } from '../model/index.js';
import type { Core } from './core.js';
import { applyOp, type MessageOp } from './messageOps.js';

/** What can be done to a message that was sent. Each shows at once, is undone when refused, and then rejects with a ChatError. */
export interface MessageActions {
  editMessage(ref: TimelineRef, messageId: MessageId, content: Content, mentions?: Message['mentions']): Promise<void>;
  recallMessage(ref: TimelineRef, messageId: MessageId): Promise<void>;
  /** Sets or clears the own reaction. */
  react(ref: TimelineRef, messageId: MessageId, emoji: string, active: boolean): Promise<void>;
  /** Deletes for this user only. */
  removeMessage(ref: TimelineRef, messageId: MessageId): Promise<void>;
}

type OpDetails = MessageOp extends infer O
  ? O extends MessageOp
    ? Omit<O, 'opId' | 'messageId' | 'by' | 'time'>
    : never
  : never;

/** Makes the actions on sent messages. */
export function createMessageActions(core: Core): MessageActions {
  const { messages } = core.adapter;

  /** Shows the operation, asks the server, and then makes it part of the confirmed state or takes it back (P14). */
  async function perform(
    ref: TimelineRef,
    messageId: MessageId,
    details: OpDetails,
    call: (() => Promise<void>) | undefined,
  ): Promise<void> {
    const operation = `messages.${details.kind}`;
    const context = { operation, conversationId: ref.conversationId };
    if (!call) throw core.report(new ChatError('unsupported', `The adapter cannot do ${operation}.`), context);
    const timeline = core.timeline(ref);
    const by = timeline.core.identity.selfId;
    const op = { ...details, opId: core.env.createId(), messageId, by, time: core.env.now() } as MessageOp;
    timeline.core.addOp(op);
    core.touchTimeline(timeline);
    core.flush();
    const run = core.run;
    try {
      await call();
      if (run !== core.run) return;
      // Confirmed now; the event that tells the same finds it done, and one that tells more still wins.
      if (op.kind === 'remove') timeline.core.remove([messageId]);
      else timeline.core.update(messageId, (message) => applyOp(message, op) ?? message);
    } catch (reason) {
      throw core.report(reason, context);
    } finally {
      timeline.core.removeOp(op.opId);
      core.touchTimeline(timeline);
    }
  }

  function confirmed(ref: TimelineRef, messageId: MessageId): Message {
    const message = core.timeline(ref).core.confirmed(messageId);
    if (!message) throw new ChatError('not-found', `There is no message '${messageId}' in this timeline.`);
    return message;
  }

  return {
    async editMessage(ref, messageId, content, mentions) {
      const { revision } = confirmed(ref, messageId);
      const details = { kind: 'edit', content, mentions, revision: revision + 1 } as const;
      await perform(
        ref,
        messageId,
        details,
        messages.edit && (() => messages.edit!(ref, messageId, content, revision)),
      );
    },
    async recallMessage(ref, messageId) {
      await perform(ref, messageId, { kind: 'recall' }, messages.recall && (() => messages.recall!(ref, messageId)));
    },
    async react(ref, messageId, emoji, active) {
      const message = confirmed(ref, messageId);
      const self = core.timeline(ref).core.identity.selfId;
      if (applyReaction(message, { emoji, active, userId: self, isSelf: true }) === message) return;
      const call = messages.react && ((): Promise<void> => messages.react!(ref, messageId, emoji, active));
      await perform(ref, messageId, { kind: 'reaction', emoji, active }, call);
    },
    async removeMessage(ref, messageId) {
      await perform(ref, messageId, { kind: 'remove' }, messages.remove && (() => messages.remove!(ref, [messageId])));
    },
  };
}
