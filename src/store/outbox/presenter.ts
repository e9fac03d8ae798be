import type { ConversationId, ConversationSettings, Message, SendStatus, TimelineRef } from '../../model/index.js';
import type { Core } from '../core.js';
import { moveCursor } from '../ingest/cursors.js';
import { learnRecall } from '../ingest/messages.js';
import { applyOp, type MessageOp } from '../messageOps.js';
import type { MessageRow } from '../state.js';
import { rowKey } from '../rowBook.js';
import type { TimelineCore } from '../timelineCore.js';
import type { OutboxRecord, SendRecord } from './record.js';

/** Shows the records of the log over the confirmed state: visible state = confirmed state + pending operations. */
export interface Presenter {
  keyOf(record: SendRecord): string;
  add(record: OutboxRecord): void;
  /** Shows a message that was written in this tab just now: its writer is taken to the end. */
  addOwn(record: SendRecord): void;
  /** The record failed, or is tried anew. */
  update(record: OutboxRecord): void;
  /** What it says changed: it quoted what was taken back. */
  reword(record: OutboxRecord): void;
  phase(record: OutboxRecord, phase: SendStatus, progress?: number): void;
  /** This device did not keep it: it goes with the page. */
  unkept(record: OutboxRecord): void;
  /** Confirmed: what it did becomes part of the confirmed state. */
  settle(record: OutboxRecord): void;
  /** Refused or given up: nothing of it remains. */
  remove(record: OutboxRecord): void;
}

function selfIdOf(core: Core, record: OutboxRecord): string {
  return core.timeline(record.ref).core.identity.selfId;
}

/** The operation over a message that a record stands for; undefined for those that are none. */
function opOf(core: Core, record: OutboxRecord): MessageOp | undefined {
  const base = { opId: record.id, by: selfIdOf(core, record), time: record.createdAt };
  switch (record.kind) {
    case 'edit':
      return {
        ...base,
        kind: 'edit',
        messageId: record.messageId,
        content: record.content,
        mentions: record.mentions,
        revision: record.revision,
      };
    case 'recall':
    case 'remove':
      return { ...base, kind: record.kind, messageId: record.messageId };
    case 'reaction':
      return { ...base, kind: 'reaction', messageId: record.messageId, emoji: record.emoji, active: record.active };
    case 'vote':
      return { ...base, kind: 'vote', messageId: record.messageId, optionIds: record.optionIds };
    default:
      return undefined;
  }
}

