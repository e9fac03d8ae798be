import type { HistoryPage } from '../contract/index.js';
import {
  BEFORE_ALL,
  comparePositions,
  standsIn,
  timelineKey,
  unreadAfter,
  type MessageId,
  type Position,
  type TimelineRef,
} from '../model/index.js';
import { createCatchUp, type RequestPage } from './catchUp.js';
import { errorData, type Core } from './core.js';
import type { Asking, OpenTimeline } from './openTimelines.js';
import { checkMessage, isPosition } from './ingest/check.js';
import { ingestHistoryOps, learnRecall, withWaiting } from './ingest/messages.js';

const DEFAULT_PAGE = 40;
// Closed timelines kept for coming back to without loading.
const KEPT_CLOSED = 20;

/** Loads stretches of history into timelines. */
export interface History {
  /** Signed in: what was opened before is loaded now. */
  onReady(): void;
  /** Opens a timeline, loading its newest messages when there are none yet. Returns the way to close it. */
  open(ref: TimelineRef): () => void;
  loadOlder(ref: TimelineRef): Promise<void>;
  loadNewer(ref: TimelineRef): Promise<void>;
  /** Tries again what failed. */
  retry(ref: TimelineRef): void;
  /** Shows the history around a message; false when it does not exist or cannot be reached. */
  showAround(ref: TimelineRef, messageId: MessageId): Promise<boolean>;
  /** Shows the history from a place on, with a page of what stands above it; false when it cannot be reached. */
  showFrom(ref: TimelineRef, position: Position): Promise<boolean>;
  /** Shows the newest messages again. */
  showLatest(ref: TimelineRef): Promise<void>;
  /** The connection may have missed things: what is open is fetched anew, what is closed is forgotten. */
  refreshAll(): void;
  /** Connected again: what could not be loaded at all is tried once more. */
  retryFailed(): void;
  stop(): void;
}

