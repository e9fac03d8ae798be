import type { MessageRevision } from '../../contract/index.js';
import { contentLimits } from '../../messages/content.js';
import type { MessageSnapshot } from '../../model/index.js';
import { compact, ownValue, readId, readInteger, readLine, readList, readTime } from '../../utils/readers.js';
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

/** Versions of one message nobody reads through (P17). */
const MAX_REVISIONS = 100;

/** The versions of a message as they can be shown: what is malformed is left out, in the order of their revisions. */
export function readRevisions(answer: unknown, contents: Core['contents']): readonly MessageRevision[] {
  // The newest of too many: what is asked is what changed last.
  const given = Array.isArray(answer) ? answer.slice(-MAX_REVISIONS) : [];
  const versions = readList(given, MAX_REVISIONS, (item) => {
    const revision = readInteger(ownValue(item, 'revision'), 0, Number.MAX_SAFE_INTEGER);
    const time = readTime(ownValue(item, 'time'));
    const by = readId(ownValue(item, 'by'));
    if (revision === undefined || time === undefined || by === undefined) return undefined;
    return { revision, time, by, content: contents.normalize(ownValue(item, 'content')) };
  });
  return [...new Map(versions.map((each) => [each.revision, each])).values()].sort((a, b) => a.revision - b.revision);
}
