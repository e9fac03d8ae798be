import { isRecord } from '../../utils/readers.js';
import { sameData } from '../../utils/sameData.js';
import type { ChatEvent, ChatEventBody, HistoryOperation, HistoryPage, HistoryRequest } from '../../contract/index.js';
import type { TimerHandle } from '../../env/index.js';
import {
  comparePositions,
  laterPosition,
  timelineKey,
  type Message,
  type MessageId,
  type Position,
} from '../../model/index.js';
import type { AccountCache } from './accountCache.js';
import type { Link, StreamPart } from './link.js';
import { isMessage, isUnreachable, type MergeResult } from './pages.js';
import type { CachedTimeline } from './timeline.js';

// New messages kept back while an answer out of the cache is compared with the server's (P17).
const MAX_HELD = 500;
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30_000;

type Fetch = (cache: AccountCache, timeline: CachedTimeline, request: HistoryRequest) => Promise<Fetched>;

/** One call of the inner adapter, joined with the cache. */
export interface Fetched {
  readonly page: HistoryPage;
  readonly ops: readonly HistoryOperation[];
  /** Null when the answer could not be used. */
  readonly result: MergeResult | null;
  /** What messages were before the operations of this answer: with them, they say what the bare adapter would have said. */
  readonly before: ReadonlyMap<MessageId, Message>;
}

/** A newest page answered out of the cache whose end the server has not confirmed yet. */
interface Watched {
  readonly cache: AccountCache;
  readonly timeline: CachedTimeline;
  readonly painted: ReadonlyMap<MessageId, Message>;
  readonly covers: HistoryPage['covers'];
  readonly limit: number;
  readonly held: ChatEvent[];
  attempts: number;
  timer: TimerHandle;
}

/** Compares what was answered out of the cache with the server, and tells what differs as events. */
export interface Verifier extends Required<StreamPart> {
  /** True for a timeline whose newest messages were not asked for in this run yet; false ever after. */
  isFirst(timeline: CachedTimeline): boolean;
  /** Asks for the newest page; new messages of the stream wait until it is there, so that none seems to follow what it does not follow. */
  watch(cache: AccountCache, timeline: CachedTimeline, answer: HistoryPage, limit: number): void;
  /** Asks for the same stretch once more and tells what differs. */
  compare(cache: AccountCache, timeline: CachedTimeline, answer: HistoryPage): void;
}

/** What differs between what was shown and what the server says now, as events of the contract. */
export function differences(
  painted: ReadonlyMap<MessageId, Message>,
  covers: HistoryPage['covers'],
  { page, ops, result }: Fetched,
): readonly ChatEventBody[] {
  if (!result) return [];
  const events: ChatEventBody[] = [];
  const ends = [...painted.values()].map((message) => message.position);
  const edge = ends.reduce<Position | undefined>((last, position) => laterPosition(last, position), covers?.to);
  const first = covers?.from;
  const joined = !covers || page.reachedStart || (!!page.covers && comparePositions(page.covers.from, covers.to) <= 0);
  let before: Position | undefined;
  for (const item of page.items) {
    const message = result.fresh.get(item.id);
    if (!message) continue;
    const { position } = message;
    const known = painted.get(message.id);
    const isNew = !edge || comparePositions(position, edge) > 0;
    if (known) {
      if (!sameData(known, message)) events.push({ type: 'message', message });
    } else if (isNew) {
      const follows = before ?? (joined ? edge : undefined);
      // Across a hole the first message only tells what the second one follows; it comes when the hole is filled.
      if (joined || before) events.push({ type: 'message', message, ...(follows && { follows }) });
    } else if (!first || page.reachedStart || comparePositions(position, first) >= 0) {
      events.push({ type: 'message', message });
    }
    before = position;
  }
  const vanished = result.vanished.filter((id) => painted.has(id));
  const conversationId = [...painted.values()][0]?.conversationId;
  if (vanished.length > 0 && conversationId !== undefined)
    events.push({ type: 'message-removed', conversationId, messageIds: vanished });
  return [...events, ...ops];
}