/** Makes the presenter of an outbox. */
export function createPresenter(core: Core): Presenter {
  const keyOf = (record: SendRecord): string => rowKey(selfIdOf(core, record), record.outgoing.clientId, '');

  function rowOf(record: SendRecord): MessageRow {
    const { clientId, content, ...rest } = record.outgoing;
    const message: Message = {
      ...rest,
      id: '',
      clientId,
      senderId: selfIdOf(core, record),
      // The device's time, shown until the server tells its own; it orders nothing (P1).
      time: record.createdAt,
      position: { value: Number.MAX_SAFE_INTEGER, tie: clientId, provisional: true },
      content: core.contents.normalize(content),
      revision: 0,
      lanes: {},
    };
    return { key: keyOf(record), message, position: message.position, mine: true, ...phaseOf(record) };
  }

  function phaseOf(record: SendRecord): Pick<MessageRow, 'phase' | 'error'> {
    if (record.failed) return { phase: record.uncertain ? 'uncertain' : 'failed', error: record.failed };
    return { phase: 'saving', error: undefined };
  }

  function showSettings(id: ConversationId, settings: ConversationSettings): void {
    const conversation = core.conversations.get(id);
    if (!conversation) return;
    core.conversations.set(id, { ...conversation, settings });
    core.inbox.changed(id);
  }

  function endSettings(record: OutboxRecord, confirmed: boolean): void {
    const { conversationId } = record.ref;
    showSettings(conversationId, core.settings.end(record.id, conversationId, confirmed));
  }

  function showRead(record: Extract<OutboxRecord, { kind: 'read' }>): void {
    moveCursor(core, {
      type: 'read-cursor',
      ...record.ref,
      userId: selfIdOf(core, record),
      position: record.position,
    });
  }

  /** Changes an unsent message wherever it shows: in its thread, in its conversation, or in both. */
  function showSend({ ref, outgoing }: SendRecord, change: (timeline: TimelineCore) => void): void {
    const { conversationId } = ref;
    const places = [ref, outgoing.inConversation ? { conversationId } : ref];
    for (const timeline of new Set(places.map(core.timeline))) {
      change(timeline.core);
      core.touchTimeline(timeline);
    }
  }

  /** Confirmed now; the event that tells the same finds it done, and one that tells more still wins. */
  function confirm({ conversationId }: TimelineRef, op: MessageOp): void {
    // Also when its row is not loaded just now: an older copy may still come.
    if (op.kind === 'recall') learnRecall(core, op.messageId, { by: op.by, time: op.time });
    if (op.kind === 'reaction') core.registers.confirm(op.messageId, op.emoji, op.by, op.active);
    for (const timeline of core.timelinesOf(conversationId)) {
      if (op.kind === 'remove') timeline.core.remove([op.messageId]);
      else if (op.kind !== 'reaction')
        timeline.core.update(op.messageId, (confirmed) => applyOp(confirmed, op) ?? confirmed);
    }
    core.onThread?.({ type: 'confirmed', conversationId, op });
    core.ops.remove(op.opId);
  }

  return {
    keyOf,
    addOwn(record) {
      showSend(record, (timeline) => timeline.addPending(rowOf(record)));
      const timeline = core.timeline(record.ref);
      // One's own message is what one wants to see, also from deep in the history.
      timeline.core.show(undefined);
      core.onShowEnd?.(timeline);
      core.touchTimeline(timeline, { sentHere: timeline.flags.sentHere + 1 });
    },
    add(record) {
      if (record.kind === 'send') return showSend(record, (timeline) => timeline.addPending(rowOf(record)));
      const op = opOf(core, record);
      const { conversationId } = record.ref;
      if (op) core.ops.add({ ...op, conversationId });
      else if (record.kind === 'read') showRead(record);
      else if (record.kind === 'settings')
        showSettings(conversationId, core.settings.add(record.id, conversationId, record.changes));
      core.touchTimeline(core.timeline(record.ref));
    },
    update(record) {
      if (record.kind === 'send') {
        const changes = { ...phaseOf(record), progress: undefined };
        showSend(record, (timeline) => timeline.updatePending(keyOf(record), changes));
      }
      if (record.kind === 'read') showRead(record);
      core.touchTimeline(core.timeline(record.ref));
    },
    reword(record) {
      if (record.kind !== 'send') return;
      const { message } = rowOf(record);
      showSend(record, (timeline) => timeline.updatePending(keyOf(record), { message }));
    },
    phase(record, phase, progress) {
      if (record.kind === 'send')
        showSend(record, (timeline) => timeline.updatePending(keyOf(record), { phase, progress }));
    },
    // It is sent all the same, and says "queued" never.
    unkept() {},
    settle(record) {
      const op = opOf(core, record);
      if (record.kind === 'send') showSend(record, (timeline) => timeline.removePending(keyOf(record)));
      else if (op) confirm(record.ref, op);
      else if (record.kind === 'settings') endSettings(record, true);
      core.touchTimeline(core.timeline(record.ref));
    },
    remove(record) {
      if (record.kind === 'send') showSend(record, (timeline) => timeline.removePending(keyOf(record)));
      else if (record.kind === 'settings') endSettings(record, false);
      else core.ops.remove(record.id);
      core.touchTimeline(core.timeline(record.ref));
    },
  };
}
