import type { ChatEvent, HistoryOperation, MessageEvent, ReactionEvent } from '../../contract/index.js';
import {
  applyChange,
  applyRecall,
  comparePositions,
  laterPosition,
  mergeMessage,
  standsIn,
  timelineKey,
  type Conversation,
  type ConversationId,
  type Message,
  type MessageId,
  type Recall,
} from '../../model/index.js';
import type { Core } from '../core.js';
import type { OpenTimeline } from '../openTimelines.js';
import { endTyping } from '../typing.js';
import type { TargetedOperation } from '../waitingOps.js';
import { countsAsUnread, moveCursor, moveOwnCursor, showUnread } from './cursors.js';
import { checkMessage, usableSummary } from './check.js';
import { usableLanes, usableReactions } from './lanes.js';

type Operation = TargetedOperation | ReactionEvent;

/** Changes the last message shown in the list along with the timeline's copy. Reactions are not shown there. */
function updateLast(core: Core, op: TargetedOperation): void {
  const conversation = core.conversations.get(op.conversationId);
  const last = conversation?.lastMessage;
  if (!conversation || last?.id !== op.messageId) return;
  const next = applyChange(last, op);
  if (next !== last) core.conversations.set(conversation.id, { ...conversation, lastMessage: next });
}

/** Single reactions live in registers, which need not wait for their message. */
function ingestReaction(core: Core, op: ReactionEvent): void {
  if (!core.registers.note(op)) return;
  for (const timeline of core.timelinesOf(op.conversationId)) {
    if (timeline.core.refresh(op.messageId)) core.touchTimeline(timeline);
  }
  core.onThread?.({ type: 'touched', ref: { conversationId: op.conversationId, threadId: op.messageId } });
}

/** What others send along is made usable before anything keeps it; null when nothing of it is. */
function usable<T extends TargetedOperation>(core: Core, op: T): T | null {
  if (op.type === 'message-edited') return { ...op, content: core.contents.normalize(op.content) };
  if (op.type === 'thread-summary') {
    const summary = usableSummary(op.summary);
    return summary ? { ...op, summary } : null;
  }
  if (op.type === 'reaction-summary') return { ...op, reactions: usableReactions(op.reactions) };
  if (op.type !== 'lane') return op;
  const value = usableLanes({ [op.lane]: op.value })[op.lane];
  return value ? { ...op, value } : null;
}

/** Applies an edit, recall, reaction or lane; waits when its message is not known yet (P5). */
export function ingestOperation(core: Core, given: Operation): void {
  if (given.type === 'reaction') return ingestReaction(core, given);
  const op = usable(core, given);
  if (!op) return core.diagnose('malformed-event', given.type);
  let known = false;
  for (const timeline of core.timelinesOf(op.conversationId)) {
    if (!timeline.core.update(op.messageId, (message) => applyChange(message, op))) continue;
    known = true;
    core.touchTimeline(timeline);
  }
  updateLast(core, op);
  core.onThread?.(op);
  // A recalled message no longer counts; what the server had counted it tells anew.
  if (op.type === 'message-recalled') {
    learnRecall(core, op.messageId, op.recall);
    core.unread.remove(op.conversationId, op.messageId);
    showUnread(core, op.conversationId);
  }
  // Also when only one of timeline and list shows it: the answer that brings it to the other may have been made before.
  // And a recall is remembered in any case: a page that was made before it may still come (P4).
  const isRemembered = op.type === 'message-recalled' || op.type === 'message-edited';
  if (!known || isRemembered || !core.conversations.has(op.conversationId)) core.waiting.add(op);
}

/** Remembers a recall, and takes the words out of every copy: quotes, bundles, drafts, what the list shows (P4). */
export function learnRecall(core: Core, id: MessageId, recall: Recall): void {
  if (!core.recalls.add(id, recall)) return;
  for (const timeline of core.timelines.values()) if (timeline.core.forgetCopies(id)) core.touchTimeline(timeline);
  for (const conversation of [...core.conversations.values()]) {
    const { lastMessage } = conversation;
    const next = lastMessage && core.recalls.strip(lastMessage);
    if (next !== lastMessage) core.conversations.set(conversation.id, { ...conversation, lastMessage: next });
  }
  core.onDraftRecall?.();
  core.onUnsentRecall?.();
  core.onRecall?.(id);
  core.onGone?.([id]);
}

/**
 * Applies to a message what waited for it. What waited goes on waiting: an older copy of the message may still be on its way to the list or to a timeline
 * that is opened later, and applying it twice changes nothing.
 */
export function withWaiting(core: Core, message: Message): Message {
  const told = core.waiting.for(message.id).reduce((result, op) => applyChange(result, op), message);
  const recall = told.recalled ?? core.recalls.get(told.id);
  if (!recall) return core.recalls.strip(told);
  learnRecall(core, told.id, recall);
  return applyRecall(told, recall);
}

/** What the list shows of a message, which others may have changed already. */
export function asLast(core: Core, given: Message): Message {
  const copies = core.timelinesOf(given.conversationId).flatMap((timeline) => timeline.core.confirmed(given.id) ?? []);
  const message = copies.reduce(mergeMessage, given);
  return core.recalls.strip(core.waiting.for(message.id).reduce((result, op) => applyChange(result, op), message));
}

/** Takes one message in: the row, the list's preview, unread, and who was writing. Answers false when it is unusable. */
export function ingestMessage(core: Core, event: Pick<MessageEvent, 'message' | 'follows'>): boolean {
  const checked = checkMessage(event.message, core.contents);
  if (!checked) return false;
  const message = withWaiting(core, checked);
  const { conversationId, threadId } = message;
  for (const timeline of core.timelinesOf(conversationId))
    if (standsIn(message, timeline.core.identity.ref)) placeLive(core, timeline, message, event);
  endTyping(core, { conversationId, threadId }, message.senderId);
  const conversation = core.conversations.get(conversationId);
  if (standsIn(message, { conversationId })) {
    if (conversation) noteMessage(core, conversation, message);
    else core.orphans.add(message);
  }
  if (countsAsUnread(core, message)) core.onMessage?.(message);
  return true;
}

function placeLive(core: Core, timeline: OpenTimeline, message: Message, event: Pick<MessageEvent, 'follows'>): void {
  const placed = timeline.core.addLive(message, event.follows);
  if (placed !== 'outside') core.touchTimeline(timeline);
  if (placed === 'hole') core.onHole?.(timeline);
}

/** What a message changes about its conversation: preview, order in the list, unread. */
export function noteMessage(core: Core, conversation: Conversation, message: Message): void {
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
  core.onThread?.({ type: 'gone', conversationId, ids });
  core.onGone?.(ids);
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
  core.onThread?.({ type: 'gone', conversationId: event.conversationId, upTo: event.upTo });
  const conversation = core.conversations.get(event.conversationId);
  if (!conversation) return;
  const last = conversation.lastMessage;
  const kept = last && comparePositions(last.position, event.upTo) > 0 ? last : undefined;
  const clearedBefore = laterPosition(conversation.clearedBefore, event.upTo);
  core.conversations.set(conversation.id, { ...conversation, clearedBefore, lastMessage: kept });
  moveOwnCursor(core, conversation.id, event.upTo);
}
