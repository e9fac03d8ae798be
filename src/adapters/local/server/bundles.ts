import type { MergedContent } from '../../../messages/content.js';
import type { Content, ConversationId, MessageId, MessageSnapshot } from '../../../model/index.js';
import { findAccess, needAccess } from './access.js';
import { recalled } from './contents.js';
import type { ReadContext } from './context.js';
import { findSeq, readSeq } from './ids.js';
import { isFor, needMessage, readMessage } from './messageRows.js';

/** What a copy says, unless its original was taken back since (P4). */
async function settled(context: ReadContext, item: MessageSnapshot): Promise<MessageSnapshot> {
  const seq = item.ref && findSeq(item.ref.conversationId, item.ref.messageId);
  if (!item.ref || seq === undefined) return item;
  const conversation = await context.tx.get('conversations', [item.ref.conversationId]);
  const row = conversation && (await readMessage(context, conversation, seq));
  return row?.recalled ? { ...item, content: recalled } : item;
}

/** All items of a bundle, of which a message carries only the first ones. */
export async function loadMerged(
  context: ReadContext,
  conversationId: ConversationId,
  id: MessageId,
): Promise<readonly MessageSnapshot[]> {
  const access = await needAccess(context, conversationId);
  const { content } = await needMessage(context, access, readSeq(conversationId, id));
  if (content.type !== 'merged') return [];
  const items: MessageSnapshot[] = [];
  for (const item of (content as MergedContent).items) items.push(await settled(context, item));
  return items;
}

/** A bundle that is handed on may be one the sender has only the beginning of: whoever gets it gets it whole. */
export async function fillBundle(context: ReadContext, content: Content): Promise<Content> {
  const { ref, items, count } = content as MergedContent;
  if (content.type !== 'merged' || !ref || items.length >= count) return content;
  const access = await findAccess(context, ref.conversationId);
  const seq = findSeq(ref.conversationId, ref.messageId);
  if (!access || seq === undefined || seq < access.first || seq > access.last) return content;
  const row = await readMessage(context, access.conversation, seq);
  if (row?.content.type !== 'merged' || !isFor(row, context.self)) return content;
  const { ref: _ref, ...rest } = content as MergedContent & { type: 'merged' };
  const whole = (row.content as MergedContent).items;
  const filled: MergedContent = { ...rest, items: whole, count: whole.length };
  return filled;
}
