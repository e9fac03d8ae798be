import { contentLimits } from '../../messages/content.js';
import type { MessageSnapshot } from '../../model/index.js';
import { compact, ownValue, readId, readLine, readTime } from '../../utils/readers.js';
import type { Core } from '../core.js';

/** A copy from a page of pins or saved messages as the store can hold it: usable (P15), and without what was taken back (P4). Undefined for one that leads nowhere. */
export function readKept(core: Core, item: unknown): MessageSnapshot | undefined {
  const ref = ownValue(item, 'ref');
  const conversationId = readId(ownValue(ref, 'conversationId'));
  const messageId = readId(ownValue(ref, 'messageId'));
  if (conversationId === undefined || messageId === undefined) return undefined;
  const snapshot: MessageSnapshot = compact({
    ref: compact({ conversationId, messageId, threadId: readId(ownValue(ref, 'threadId')) }),
    senderId: readId(ownValue(item, 'senderId')),
    senderName: readLine(ownValue(item, 'senderName'), contentLimits.line) ?? '',
    time: readTime(ownValue(item, 'time')) ?? 0,
    content: core.contents.normalize(ownValue(item, 'content')),
  });
  return core.recalls.stripValue(snapshot);
}
