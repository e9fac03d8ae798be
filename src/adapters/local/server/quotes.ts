import type { OutgoingMessage } from '../../../model/index.js';
import type { ReadContext } from './context.js';
import { findSeq } from './ids.js';
import { readMessage } from './messageRows.js';

/** A quote of a message that is gone keeps no words (P4). */
export async function settleQuote(
  context: ReadContext,
  quote: OutgoingMessage['quote'],
): Promise<OutgoingMessage['quote']> {
  const ref = quote?.ref;
  if (!quote || !ref) return quote;
  const conversation = await context.tx.get('conversations', [ref.conversationId]);
  const seq = conversation && findSeq(ref.conversationId, ref.messageId);
  const row = conversation && seq !== undefined ? await readMessage(context, conversation, seq) : undefined;
  return row?.recalled ? { ...quote, content: { type: 'recalled' } } : quote;
}
