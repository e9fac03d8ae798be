import type { HistoryPage, HistoryRequest } from '../../contract/index.js';
import { comparePositions, type Position } from '../../model/index.js';
import { DEFAULT_LIMIT } from './pages.js';
import type { CachedRow } from './rows.js';
import { earlierOf, laterOf, type Stretch } from './stretches.js';
import type { CachedTimeline } from './timeline.js';

/** A page out of the cache; `rows` instead of messages, so that the caller may still choose their form. */
export interface CachedPage extends Omit<HistoryPage, 'items'> {
  readonly rows: readonly CachedRow[];
}

/** What to do about a request: answer it, or ask the inner adapter for what is missing first. */
export type Plan =
  | { readonly kind: 'answer'; readonly page: CachedPage }
  | {
      readonly kind: 'ask';
      readonly request: HistoryRequest;
      /** What is cached on the side from which `limit` counts: all there is without network. */
      readonly partial?: CachedPage | undefined;
    };

function answer(
  timeline: CachedTimeline,
  stretch: Stretch,
  rows: readonly CachedRow[],
  span: { readonly from: Position; readonly to: Position },
): CachedPage {
  const first = rows[0]?.message.position ?? span.from;
  const last = rows.at(-1)?.message.position ?? span.to;
  const [oldest, latest] = [timeline.rows.all()[0], timeline.rows.all().at(-1)];
  const isLast = timeline.live && stretch === timeline.newest;
  return {
    rows,
    covers: comparePositions(span.from, span.to) <= 0 ? span : undefined,
    reachedStart: stretch.start && (!oldest || comparePositions(first, oldest.message.position) <= 0),
    reachedEnd: isLast && (!latest || comparePositions(last, latest.message.position) >= 0),
  };
}

/** Whether a request fills from its lower bound; undefined where adapters read a request without `fill` in two ways. */
function fillsUp(request: HistoryRequest): boolean | undefined {
  if (request.fill) return request.fill === 'fromLower';
  return request.lower && !request.upper ? undefined : false;
}

function holderOf(timeline: CachedTimeline, position: Position): Stretch | undefined {
  const newest = timeline.newest;
  if (timeline.live && newest && comparePositions(position, newest.to) > 0) return newest;
  return timeline.holderOf(position);
}

function planDown(timeline: CachedTimeline, request: HistoryRequest, limit: number): Plan {
  const { lower, upper } = request;
  const newest = timeline.newest;
  const stretch = upper ? holderOf(timeline, upper) : timeline.live ? newest : undefined;
  if (!stretch) {
    const below = upper && timeline.stretches.findLast((each) => comparePositions(each.to, upper) < 0);
    if (!below || (lower && comparePositions(lower, below.to) >= 0)) return { kind: 'ask', request };
    // One more than wanted: the shared row at the edge joins what is asked to what is cached.
    return { kind: 'ask', request: { lower: below.to, upper, limit: limit + 1, fill: 'fromUpper' } };
  }
  const top = upper ? earlierOf(upper, stretch.to) : stretch.to;
  const known = timeline.rows.between(stretch.start ? undefined : stretch.from, top);
  const wanted = lower ? known.filter((row) => comparePositions(row.message.position, lower) >= 0) : known;
  const rows = wanted.slice(-limit);
  const first = rows[0]?.message.position;
  const cut = rows.length < wanted.length || rows.length === limit;
  const floor = stretch.start
    ? (lower ?? earlierOf(stretch.from, top))
    : lower
      ? laterOf(lower, stretch.from)
      : stretch.from;
  const from = cut && first ? first : floor;
  const page = answer(timeline, stretch, rows, { from, to: top });
  if (cut || stretch.start || (lower && comparePositions(lower, stretch.from) >= 0)) return { kind: 'answer', page };
  const below = timeline.stretches.findLast((each) => comparePositions(each.to, stretch.from) < 0);
  const bound = below && (!lower || comparePositions(below.to, lower) > 0) ? below.to : lower;
  const missing = limit - rows.length + 1 + (bound && bound !== lower ? 1 : 0);
  return {
    kind: 'ask',
    request: { lower: bound, upper: stretch.from, limit: missing, fill: 'fromUpper' },
    partial: page,
  };
}

