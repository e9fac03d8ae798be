import type { AroundRequest, HistoryPage, HistoryRequest } from '../../contract/index.js';
import { comparePositions, type MessageId, type TimelineRef } from '../../model/index.js';
import type { AccountCache } from './accountCache.js';
import { applyMessageOperation, applyRead } from './applyEvent.js';
import type { Link } from './link.js';
import { DEFAULT_LIMIT, isUnreachable, usablePage } from './pages.js';
import { planCold, planLoad, type CachedPage } from './plan.js';
import type { CachedRow } from './rows.js';
import type { CachedTimeline } from './timeline.js';
import { createVerifier, type Fetched } from './verifier.js';

/** History through the cache. */
export interface History {
  load(ref: TimelineRef, request: HistoryRequest): Promise<HistoryPage>;
  loadAround(request: AroundRequest): Promise<HistoryPage>;
}

// A request is answered after one call for each hole it crosses; one that never ends is a backend that contradicts itself.
const MAX_ROUNDS = 8;

function sameBounds(a: HistoryRequest | undefined, b: HistoryRequest): boolean {
  const same = (x: HistoryRequest['lower'], y: HistoryRequest['lower']): boolean =>
    x === y || (!!x && !!y && comparePositions(x, y) === 0);
  return !!a && same(a.lower, b.lower) && same(a.upper, b.upper) && a.limit === b.limit;
}

