import { ChatError, type ThreadFilter } from '../../contract/index.js';
import { timelineKey, type Thread, type TimelineKey } from '../../model/index.js';
import { ownValue, readList } from '../../utils/readers.js';
import { errorData, type Core } from '../core.js';
import { threadsKey } from './selectors.js';
import type { ThreadListState } from '../state.js';

// P17: what is taken of one answer.
const MOST_OF_PAGE = 200;

interface List extends Pick<ThreadListState, 'status' | 'error'> {
  readonly filter: ThreadFilter;
  readonly cursor: string | undefined;
  /** Activity of the last thread of the last page: what is older has not been asked for yet. */
  readonly end: number;
}

/** Lists of threads: views over the threads that are known, as far as their pages reach. */
export interface ThreadLists {
  load(filter: ThreadFilter, more: boolean): Promise<void>;
  /** Some thread has changed. */
  refresh(): void;
  reconnected(resumed: boolean): void;
  clear(): void;
}

const activityOf = ({ root }: Thread): number => root.thread?.lastAt ?? root.time;

function fits(thread: Thread, { conversationId, unreadOnly = false }: ThreadFilter): boolean {
  if (unreadOnly && thread.unread === 0) return false;
  return conversationId === undefined
    ? thread.following
    : thread.conversationId === conversationId && (thread.root.thread?.count ?? 0) > 0;
}

/** What lists need of the part that keeps threads. */
interface ThreadKeeper {
  /** Takes in the threads of a page; answers with those that are usable. */
  take(threads: readonly unknown[]): readonly Thread[];
  /** A page has left this one out though it should hold it. */
  check(thread: Thread): Promise<void>;
}

/** Makes the lists of one chat. */
export function createThreadLists(core: Core, keeper: ThreadKeeper): ThreadLists {
  const lists = new Map<string, List>();

  function write(key: string, list: List): void {
    lists.set(key, list);
    const hasMore = list.cursor !== undefined;
    const items = [...core.threads.values()]
      .filter((thread) => fits(thread, list.filter) && (!hasMore || activityOf(thread) >= list.end))
      .sort((a, b) => activityOf(b) - activityOf(a) || (timelineKey(a) < timelineKey(b) ? -1 : 1));
    const { status, error } = list;
    const before = core.threadLists.get(key);
    const isSame =
      before?.status === status &&
      before.error === error &&
      before.hasMore === hasMore &&
      before.items.length === items.length &&
      before.items.every((item, index) => item === items[index]);
    if (!isSame) core.threadLists.set(key, { status, error, items, hasMore });
  }

  async function load(filter: ThreadFilter, more: boolean): Promise<void> {
    const { run } = core;
    const key = threadsKey(filter);
    const before = lists.get(key) ?? { status: 'idle', error: undefined, filter, cursor: undefined, end: 0 };
    if (before.status === 'loading' || (more && before.cursor === undefined)) return;
    write(key, { ...before, status: 'loading', error: undefined });
    core.flush();
    const known = [...core.threads.values()].filter((thread) => fits(thread, filter));
    try {
      const { threads } = core.adapter;
      if (!threads) throw new ChatError('unsupported', 'The adapter has no threads.');
      const page = await threads.list(filter, { cursor: more ? before.cursor : undefined });
      if (run !== core.run) return;
      const items = readList(ownValue(page, 'items'), MOST_OF_PAGE, (item) => item);
      const taken = keeper.take(items);
      const next = ownValue(page, 'cursor');
      const cursor = typeof next === 'string' ? next : undefined;
      // An empty page says nothing about how far it reaches.
      const reach = taken.length > 0 ? Math.min(...taken.map(activityOf)) : before.end;
      const end = more ? Math.min(reach, before.end) : reach;
      write(key, { ...before, status: 'ready', error: undefined, cursor, end });
      refresh();
      core.flush();
      const held = new Set<TimelineKey>(taken.map(timelineKey));
      for (const thread of known) {
        const at = activityOf(thread);
        const inside = (cursor === undefined || at > end) && (!more || at < before.end);
        if (inside && !held.has(timelineKey(thread))) await keeper.check(thread);
        if (run !== core.run) return;
      }
    } catch (reason) {
      if (run !== core.run) return;
      const error = core.report(reason, { operation: 'threads.list', conversationId: filter.conversationId });
      write(key, { ...before, status: 'error', error: errorData(error) });
    }
    core.flush();
  }

  function refresh(): void {
    lists.forEach((list, key) => write(key, list));
  }

  return {
    load,
    refresh,
    reconnected(resumed) {
      for (const { filter, status } of lists.values()) if (!resumed || status === 'error') void load(filter, false);
    },
    clear: () => lists.clear(),
  };
}
