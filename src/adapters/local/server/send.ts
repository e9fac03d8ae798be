import { ChatError, type SendResult } from '../../../contract/index.js';
import type { ClientId, ConversationId, Message, OutgoingMessage, UserId } from '../../../model/index.js';
import type { ConversationRow, MessageRow } from '../storage/rows.js';
import { needAccess, needMember } from './access.js';
import type { ReadContext, WriteContext } from './context.js';
import { mustBeAllowedIn } from './rules.js';
import { isShown, readMessage, toMessage } from './messageRows.js';
import { settleQuote } from './quotes.js';
import { endScheduled, isWaiting } from './scheduledRows.js';
import { noteAnswer } from './answers.js';
import { needRoot } from './threads.js';
import { fillBundle } from './bundles.js';
import { readContent, readExtras } from './outgoing.js';

/**
 * Puts a message at the end of a conversation: the one place where numbers are given out. `to` names who is told where some of them
 * are about to leave.
 */
export async function append(
  context: WriteContext,
  conversation: ConversationRow,
  message: Omit<MessageRow, 'conversationId' | 'seq' | 'time' | 'revision'>,
  to?: readonly UserId[],
): Promise<MessageRow> {
  const { tx, now } = context;
  const seq = conversation.lastSeq + 1;
  const shown = conversation.shownSeq ?? conversation.lastSeq;
  // Server time never runs back within a conversation, whatever the clock of this device does.
  const time = Math.max(now, conversation.activityAt);
  const row: MessageRow = { ...message, conversationId: conversation.id, seq, time, revision: 0 };
  await tx.put('messages', row);
  const { shownSeq: _shown, ...rest } = conversation;
  // What is said in a thread neither lifts the conversation in the list nor stands there as its last message.
  const moved = isShown(row)
    ? { ...rest, lastSeq: seq, activityAt: time }
    : { ...conversation, lastSeq: seq, shownSeq: shown };
  await tx.put('conversations', moved);
  const after = shown === conversation.lastSeq ? {} : { after: shown };
  context.log({ type: 'message', conversationId: conversation.id, seq, ...after }, to);
  return row;
}

/** Who a message is for: an answer to what only some may see is for no others. Undefined: for all. */
function audienceOf(
  root: MessageRow | undefined,
  wanted: readonly UserId[] | undefined,
): readonly UserId[] | undefined {
  if (!root?.targetUserIds) return wanted;
  const audience = [...new Set([root.senderId, ...root.targetUserIds])];
  return wanted ? audience.filter((id) => wanted.includes(id)) : audience;
}

/** Takes a message in. The same clientId of the same sender answers with the first one. */
export async function send(context: WriteContext, message: OutgoingMessage): Promise<SendResult> {
  const { tx, self } = context;
  const { clientId, conversationId } = message;
  if (typeof clientId !== 'string' || clientId === '') throw new ChatError('bad-input', 'A message needs a clientId.');
  const before = await findSent(context, conversationId, clientId);
  if (before) return { message: before };
  // One that was kept until its time, and is wanted now.
  const kept = await tx.get('scheduled', [self, clientId]);
  const { conversation, member } = await needMember(context, conversationId);
  await mustBeAllowedIn(context, 'send', { conversation, member });

  const root = message.threadId === undefined ? undefined : await needRoot(context, conversationId, message.threadId);
  const content = await fillBundle(context, readContent(message.content));
  const extras = readExtras(message);
  if (extras.mentions?.all && conversation.kind === 'group') {
    await mustBeAllowedIn(context, 'mention-all', { conversation, member });
  }
  const quote = await settleQuote(context, extras.quote);
  const targetUserIds = audienceOf(root?.row, extras.targetUserIds);
  const row = await append(context, conversation, {
    ...extras,
    ...(targetUserIds && { targetUserIds }),
    ...(quote && { quote }),
    clientId,
    senderId: self,
    content,
  });
  if (isWaiting(kept)) await endScheduled(context, kept);
  await tx.put('sent', { senderId: self, clientId, conversationId, seq: row.seq });
  await tx.put('members', { ...member, sentAt: row.time });
  if (root) await noteAnswer(context, root, row);
  return { message: toMessage(row, self) };
}

async function findSent(
  context: ReadContext,
  conversationId: ConversationId,
  clientId: ClientId,
): Promise<Message | undefined> {
  const sent = await context.tx.get('sent', [context.self, clientId]);
  if (!sent) return undefined;
  if (sent.conversationId !== conversationId) {
    throw new ChatError('conflict', `The clientId "${clientId}" was used in another conversation.`);
  }
  const conversation = await context.tx.get('conversations', [conversationId]);
  const row = conversation && (await readMessage(context, conversation, sent.seq));
  return row && toMessage(row, context.self);
}

/** What became of a send; null when it never came here. */
export async function findByClientId(
  context: ReadContext,
  conversationId: ConversationId,
  clientId: ClientId,
): Promise<Message | null> {
  await needAccess(context, conversationId);
  return (await findSent(context, conversationId, clientId)) ?? null;
}