/** Makes `messages.load` and `messages.loadAround` over the cache. */
export function createHistory(link: Link, options: { readonly revalidate: 'newest' | 'shown' }): History {
  const { inner, settings } = link;
  const verifier = createVerifier(link, fetch);
  const asked = new Set<string>();
  link.add({ ...verifier, onBreak: () => (asked.clear(), verifier.onBreak()) });

  async function fetch(
    cache: AccountCache,
    timeline: CachedTimeline,
    request: HistoryRequest,
    call: () => Promise<HistoryPage> = () => inner.messages.load(timeline.ref, request),
  ): Promise<Fetched> {
    const { epoch, run } = link;
    const since = timeline.begin();
    try {
      const page = await link.ask(call);
      const usable = run === link.run ? usablePage(page, timeline.ref) : null;
      if (!usable) return { page, ops: page?.ops ?? [], result: null, before: new Map() };
      const result = timeline.merge(usable, request, since, epoch === link.epoch && link.up);
      const before = new Map(result.fresh);
      const ops = Array.isArray(page.ops) ? page.ops : [];
      for (const op of ops) {
        if (!('messageId' in op)) {
          if (op.type === 'read-cursor' && op.userId === cache.self.id && op.threadId === undefined)
            applyRead(cache, op.conversationId, op.position);
          continue;
        }
        const row = timeline.rows.get(op.messageId);
        if (row && !before.has(op.messageId)) before.set(op.messageId, row.message);
        applyMessageOperation(cache, op);
      }
      return { page, ops, result, before };
    } finally {
      timeline.finish();
    }
  }

  /** A conversation must be known before anything of it may be stored. */
  function learn(cache: AccountCache, id: string): void {
    if (cache.isDurable(id) !== undefined || asked.has(id) || link.mode !== 'online') return;
    asked.add(id);
    link
      .ask(() => inner.conversations.get(id))
      .then(
        (conversation) => {
          if (conversation && !cache.conversations.has(id)) cache.putConversation(conversation);
        },
        () => asked.delete(id),
      );
  }

  function pageOf(page: CachedPage, fetched: readonly Fetched[]): HistoryPage {
    const { rows, ...rest } = page;
    const now = settings.env.now();
    const items = rows
      .filter(({ message }) => message.expiresAt === undefined || message.expiresAt > now)
      .map(({ message }) => {
        const was = fetched.find(({ before }) => before.has(message.id))?.before.get(message.id);
        // The operations that came with the answer are handed on beside it, so they must not be in it as well.
        return was && !message.recalled && message.revision <= was.revision ? was : message;
      });
    const ops = fetched.flatMap((each) => each.ops);
    return { items, ...(ops.length > 0 && { ops }), ...rest };
  }

  function rawPage(timeline: CachedTimeline, { page, result }: Fetched): HistoryPage {
    if (!result) return page;
    const items = page.items
      .filter((item) => !timeline.gone.has(item))
      .map((item) => result.fresh.get(item.id) ?? item);
    return { ...page, items };
  }

  function isUseful(page: CachedPage | undefined, request: HistoryRequest): page is CachedPage {
    const isEdge = ({ message }: CachedRow): boolean =>
      [request.lower, request.upper].some((edge) => edge && comparePositions(edge, message.position) === 0);
    return !!page && page.rows.some((row) => !isEdge(row));
  }

  function cold(cache: AccountCache, timeline: CachedTimeline, request: HistoryRequest): HistoryPage | undefined {
    const limit = request.limit ?? DEFAULT_LIMIT;
    const page = planCold(timeline, limit);
    // A piece from somewhere in the middle is better than nothing, and worse than the server's answer.
    if (!page || (!page.reachedEnd && link.mode === 'online' && link.up)) return undefined;
    const answer = pageOf(page, []);
    if (answer.reachedEnd) verifier.watch(cache, timeline, answer, limit);
    return answer;
  }

  /** Stretches of an earlier connection are looked at once more behind the answer, where the host asks for it. */
  function recheck(cache: AccountCache, timeline: CachedTimeline, page: CachedPage): void {
    if (options.revalidate !== 'shown' || link.mode !== 'online' || !link.up) return;
    if (page.rows.some((row) => row.touched <= timeline.staleBefore))
      verifier.compare(cache, timeline, pageOf(page, []));
  }

  async function load(ref: TimelineRef, request: HistoryRequest): Promise<HistoryPage> {
    const cache = link.cacheFor(ref.conversationId);
    if (!cache || cache.isDurable(ref.conversationId) === false)
      return link.ask(() => inner.messages.load(ref, request));
    learn(cache, ref.conversationId);
    const timeline = await cache.load(ref);
    cache.noteUse(timeline);
    const isNewest = !request.lower && !request.upper && !request.types && request.fill !== 'fromLower';
    if (isNewest && verifier.isFirst(timeline) && !timeline.live) {
      const answer = cold(cache, timeline, request);
      if (answer) return answer;
    }
    const fetched: Fetched[] = [];
    let before: HistoryRequest | undefined;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const plan = planLoad(timeline, request);
      if (plan.kind === 'answer') {
        recheck(cache, timeline, plan.page);
        return pageOf(plan.page, fetched);
      }
      const last = fetched.at(-1);
      if (before === request && last) return rawPage(timeline, last);
      const ask: HistoryRequest = sameBounds(before, plan.request) ? request : plan.request;
      before = ask;
      try {
        fetched.push(await fetch(cache, timeline, ask === request ? request : { ...ask, signal: request.signal }));
      } catch (reason) {
        if (!isUnreachable(reason)) throw reason;
        if (isUseful(plan.partial, request)) return pageOf(plan.partial, fetched);
        const answer = isNewest ? cold(cache, timeline, request) : undefined;
        if (answer) return answer;
        throw reason;
      }
    }
    return rawPage(timeline, await fetch(cache, timeline, request));
  }

  /** A jump into what is cached on both sides of the message, or all there is. */
  function aroundOf(
    timeline: CachedTimeline,
    messageId: MessageId,
    limit: number,
    partly: boolean,
  ): CachedPage | undefined {
    const row = timeline.rows.get(messageId);
    const stretch = row && timeline.holderOf(row.message.position);
    if (!row || !stretch) return undefined;
    const rows = timeline.rows.between(stretch.from, stretch.to);
    const at = rows.indexOf(row);
    const isLast = timeline.live && stretch === timeline.newest;
    if (!partly && ((at < limit && !stretch.start) || (rows.length - at <= limit && !isLast))) return undefined;
    const shown = rows.slice(Math.max(0, at - limit), at + limit + 1);
    const [first, last] = [shown[0], shown.at(-1)];
    if (!first || !last) return undefined;
    return {
      rows: shown,
      covers: { from: first.message.position, to: last.message.position },
      reachedStart: stretch.start && first === rows[0],
      reachedEnd: isLast && last === rows.at(-1),
    };
  }

  return {
    load,
    async loadAround(request) {
      const { ref, messageId, limit = DEFAULT_LIMIT } = request;
      const call = (): Promise<HistoryPage> => inner.messages.loadAround!(request);
      const cache = link.cacheFor(ref.conversationId);
      if (!cache || cache.isDurable(ref.conversationId) === false) return link.ask(call);
      learn(cache, ref.conversationId);
      const timeline = await cache.load(ref);
      cache.noteUse(timeline);
      const cached = aroundOf(timeline, messageId, limit, false);
      if (cached) {
        recheck(cache, timeline, cached);
        return pageOf(cached, []);
      }
      try {
        return rawPage(timeline, await fetch(cache, timeline, {}, call));
      } catch (reason) {
        const partly = isUnreachable(reason) ? aroundOf(timeline, messageId, limit, true) : undefined;
        if (!partly) throw reason;
        return pageOf(partly, []);
      }
    },
  };
}
