import type { ChatEvent, HistoryOperation, MessageEvent } from '../../contract/index.js';
import {
  applyEdit,
  applyReaction,
  applyRecall,
  comparePositions,
  laterPosition,
  mergeMessage,
  timelineKey,
  type Conversation,
  type ConversationId,
  type Message,
  type MessageId,
} from '../../model/index.js';
import type { Core, OpenTimeline } from '../core.js';
import { endTyping } from '../typing.js';
import type { TargetedOperation } from '../waitingOps.js';
import { countsAsUnread, moveCursor, showUnread } from './cursors.js';
import { checkMessage } from './check.js';

type Operation = Extract<ChatEvent, { readonly type: TargetedOperation['type'] }> | TargetedOperation;

/** Pure: what one operation makes of a message. */
function applyOperation(message: Message, op: Operation, selfId: string | undefined, was?: boolean): Message {
  switch (op.type) {
    case 'message-edited':
      return applyEdit(message, op);
    case 'message-recalled':
      return applyRecall(message, op.recall);
    case 'reaction': {
      const known = message.lanes.reactions?.value.find((summary) => summary.emoji === op.emoji);
      if (known?.asOf && comparePositions(op.at, known.asOf) <= 0) return message;
      return applyReaction(message, { ...op, isSelf: op.userId === selfId }, was);
    }
    case 'reaction-summary':
      return withLane(message, { reactions: { version: op.version, value: op.reactions } });
    case 'receipt-summary':
      return withLane(message, { receipts: { version: op.version, value: op.summary } });
    case 'lane':
      return withLane(message, { [op.lane]: op.value });
  }
}

function withLane(message: Message, lanes: Message['lanes']): Message {
  return message.recalled ? message : mergeMessage(message, { ...message, lanes });
}

/** Changes the last message shown in the list along with the timeline's copy. */
function updateLast(
  core: Core,
  conversationId: ConversationId,
  id: MessageId,
  change: (m: Message) => Message,
): boolean {
  const conversation = core.conversations.get(conversationId);
  const last = conversation?.lastMessage;
  if (!conversation || last?.id !== id) return false;
  const next = change(last);
  if (next !== last) core.conversations.set(conversationId, { ...conversation, lastMessage: next });
  return true;
}

function isKnown(core: Core, { conversationId, messageId }: Operation): boolean {
  return (
    core.conversations.get(conversationId)?.lastMessage?.id === messageId ||
    core.timelinesOf(conversationId).some((timeline) => timeline.core.confirmed(messageId) !== undefined)
  );
}

/** Applies an edit, recall, reaction or lane; waits when its message is not known yet (P5). */
export function ingestOperation(core: Core, given: Operation): void {
  // An edit brings content of others: it is made usable before anything keeps it.
  const op = given.type === 'message-edited' ? { ...given, content: core.contents.normalize(given.content) } : given;
  const noted = op.type === 'reaction' && isKnown(core, op) ? core.registers.note(op) : undefined;
  if (noted?.stale) return;
  const change = (message: Message): Message =>
    applyOperation(message, op, core.selfIdOf(op.conversationId), noted?.was);
  let known = false;
  for (const timeline of core.timelinesOf(op.conversationId)) {
    if (!timeline.core.confirmed(op.messageId)) continue;
    known = true;
    timeline.core.update(op.messageId, change);
    core.touchTimeline(timeline);
  }
  known = updateLast(core, op.conversationId, op.messageId, change) || known;
  // A recalled message no longer counts; what the server had counted it tells anew.
  if (op.type === 'message-recalled') {
    core.unread.remove(op.conversationId, op.messageId);
    showUnread(core, op.conversationId);
  }
  if (!known) core.waiting.add(op);
}

/** Applies to a message what waited for it. */
export function withWaiting(core: Core, message: Message): Message {
  const selfId = core.selfIdOf(message.conversationId);
  return core.waiting.take(message.id).reduce((result, op) => {
    const noted = op.type === 'reaction' ? core.registers.note(op) : undefined;
    return noted?.stale ? result : applyOperation(result, op, selfId, noted?.was);
  }, message);
}

