import { isRecord, ownValue } from '../utils/readers.js';
import type { MessageId } from './ids.js';
import type { Message } from './message.js';

// Snapshots nest less deep than this; what lies deeper is shown nowhere.
const MAX_DEPTH = 12;

function hasContent(value: object): boolean {
  const content = ownValue(value, 'content');
  return isRecord(content) && ownValue(content, 'type') !== 'recalled';
}

/** Ids of the messages of which `value` holds frozen copies: quotes, items of bundles. */
export function copiedIds(value: unknown, found: Set<MessageId> = new Set(), depth = 0): Set<MessageId> {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return found;
  const messageId = ownValue(ownValue(value, 'ref'), 'messageId');
  if (typeof messageId === 'string' && hasContent(value)) found.add(messageId);
  for (const inner of Object.values(value)) copiedIds(inner, found, depth + 1);
  return found;
}

/** Ids of the messages of which a message holds copies. Cheap for plain text, which most are. */
export function copiesIn({ quote, content }: Message): ReadonlySet<MessageId> {
  return quote || content.type !== 'text' ? copiedIds([quote, content]) : new Set();
}

/** The value without the content of its copies of one message, which was recalled (P4). The same value when there is none. */
export function withoutCopies<T>(value: T, messageId: MessageId, depth = 0): T {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) {
    const next = value.map((item: unknown) => withoutCopies(item, messageId, depth + 1));
    return next.some((item, i) => item !== value[i]) ? (next as T) : value;
  }
  const isCopy = ownValue(ownValue(value, 'ref'), 'messageId') === messageId && hasContent(value);
  let next: T = value;
  for (const [key, inner] of Object.entries(value)) {
    const changed: unknown =
      isCopy && key === 'content' ? { type: 'recalled' } : withoutCopies(inner as unknown, messageId, depth + 1);
    if (changed !== inner) next = { ...next, [key]: changed };
  }
  return next;
}
