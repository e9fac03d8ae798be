import { timelineKey, type ConversationId, type TimelineKey, type TimelineRef } from '../model/index.js';
import type { TimelineState } from './state.js';
import { createTable, type Table } from './table.js';
import type { TimelineCore } from './timelineCore.js';

/** How a timeline is being loaded; becomes part of {@link TimelineState}. */
export type TimelineFlags = Omit<TimelineState, 'ref' | 'view' | 'hasOlder' | 'hasNewer'> & {
  /** Screens that have it open. */
  readonly users: number;
};

/** When a page of history was asked for. */
export interface Asking {
  readonly run: number;
  /** Of the reactions known then. */
  readonly stamp: number;
  /** Of the timeline: things may have been missed since. */
  readonly epoch: number;
}

/** A timeline with its loading state. */
export interface OpenTimeline {
  readonly core: TimelineCore;
  flags: TimelineFlags;
  /** How its newest page was last asked for. */
  loading?: Asking | undefined;
}

/** The timelines in memory, and what of them screens see. */
export interface OpenTimelines {
  readonly all: ReadonlyMap<TimelineKey, OpenTimeline>;
  /** The timeline of a conversation or thread; made when there is none. */
  get(ref: TimelineRef): OpenTimeline;
  drop(key: TimelineKey): void;
  /** Every timeline of a conversation, threads included. */
  of(id: ConversationId): readonly OpenTimeline[];
  /** Marks a timeline for the next commit. */
  touch(timeline: OpenTimeline, flags?: Partial<TimelineFlags>): void;
  /** What screens see, with everything that was touched since. */
  commit(): Table<TimelineKey, TimelineState>;
  clear(): void;
}

const idleFlags: TimelineFlags = { status: 'idle', loadingOlder: false, loadingNewer: false, sentHere: 0, users: 0 };

function stateOf({ core, flags }: OpenTimeline): TimelineState {
  const { shown } = core;
  const { users: _users, ...visible } = flags;
  return {
    ...visible,
    ref: core.identity.ref,
    view: core.view(),
    hasOlder: shown !== undefined && !shown.reachedStart,
    hasNewer: shown !== undefined && !shown.live,
  };
}

/** Makes an empty set of timelines. `make` makes the rows of one, `schedule` asks for a commit. */
export function createOpenTimelines(make: (ref: TimelineRef) => TimelineCore, schedule: () => void): OpenTimelines {
  const all = new Map<TimelineKey, OpenTimeline>();
  // Written while committing: nothing is left to commit then.
  const states = createTable<TimelineKey, TimelineState>(() => {});
  const touched = new Set<OpenTimeline>();
  return {
    all,
    get(ref) {
      const key = timelineKey(ref);
      const known = all.get(key);
      if (known) return known;
      const made: OpenTimeline = { core: make(ref), flags: idleFlags };
      all.set(key, made);
      return made;
    },
    drop(key) {
      all.delete(key);
      states.delete(key);
      schedule();
    },
    of: (id) => [...all.values()].filter((each) => each.core.identity.ref.conversationId === id),
    touch(timeline, flags) {
      if (flags) timeline.flags = { ...timeline.flags, ...flags };
      // One that was let go shows nothing any more; noted here it would stay in memory, after signing out even (P11).
      if (all.get(timelineKey(timeline.core.identity.ref)) !== timeline) return;
      touched.add(timeline);
      schedule();
    },
    commit() {
      for (const timeline of touched) {
        const key = timelineKey(timeline.core.identity.ref);
        // Dropped since: it must not take the place of the one that is open now.
        if (all.get(key) === timeline) states.set(key, stateOf(timeline));
      }
      touched.clear();
      return states.view();
    },
    clear() {
      all.clear();
      states.clear();
      touched.clear();
    },
  };
}