/** Makes a verifier. */
export function createVerifier(link: Link, fetch: Fetch): Verifier {
  const { timers } = link.settings.env;
  const watched = new Map<CachedTimeline, Watched>();
  let seen = { run: link.run, keys: new Set<string>() };

  function paintedOf(answer: HistoryPage): ReadonlyMap<MessageId, Message> {
    return new Map(answer.items.map((message) => [message.id, message]));
  }

  function release(entry: Watched, events: readonly ChatEventBody[]): void {
    watched.delete(entry.timeline);
    timers.cancel(entry.timer);
    const { accountId } = entry.cache;
    link.emit([...events.map((event): ChatEvent => ({ ...event, accountId })), ...entry.held]);
  }

  async function verify(entry: Watched): Promise<void> {
    const { cache, timeline, painted, covers } = entry;
    timers.cancel(entry.timer);
    const isCurrent = (): boolean => watched.get(timeline) === entry;
    try {
      // Two at least: the first of a page across a hole only tells where the second stands.
      const fetched = await fetch(cache, timeline, { limit: Math.max(2, entry.limit) });
      if (!isCurrent()) return;
      if (fetched.result) release(entry, differences(painted, covers, fetched));
      else release(entry, [{ type: 'reconnected', resumed: false }]);
    } catch (reason) {
      if (!isCurrent()) return;
      const retryable =
        isUnreachable(reason) || (isRecord(reason) && (reason as { retryable?: unknown }).retryable === true);
      // The store asks for everything anew, and hears there why it cannot be had.
      if (!retryable) return release(entry, [{ type: 'reconnected', resumed: false }]);
      entry.attempts += 1;
      const delay = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (entry.attempts - 1));
      entry.timer = timers.after(delay * (0.75 + link.settings.env.random() / 2), () => void verify(entry));
    }
  }

  return {
    isFirst(timeline) {
      if (seen.run !== link.run) seen = { run: link.run, keys: new Set() };
      const isFirst = !seen.keys.has(timeline.key);
      seen.keys.add(timeline.key);
      return isFirst;
    },
    watch(cache, timeline, answer, limit) {
      // Before the inner adapter is connected nothing comes, and afterwards everything is asked for anew.
      if (link.mode !== 'online' || watched.has(timeline)) return;
      const entry: Watched = {
        cache,
        timeline,
        painted: paintedOf(answer),
        covers: answer.covers,
        limit,
        held: [],
        attempts: 0,
        timer: undefined,
      };
      watched.set(timeline, entry);
      if (link.up) void verify(entry);
    },
    compare(cache, timeline, answer) {
      const painted = paintedOf(answer);
      const { covers } = answer;
      if (!covers) return;
      const request: HistoryRequest = {
        lower: covers.from,
        upper: covers.to,
        limit: painted.size + 1,
        fill: 'fromUpper',
      };
      fetch(cache, timeline, request).then(
        (fetched) => {
          const { accountId } = cache;
          link.emit(differences(painted, covers, fetched).map((event): ChatEvent => ({ ...event, accountId })));
        },
        () => {},
      );
    },
    holds(cache, event) {
      if (event.type !== 'message' || watched.size === 0 || !isMessage(event.message)) return false;
      const key = timelineKey(event.message);
      const entry = [...watched.values()].find((each) => each.cache === cache && each.timeline.key === key);
      if (!entry || entry.painted.has(event.message.id)) return false;
      entry.held.push(event);
      if (entry.held.length > MAX_HELD) release(entry, [{ type: 'reconnected', resumed: false }]);
      return true;
    },
    onBreak() {
      for (const entry of watched.values()) timers.cancel(entry.timer);
      watched.clear();
    },
    onResume() {
      for (const entry of watched.values()) void verify(entry);
    },
  };
}
