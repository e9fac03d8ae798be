import type { HistoryPage, HistoryRequest } from '../../contract/index.js';
import {
  comparePositions,
  standsIn,
  type Message,
  type MessageId,
  type Position,
  type PositionRange,
  type TimelineRef,
} from '../../model/index.js';
import { isRecord, ownValue, readId } from '../../utils/readers.js';

/** The contract's default. */
export const DEFAULT_LIMIT = 20;

/** True for something that can order rows. */
export function isPosition(value: unknown): value is Position {
  return isRecord(value) && Number.isFinite(ownValue(value, 'value')) && typeof ownValue(value, 'tie') === 'string';
}

/** True for something the cache can keep as a message. What its content is worth, the store decides when it shows it. */
export function isMessage(value: unknown): value is Message {
  return (
    isRecord(value) &&
    ['id', 'conversationId', 'senderId'].every((name) => readId(ownValue(value, name)) !== undefined) &&
    isPosition(ownValue(value, 'position')) &&
    Number.isFinite(ownValue(value, 'revision')) &&
    isRecord(ownValue(value, 'content')) &&
    isRecord(ownValue(value, 'lanes'))
  );
}

/** The page with what the cache cannot keep left out; null when it is no page of this timeline. */
export function usablePage(page: HistoryPage, ref: TimelineRef): HistoryPage | null {
  if (!isRecord(page) || !Array.isArray(page.items)) return null;
  const fits = (item: unknown): item is Message => isMessage(item) && standsIn(item, ref);
  // A page with something unusable in it speaks for nothing: what could not be kept must be asked for again.
  return page.items.every(fits) ? page : { ...page, items: page.items.filter(fits), covers: undefined };
}

/**
 * The stretch an answer speaks for. Wider than its `covers` where the question makes it so: between the bound from which `limit` counts and the
 * first message found there is nothing.
 */
export function spanOf(page: HistoryPage, ask: HistoryRequest): PositionRange | undefined {
  const { covers } = page;
  if (ask.types || !covers || !isPosition(covers.from) || !isPosition(covers.to)) return undefined;
  let { from, to } = covers;
  if (ask.cursor === undefined) {
    const { lower, upper, fill } = ask;
    // Beyond the end of history messages are still to come, so only what lies before a known later one is empty for good.
    if (fill !== 'fromLower' && upper && !page.reachedEnd && comparePositions(upper, to) > 0) to = upper;
    if (fill === 'fromLower' && lower && comparePositions(lower, from) < 0) from = lower;
  }
  return { from, to };
}

/** What a merged page did. */
export interface MergeResult {
  /** Messages of the page joined with what was known. The operations that came with it are not applied yet. */
  readonly fresh: ReadonlyMap<MessageId, Message>;
  /** Cached messages the server no longer has. */
  readonly vanished: readonly MessageId[];
}

/** Which request of the inner adapter an offline reader may do without. */
export function isUnreachable(reason: unknown): boolean {
  const code = ownValue(reason, 'code');
  return code === 'offline' || code === 'timeout';
}
