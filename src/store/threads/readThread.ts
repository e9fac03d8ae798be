import type { Thread } from '../../model/index.js';
import { isRecord, ownValue, readId, readInteger } from '../../utils/readers.js';
import type { Core } from '../core.js';
import { checkMessage, isPosition } from '../ingest/check.js';
import { withWaiting } from '../ingest/messages.js';

/** A thread as the store can hold it: usable (P15), its root as it is by now. Undefined for one that names no root. */
export function readThread(core: Core, value: unknown): Thread | undefined {
  if (!isRecord(value)) return undefined;
  const checked = checkMessage(ownValue(value, 'root'), core.contents);
  const conversationId = readId(ownValue(value, 'conversationId'));
  const threadId = readId(ownValue(value, 'threadId'));
  if (!checked || checked.conversationId !== conversationId || checked.id !== threadId) return undefined;
  const readPosition = (name: string): Thread['asOf'] => {
    const position = ownValue(value, name);
    return isPosition(position) ? position : undefined;
  };
  return {
    conversationId,
    threadId,
    root: withWaiting(core, checked),
    following: ownValue(value, 'following') === true,
    unread: readInteger(ownValue(value, 'unread'), 0, Number.MAX_SAFE_INTEGER) ?? 0,
    asOf: readPosition('asOf'),
    readUpTo: readPosition('readUpTo'),
    version: readInteger(ownValue(value, 'version'), -1, Number.MAX_SAFE_INTEGER) ?? 0,
  };
}