function planUp(timeline: CachedTimeline, request: HistoryRequest, limit: number): Plan {
  const { lower, upper } = request;
  const first = timeline.stretches[0];
  const stretch = lower ? holderOf(timeline, lower) : first?.start ? first : undefined;
  if (!stretch) {
    const above = lower && timeline.stretches.find((each) => comparePositions(each.from, lower) > 0);
    if (!above || (upper && comparePositions(upper, above.from) <= 0)) return { kind: 'ask', request };
    return { kind: 'ask', request: { lower, upper: above.from, limit: limit + 1, fill: 'fromLower' } };
  }
  const bottom = lower ?? stretch.from;
  const isLast = timeline.live && stretch === timeline.newest;
  const known = timeline.rows.between(lower ?? undefined, stretch.to);
  const wanted = upper ? known.filter((row) => comparePositions(row.message.position, upper) <= 0) : known;
  const rows = wanted.slice(0, limit);
  const last = rows.at(-1)?.message.position;
  const cut = rows.length < wanted.length || rows.length === limit;
  const to = cut && last ? last : upper ? earlierOf(upper, stretch.to) : stretch.to;
  const page = answer(timeline, stretch, rows, { from: bottom, to });
  if (cut || isLast || (upper && comparePositions(upper, stretch.to) <= 0)) return { kind: 'answer', page };
  const above = timeline.stretches.find((each) => comparePositions(each.from, stretch.to) > 0);
  const bound = above && (!upper || comparePositions(above.from, upper) < 0) ? above.from : upper;
  const missing = limit - rows.length + 1 + (bound && bound !== upper ? 1 : 0);
  return {
    kind: 'ask',
    request: { lower: stretch.to, upper: bound, limit: missing, fill: 'fromLower' },
    partial: page,
  };
}

/** True when own messages stand after the end the stream has told: only the server knows what lies between. */
export function hasUnplaced(timeline: CachedTimeline): boolean {
  const last = timeline.rows.all().at(-1);
  const newest = timeline.newest;
  return !!last && (!newest || comparePositions(last.message.position, newest.to) > 0);
}

/** Decides how a request for history is answered from what is cached. */
export function planLoad(timeline: CachedTimeline, request: HistoryRequest): Plan {
  const limit = request.limit ?? DEFAULT_LIMIT;
  const reachesEnd = !request.upper || (!!timeline.newest && comparePositions(request.upper, timeline.newest.to) > 0);
  if (request.types || !(limit >= 1) || (timeline.live && reachesEnd && hasUnplaced(timeline)))
    return { kind: 'ask', request };
  if (timeline.live && timeline.empty && !timeline.newest)
    return { kind: 'answer', page: { rows: [], reachedStart: true, reachedEnd: true } };
  const up = fillsUp(request);
  if (up !== undefined) return up ? planUp(timeline, request, limit) : planDown(timeline, request, limit);
  const plan = planDown(timeline, request, limit + 1);
  // Both ways of reading it agree when everything after the bound fits.
  return plan.kind === 'answer' && plan.page.rows.length <= limit ? plan : { kind: 'ask', request };
}

/** The newest page as it was when the stream was last continuous: what can be shown while the server has not answered. */
export function planCold(timeline: CachedTimeline, limit: number): CachedPage | undefined {
  const newest = timeline.newest;
  if (!newest) return timeline.empty ? { rows: [], reachedStart: true, reachedEnd: true } : undefined;
  const all = timeline.rows.between(newest.start ? undefined : newest.from, undefined);
  const rows = all.slice(-limit);
  const first = rows[0]?.message.position;
  const { to } = newest;
  // Own messages after the last known end are shown with it, and speak for nothing.
  const inside =
    first && comparePositions(first, to) <= 0 ? rows : timeline.rows.between(newest.from, to).slice(-limit);
  const cut = inside.length < all.length;
  const from = (cut && inside[0]?.message.position) || newest.from;
  return {
    rows: inside,
    covers: { from: earlierOf(from, to), to },
    reachedStart: newest.start && !cut,
    reachedEnd: timeline.end,
  };
}
