import type { ConversationId, Position } from '../../../model/index.js';
import { needMember } from './access.js';
import type { WriteContext } from './context.js';
import { seqTo } from './ids.js';

/** Moves the read cursor of `self`; never back (P7). */
export async function markRead(context: WriteContext, conversationId: ConversationId, at: Position): Promise<void> {
  const { member, last } = await needMember(context, conversationId);
  const seq = Math.min(seqTo(at), last);
  if (!(seq > member.readSeq)) return;
  const deliveredSeq = Math.max(member.deliveredSeq, seq);
  await context.tx.put('members', { ...member, readSeq: seq, deliveredSeq });
  context.log({ type: 'cursor', kind: 'read', conversationId, userId: context.self, seq });
}

/** Notes that a client of `self` has these messages. */
export async function markDelivered(
  context: WriteContext,
  received: ReadonlyMap<ConversationId, number>,
): Promise<void> {
  for (const [conversationId, seq] of received) {
    const member = await context.tx.get('members', [conversationId, context.self]);
    if (!member || seq <= member.deliveredSeq) continue;
    await context.tx.put('members', { ...member, deliveredSeq: seq });
    if (seq > member.readSeq) {
      context.log({ type: 'cursor', kind: 'delivered', conversationId, userId: context.self, seq });
    }
  }
}

/** Everything that came while no client of `self` was there. */
export async function deliverAll(context: WriteContext): Promise<void> {
  const received = new Map<ConversationId, number>();
  for (const inbox of await context.tx.list('inbox', { prefix: [context.self] })) {
    const conversation = await context.tx.get('conversations', [inbox.conversationId]);
    if (conversation && inbox.membership === 'member') received.set(conversation.id, conversation.lastSeq);
  }
  await markDelivered(context, received);
}