/** Makes the part of the store that asks for history. */
export function createHistory(core: Core): History {
  const { adapter } = core;
  const pageSize = (): number => adapter.limits.messagesPerPage ?? DEFAULT_PAGE;

  /** What held when a page was asked for. */
  const asking = (timeline: OpenTimeline): Asking => ({
    run: core.run,
    stamp: core.registers.stamp(),
    epoch: timeline.core.epoch,
  });

  /** Puts an answer in, made usable (P15). Pages that answer an earlier run are dropped (P10). */
  function accept(timeline: OpenTimeline, page: HistoryPage, { run, stamp, epoch }: Asking): HistoryPage | null {
    if (!core.active || run !== core.run) {
      core.diagnose('foreign-answer', 'history');
      return null;
    }
    const { ref } = timeline.core.identity;
    const sound = (Array.isArray(page?.items) ? page.items : []).flatMap((item) => {
      const message = checkMessage(item, core.contents);
      if (message && standsIn(message, ref)) return message;
      core.diagnose('malformed-event', 'history item');
      return [];
    });
    // Before any of them is taken in: another one of the page may quote what was taken back.
    for (const { id, recalled } of sound) if (recalled) learnRecall(core, id, recalled);
    const items = sound.map((message) => withWaiting(core, message));
    for (const { id, lanes } of items) if (lanes.reactions) core.registers.settleBefore(id, stamp);
    const covers = page.covers && isPosition(page.covers.from) && isPosition(page.covers.to) ? page.covers : undefined;
    // Asked for before things were missed: what was the end then need not be the end any more.
    const reachedEnd = page.reachedEnd && epoch === timeline.core.epoch;
    const usable = { ...page, items, covers, reachedEnd };
    timeline.core.addHistory(usable);
    ingestHistoryOps(core, page.ops ?? []);
    return usable;
  }

  const request: RequestPage = async (timeline, wanted) => {
    const asked = asking(timeline);
    return accept(timeline, await adapter.messages.load(timeline.core.identity.ref, wanted), asked);
  };

  /** Things were missed since: the newest page has been asked for anew, and that answer tells what is the newest. */
  const isOutdated = (timeline: OpenTimeline, { epoch }: Asking): boolean => epoch !== timeline.core.epoch;

  /** Loads the newest page. Null when it could not be had: then it says why where nothing else is shown. */
  async function loadNewest(timeline: OpenTimeline): Promise<HistoryPage | null> {
    const asked = asking(timeline);
    const { loading, flags } = timeline;
    if (flags.status === 'loading' && loading?.run === asked.run && loading.epoch === asked.epoch) return null;
    timeline.loading = asked;
    const { ref } = timeline.core.identity;
    const fresh = flags.status !== 'ready';
    core.touchTimeline(timeline, { status: fresh ? 'loading' : flags.status, error: undefined });
    try {
      const answer = await adapter.messages.load(ref, { limit: pageSize() });
      if (isOutdated(timeline, asked)) return null;
      const page = accept(timeline, answer, asked);
      core.touchTimeline(timeline, { status: page ? 'ready' : 'idle' });
      return page;
    } catch (reason) {
      const error = core.report(reason, { operation: 'messages.load', conversationId: ref.conversationId });
      if (isOutdated(timeline, asked)) return null;
      core.touchTimeline(timeline, fresh ? { status: 'error', error: errorData(error) } : {});
      return null;
    }
  }

  const catchUp = createCatchUp(core, request, loadNewest, pageSize);
  core.onHole = catchUp.hole;
  core.onUncertain = (timeline, messageId) => {
    const position = timeline.core.confirmed(messageId)?.position;
    if (!position) return;
    const { conversationId } = timeline.core.identity.ref;
    request(timeline, { lower: position, upper: position, limit: 1 }).then(
      () => core.touchTimeline(timeline),
      (reason: unknown) => core.report(reason, { operation: 'messages.load', conversationId }),
    );
  };
  core.onShowEnd = (timeline) => {
    if (!timeline.core.isEndLoaded && !timeline.core.following && timeline.flags.status !== 'idle')
      void loadNewest(timeline);
  };

  /** Loads what begins at a position, and the page above it; both are put in at once. Answers the first place there is, undefined when there is none. */
  async function loadFrom(timeline: OpenTimeline, position: Position): Promise<Position | undefined> {
    const { ref } = timeline.core.identity;
    const limit = pageSize() + 1;
    const asked = asking(timeline);
    const lower = comparePositions(position, BEFORE_ALL) === 0 ? undefined : position;
    const below = await adapter.messages.load(ref, { lower, limit, fill: 'fromLower' });
    const border = below.covers?.from;
    // The border belongs to both pages: so they are known to be one stretch.
    const above =
      border && !below.reachedStart
        ? await adapter.messages.load(ref, { upper: border, limit, fill: 'fromUpper' })
        : null;
    if (!border || !accept(timeline, below, asked) || (above && !accept(timeline, above, asked))) return undefined;
    return border;
  }

  async function loadMore(ref: TimelineRef, older: boolean): Promise<void> {
    const timeline = core.timeline(ref);
    const { flags } = timeline;
    const shown = timeline.core.shown;
    const edge: Position | undefined = older ? shown?.covers?.from : shown?.covers?.to;
    const done = older ? shown?.reachedStart : shown?.live;
    const busy = older ? flags.loadingOlder : flags.loadingNewer;
    if (flags.status !== 'ready' || busy || done || !edge) return;
    core.touchTimeline(
      timeline,
      older ? { loadingOlder: true, olderError: undefined } : { loadingNewer: true, newerError: undefined },
    );
    try {
      // The edge itself is asked for again: a page that shares a row with the segment is known to continue it.
      const limit = pageSize() + 1;
      await request(
        timeline,
        older ? { upper: edge, limit, fill: 'fromUpper' } : { lower: edge, limit, fill: 'fromLower' },
      );
      core.touchTimeline(timeline, older ? { loadingOlder: false } : { loadingNewer: false });
    } catch (reason) {
      const error = errorData(core.report(reason, { operation: 'messages.load', conversationId: ref.conversationId }));
      core.touchTimeline(
        timeline,
        older ? { loadingOlder: false, olderError: error } : { loadingNewer: false, newerError: error },
      );
    }
  }

  function trimClosed(): void {
    const closed = [...core.timelines].filter(([, timeline]) => timeline.flags.users === 0 && !timeline.core.isBusy);
    for (const [key] of closed.slice(0, Math.max(0, closed.length - KEPT_CLOSED))) core.dropTimeline(key);
  }

  function open(ref: TimelineRef): () => void {
    const timeline = core.timeline(ref);
    if (timeline.flags.users === 0) {
      const thread = core.threads.get(timelineKey(ref));
      const of =
        ref.threadId === undefined
          ? core.conversations.get(ref.conversationId)
          : thread && { unread: { ...thread, count: thread.unread }, settings: {} };
      core.touchTimeline(timeline, { unreadAfter: unreadAfter(of) });
    }
    core.touchTimeline(timeline, { users: timeline.flags.users + 1 });
    if (timeline.flags.status === 'idle' || timeline.flags.status === 'error') void loadNewest(timeline);
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      core.touchTimeline(timeline, { users: Math.max(0, timeline.flags.users - 1) });
      trimClosed();
    };
  }

  // Opened before it is known who signed in: nothing can be asked yet.
  const intents = new Map<symbol, TimelineRef>();
  const opened = new Map<symbol, () => void>();

  return {
    open(ref) {
      if (core.api.getState().startup.status === 'ready') return open(ref);
      const intent = Symbol(ref.conversationId);
      intents.set(intent, ref);
      return () => {
        intents.delete(intent);
        opened.get(intent)?.();
        opened.delete(intent);
      };
    },
    onReady() {
      for (const [intent, ref] of intents) opened.set(intent, open(ref));
      intents.clear();
    },
    loadOlder: (ref) => loadMore(ref, true),
    loadNewer: (ref) => loadMore(ref, false),
    retry(ref) {
      const timeline = core.timeline(ref);
      if (timeline.flags.olderError) void loadMore(ref, true);
      if (timeline.flags.newerError) void loadMore(ref, false);
      if (timeline.flags.status === 'error') void loadNewest(timeline);
    },
    async showAround(ref, messageId) {
      if (!(await core.whenReady())) return false;
      const timeline = core.timeline(ref);
      const known = timeline.core.confirmed(messageId);
      if (!known) {
        const { loadAround } = adapter.messages;
        if (!loadAround) return false;
        const asked = asking(timeline);
        try {
          const page = await loadAround.call(adapter.messages, { ref, messageId, limit: pageSize() });
          if (!accept(timeline, page, asked)) return false;
        } catch (reason) {
          core.report(reason, { operation: 'messages.loadAround', conversationId: ref.conversationId });
          return false;
        }
      }
      const target = timeline.core.confirmed(messageId);
      if (!target) return false;
      timeline.core.show(target.position);
      core.touchTimeline(timeline, { status: 'ready' });
      return true;
    },
    async showFrom(ref, position) {
      if (!(await core.whenReady())) return false;
      const timeline = core.timeline(ref);
      try {
        const place = timeline.core.isLoaded(position) ? position : await loadFrom(timeline, position);
        if (!place || !timeline.core.isLoaded(place)) return false;
        timeline.core.show(place);
      } catch (reason) {
        core.report(reason, { operation: 'messages.load', conversationId: ref.conversationId });
        return false;
      }
      core.touchTimeline(timeline, { status: 'ready' });
      return true;
    },
    async showLatest(ref) {
      if (!(await core.whenReady())) return;
      const timeline = core.timeline(ref);
      timeline.core.show(undefined);
      timeline.core.setReading(undefined);
      if (!timeline.core.isEndLoaded) await loadNewest(timeline);
      core.touchTimeline(timeline);
    },
    retryFailed() {
      for (const timeline of core.timelines.values()) {
        const { users, status } = timeline.flags;
        // A place in the history may be shown all the same, and the end still be owed.
        const isOwed = status === 'error' || (status === 'ready' && timeline.core.live?.tail === true);
        if (users > 0 && isOwed && !timeline.core.following) void loadNewest(timeline);
      }
    },
    refreshAll() {
      for (const [key, timeline] of core.timelines) {
        if (timeline.flags.users > 0 || timeline.core.isBusy) catchUp.reconnected(timeline);
        else core.dropTimeline(key);
      }
    },
    stop: catchUp.stop,
  };
}
