import type { HistoryRequest, MessagesPort } from '../contract/index.js';
import { comparePositions, type Position, type TimelineRef } from '../model/index.js';
import { isPosition } from './ingest/check.js';

/** A way through a timeline, from its newest message back. */
export interface WalkBack {
  /** There is nothing older, as far as the backend tells. */
  readonly done: boolean;
  /** The next page, as it came: nothing in it was checked. Rejects as `messages.load` does; the same page can then be asked for again. */
  next(signal?: AbortSignal): Promise<readonly unknown[]>;
}

/** Walks by cursor where the backend gives one, else by the place of the oldest message; a backend that stands still has come to its end. */
export function createWalkBack(
  messages: MessagesPort,
  ref: TimelineRef,
  request: Pick<HistoryRequest, 'limit' | 'types'>,
): WalkBack {
  let upper: Position | undefined;
  let cursor: string | undefined;
  let done = false;
  return {
    get done() {
      return done;
    },
    async next(signal) {
      const page = await messages.load(ref, { ...request, upper, cursor, signal });
      const items: readonly unknown[] = Array.isArray(page?.items) ? page.items : [];
      const places = [page?.covers?.from, (items[0] as { readonly position?: unknown } | undefined)?.position];
      const from = places.filter(isPosition).toSorted(comparePositions)[0];
      const isElsewhere = from !== undefined && (upper === undefined || comparePositions(from, upper) < 0);
      const goesOn = page?.cursor !== undefined && page.cursor !== cursor;
      done = page?.reachedStart || !(isElsewhere || goesOn);
      cursor = page?.cursor;
      if (isElsewhere) upper = from;
      return items;
    },
  };
}