/** Takes one message in: the row, the list's preview, unread, and who was writing. Answers false when it is unusable. */
export function ingestMessage(core: Core, event: Pick<MessageEvent, 'message' | 'follows'>): boolean {
  const checked = checkMessage(event.message, core.contents);
  if (!checked) return false;
  const message = withWaiting(core, checked);
  const { conversationId, threadId } = message;
  const timeline = core.timelines.get(timelineKey({ conversationId, threadId }));
  if (timeline) placeLive(core, timeline, message, event);
  endTyping(core, { conversationId, threadId }, message.senderId);
  const conversation = core.conversations.get(conversationId);
  if (conversation && threadId === undefined) noteMessage(core, conversation, message);
  return true;
}

function placeLive(core: Core, timeline: OpenTimeline, message: Message, event: Pick<MessageEvent, 'follows'>): void {
  const placed = timeline.core.addLive(message, event.follows);
  if (placed !== 'outside') core.touchTimeline(timeline);
  if (placed === 'hole') core.onHole?.(timeline);
}

/** What a message changes about its conversation: preview, order in the list, unread. */
function noteMessage(core: Core, conversation: Conversation, message: Message): void {
  const last = conversation.lastMessage;
  const newer = !last || comparePositions(message.position, last.position) > 0;
  const same = last?.id === message.id;
  const { id, position, mentions } = message;
  if (countsAsUnread(core, message) && !position.provisional) {
    const selfId = core.selfIdOf(conversation.id) ?? '';
    const mentionsMe = mentions?.userIds.includes(selfId) === true;
    core.unread.add(conversation.id, { id, position, mentionsMe, mentionsAll: mentions?.all === true });
  }
  core.conversations.set(conversation.id, {
    ...conversation,
    lastMessage: same ? mergeMessage(last, message) : newer ? message : last,
    activityAt: newer ? Math.max(conversation.activityAt, message.time) : conversation.activityAt,
  });
  showUnread(core, conversation.id);
}

/** Applies what a page of history carried beside its messages. */
export function ingestHistoryOps(core: Core, ops: readonly HistoryOperation[]): void {
  for (const op of ops) {
    if ('position' in op) moveCursor(core, op);
    else ingestOperation(core, op);
  }
}

/** Takes messages out for good, and shows the next older one in the list where the last was removed. */
export function ingestRemoval(core: Core, conversationId: ConversationId, ids: readonly MessageId[]): void {
  for (const timeline of core.timelinesOf(conversationId)) {
    timeline.core.remove(ids);
    core.touchTimeline(timeline);
  }
  for (const id of ids) core.unread.remove(conversationId, id);
  showUnread(core, conversationId);
  const conversation = core.conversations.get(conversationId);
  if (!conversation?.lastMessage || !ids.includes(conversation.lastMessage.id)) return;
  const view = core.timelines.get(timelineKey({ conversationId }))?.core.view();
  const rest = view && view.size > 0 ? view.rowAt(view.size - 1).message : undefined;
  core.conversations.set(conversationId, { ...conversation, lastMessage: rest });
}

/** Forgets history up to a position. */
export function ingestCleared(core: Core, event: Extract<ChatEvent, { type: 'history-cleared' }>): void {
  for (const timeline of core.timelinesOf(event.conversationId)) {
    timeline.core.clearUpTo(event.upTo);
    core.touchTimeline(timeline);
  }
  const conversation = core.conversations.get(event.conversationId);
  if (!conversation) return;
  const last = conversation.lastMessage;
  const kept = last && comparePositions(last.position, event.upTo) > 0 ? last : undefined;
  const clearedBefore = laterPosition(conversation.clearedBefore, event.upTo);
  core.conversations.set(conversation.id, { ...conversation, clearedBefore, lastMessage: kept });
}
