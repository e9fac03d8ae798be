import type { HistoryPage, HistoryRequest } from '../contract/index.js';
import { comparePositions, timelineKey, type Message, type Position } from '../model/index.js';
import type { TimerHandle } from '../env/index.js';
import type { Core } from './core.js';
import type { OpenTimeline } from './openTimelines.js';

// A hole of more pages than this is left to be filled by scrolling: after a week away nobody wants the week downloaded first.
const MAX_PAGES = 10;
// Loaded rows that are worth checking again after a connection that missed things; more are loaded when scrolled to.
const KEPT_PAGES = 2;
const RETRY_MS = 3000;

/** Asks for history and takes the answer in; null when the answer came too late to count (P10). */
export type RequestPage = (timeline: OpenTimeline, request: HistoryRequest) => Promise<HistoryPage | null>;

/** Fetches what was missed, while live traffic goes on (P9). */
export interface CatchUp {
  /** A live message showed that others before it are missing. */
  hole(timeline: OpenTimeline): void;
  /** The connection missed things: anything loaded may have changed, and the newest is not known. */
  reconnected(timeline: OpenTimeline): void;
  stop(): void;
}

/** Makes the part of the history that catches up. `loadNewest` answers null when the newest page could not be had. */
export function createCatchUp(
  core: Core,
  request: RequestPage,
  loadNewest: (timeline: OpenTimeline) => Promise<HistoryPage | null>,
  pageSize: () => number,
): CatchUp {
  const retries = new Map<OpenTimeline, TimerHandle>();

  /** Loads page after page from `upper` down to `lower`. True when it got there. */
  async function walkDown(
    timeline: OpenTimeline,
    lower: Position,
    upper: Position,
    onPage: (page: HistoryPage) => void,
  ): Promise<boolean> {
    let from = upper;
    for (let count = 0; count < MAX_PAGES; count++) {
      if (comparePositions(from, lower) <= 0) return true;
      // One row more at each end: pages that share their edges are known to touch.
      const page = await request(timeline, { lower, upper: from, limit: pageSize() + 2, fill: 'fromUpper' });
      if (!page) return false;
      onPage(page);
      core.touchTimeline(timeline);
      if (!page.covers || comparePositions(page.covers.from, from) >= 0) return true;
      from = page.covers.from;
    }
    return comparePositions(from, lower) <= 0;
  }

  /** Shows the end again once what was read has been joined to it, or cannot be. */
  function showEnd(timeline: OpenTimeline): void {
    if (timeline.core.following) timeline.core.show(undefined);
    core.touchTimeline(timeline);
  }

  async function fillHole(timeline: OpenTimeline): Promise<void> {
    const { core: rows } = timeline;
    const gap = rows.live && rows.gapBefore(rows.live);
    if (!gap) return;
    if (!rows.isShowingAsked) rows.show(gap.from, true);
    core.touchTimeline(timeline);
    await walkDown(timeline, gap.from, gap.to, () => {});
    showEnd(timeline);
  }

  async function refresh(timeline: OpenTimeline): Promise<void> {
    const { core: rows } = timeline;
    core.env.timers.cancel(retries.get(timeline));
    retries.delete(timeline);
    const kept = rows.suspect(pageSize() * KEPT_PAGES);
    const { epoch } = rows;
    core.touchTimeline(timeline);
    const newest = await loadNewest(timeline);
    // Missed things again meanwhile: the check that began then is the one that counts.
    if (rows.epoch !== epoch) return;
    if (!newest) return retryLater(timeline);
    const from = newest.covers?.from;
    if (!kept || !from) return showEnd(timeline);
    // What was loaded and is missing from a page that speaks for its place was deleted meanwhile.
    const check = (page: HistoryPage): void => removeMissing(rows, kept.messages, page);
    check(newest);
    const joined = await walkDown(timeline, kept.from, from, check);
    if (!joined && rows.following) rows.forgetBefore(rows.live?.covers?.from);
    else if (!joined) await walkDown(timeline, kept.from, kept.to, check);
    showEnd(timeline);
  }

  function removeMissing(rows: OpenTimeline['core'], suspects: readonly Message[], page: HistoryPage): void {
    const { covers } = page;
    if (!covers) return;
    const present = new Set(page.items.map(({ id }) => id));
    const within = suspects.filter(
      ({ position }) => comparePositions(position, covers.from) >= 0 && comparePositions(position, covers.to) <= 0,
    );
    rows.remove(within.filter(({ id }) => !present.has(id)).map(({ id }) => id));
  }

  function retryLater(timeline: OpenTimeline): void {
    const run = core.run;
    core.env.timers.cancel(retries.get(timeline));
    const again = (): void => {
      retries.delete(timeline);
      const key = timelineKey(timeline.core.identity.ref);
      if (run !== core.run || core.timelines.get(key) !== timeline) return;
      if (timeline.flags.users > 0 || timeline.core.isBusy) start(timeline, refresh);
      // Closed before it was checked: it is loaded anew when it is opened again.
      else core.dropTimeline(key);
    };
    retries.set(timeline, core.env.timers.after(RETRY_MS, again));
  }

  function start(timeline: OpenTimeline, work: (timeline: OpenTimeline) => Promise<void>): void {
    work(timeline).catch((reason: unknown) => {
      const { conversationId } = timeline.core.identity.ref;
      core.report(reason, { operation: 'messages.load', conversationId });
      retryLater(timeline);
    });
  }

  return {
    hole: (timeline) => start(timeline, fillHole),
    reconnected: (timeline) => start(timeline, refresh),
    stop() {
      for (const timer of retries.values()) core.env.timers.cancel(timer);
      retries.clear();
    },
  };
}
