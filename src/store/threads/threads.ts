import { ChatError, type ThreadFilter } from '../../contract/index.js';
import {
  applyChange,
  applyRecall,
  comparePositions,
  laterPosition,
  mergeMessage,
  timelineKey,
  type MessageId,
  type Position,
  type Thread,
  type ThreadRef,
  type TimelineKey,
} from '../../model/index.js';
import type { Core } from '../core.js';
import { applyOp, foldOps, type MessageOp } from '../messageOps.js';
import { createThreadLists } from './lists.js';
import { readThread } from './readThread.js';

// P17: threads that are kept in memory.
const MOST = 2000;

/** What a user does with threads. */
export interface ThreadActions {
  /** Asks for a thread that is not known, once; `state.threads` has it then. Never rejects. */
  loadThread(ref: ThreadRef): Promise<void>;
  /** Asks for threads, or for the next page of them; `selectThreads` has them then. Never rejects: what went wrong is in the list's state. */
  loadThreads(filter?: ThreadFilter, options?: { readonly more?: boolean | undefined }): Promise<void>;
  /** Begins or ends following a thread; shows at once, is undone and rejects with a ChatError when refused. */
  followThread(ref: ThreadRef, active: boolean): Promise<void>;
}

/** The part of the store that keeps threads. */
export interface Threads extends ThreadActions {
  /** Takes the words of a recalled message out of every root (P4). */
  forget(messageId: MessageId): void;
  /** Asks again for what was asked for; after a connection that missed nothing only for what failed. */
  reconnected(resumed: boolean): void;
  clear(): void;
}

interface Follow {
  readonly key: TimelineKey;
  readonly active: boolean;
}

/** Makes it; from then on what is told of threads is followed. */
export function createThreads(core: Core): Threads {
  const { threads: port } = core.adapter;
  const confirmed = new Map<TimelineKey, Thread>();
  const follows = new Map<string, Follow>();
  // Those the answer to which is not there: it failed, or there is no such thread.
  const asked = new Map<TimelineKey, ThreadRef>();
  const absent = new Set<TimelineKey>();
  const underway = new Map<TimelineKey, Promise<void>>();
  const lists = createThreadLists(core, {
    take: (values) => values.flatMap((value) => take(value) ?? []),
    check,
  });

  /** Visible state = what is confirmed + pending operations. */
  function show(key: TimelineKey): void {
    const thread = confirmed.get(key);
    if (!thread) return core.threads.delete(key);
    const pending = [...follows.values()].findLast((each) => each.key === key);
    const following = pending?.active ?? thread.following;
    const readUpTo = ownCursor(key, thread);
    const isRead = thread.asOf !== undefined && readUpTo !== undefined && comparePositions(readUpTo, thread.asOf) >= 0;
    const ops = core.ops.of(thread.conversationId).filter(({ messageId }) => messageId === thread.threadId);
    const root = foldOps(core.registers.derive(thread.root, selfIdOf(thread)), ops);
    if (!root) return core.threads.delete(key);
    core.threads.set(key, {
      ...thread,
      root,
      following,
      readUpTo,
      unread: following && !isRead ? thread.unread : 0,
    });
  }

  function selfIdOf({ conversationId }: Thread): string {
    return core.selfIdOf(conversationId) ?? '';
  }

  function ownCursor(key: TimelineKey, thread: Thread): Position | undefined {
    return laterPosition(core.cursors.get(key)?.read.byUser.get(selfIdOf(thread)), thread.readUpTo);
  }

  function write(key: TimelineKey, thread: Thread): void {
    confirmed.set(key, thread);
    show(key);
    lists.refresh();
  }

  function drop(key: TimelineKey): void {
    confirmed.delete(key);
    show(key);
  }

  /** Makes room for one more: the one heard of longest ago goes that nobody would miss. False when there is none. */
  function makeRoom(): boolean {
    if (confirmed.size < MOST) return true;
    for (const [key, { following }] of confirmed) {
      if (following || core.timelines.has(key)) continue;
      drop(key);
      return true;
    }
    core.diagnose('limit-reached', 'threads');
    return false;
  }

  /** Takes a thread in: of what is known and what comes the later of each part. The lists are to be refreshed after it. Undefined for what is unusable. */
  function take(value: unknown): Thread | undefined {
    const thread = readThread(core, value);
    if (!thread) {
      core.diagnose('malformed-event', 'thread');
      return undefined;
    }
    const key = timelineKey(thread);
    const known = confirmed.get(key);
    if (!known && !makeRoom()) return undefined;
    const later = known && known.version > thread.version ? known : thread;
    // Something may have become of the root since the answer was made.
    const { conversationId, threadId } = thread;
    const copies = core.timelinesOf(conversationId).flatMap((timeline) => timeline.core.confirmed(threadId) ?? []);
    absent.delete(key);
    // The last that is heard of stands last.
    confirmed.delete(key);
    confirmed.set(key, { ...later, root: [known?.root ?? thread.root, ...copies].reduce(mergeMessage, thread.root) });
    show(key);
    return core.threads.get(key);
  }

  function put(value: unknown): void {
    take(value);
    lists.refresh();
  }

  function changeRoot(
    messageId: MessageId,
    conversationId: string,
    change: (root: Thread['root']) => Thread['root'],
  ): void {
    const key = timelineKey({ conversationId, threadId: messageId });
    const known = confirmed.get(key);
    if (known) write(key, { ...known, root: change(known.root) });
  }

  /** What a confirmed operation made of a root. Reactions are in the registers, and `forget` is told of what is taken back. */
  function settle(op: MessageOp, conversationId: string): void {
    if (op.kind === 'edit' || op.kind === 'vote')
      changeRoot(op.messageId, conversationId, (root) => applyOp(root, op) ?? root);
    if (op.kind !== 'remove') return;
    drop(timelineKey({ conversationId, threadId: op.messageId }));
    lists.refresh();
  }

  core.onThread = (fact) => {
    switch (fact.type) {
      case 'thread':
        return put(fact.thread);
      case 'touched':
        if (confirmed.has(timelineKey(fact.ref))) {
          show(timelineKey(fact.ref));
          lists.refresh();
        }
        return;
      case 'confirmed':
        return settle(fact.op, fact.conversationId);
      case 'gone':
        for (const [key, { conversationId, threadId, root }] of confirmed) {
          const inside = fact.upTo === undefined || comparePositions(root.position, fact.upTo) <= 0;
          if (conversationId === fact.conversationId && inside && (fact.ids?.includes(threadId) ?? true)) drop(key);
        }
        return lists.refresh();
      default:
        return changeRoot(fact.messageId, fact.conversationId, (root) => applyChange(root, fact));
    }
  };

  /** What is known here of a thread the adapter cannot tell of. */
  function fromRoot(ref: ThreadRef): void {
    const { conversationId, threadId } = ref;
    const root = core.timelines.get(timelineKey({ conversationId }))?.core.confirmed(threadId);
    if (root && !confirmed.has(timelineKey(ref)))
      put({ conversationId, threadId, root, following: false, unread: 0, version: -1 } satisfies Thread);
  }

  /** Answers with null when there is no such thread, undefined when that cannot be said. */
  async function get(ref: ThreadRef): Promise<Thread | null | undefined> {
    const { run } = core;
    try {
      const thread = await port?.get?.(ref);
      return run === core.run ? thread : undefined;
    } catch (reason) {
      if (run === core.run) core.report(reason, { operation: 'threads.get', conversationId: ref.conversationId });
      return undefined;
    }
  }

  async function ask(ref: ThreadRef): Promise<void> {
    const key = timelineKey(ref);
    asked.set(key, ref);
    fromRoot(ref);
    core.flush();
    const thread = await get(ref);
    if (thread) {
      put(thread);
      asked.delete(key);
    }
    if (thread === null) absent.add(key);
    core.flush();
  }

  function loadThread(ref: ThreadRef): Promise<void> {
    const key = timelineKey(ref);
    // From then on events keep it right.
    if (absent.has(key) || (confirmed.get(key)?.version ?? -1) >= 0) return Promise.resolve();
    const before = underway.get(key);
    if (before) return before;
    const work = ask(ref).finally(() => {
      if (underway.get(key) === work) underway.delete(key);
    });
    underway.set(key, work);
    return work;
  }

  /** Looks after one that a list left out: it was read, or left, or is there no more. */
  async function check(shown: Thread): Promise<void> {
    const key = timelineKey(shown);
    const known = confirmed.get(key);
    // What has been told of it meanwhile is later than the list.
    if (!known || core.threads.get(key) !== shown) return;
    const thread = port?.get ? await get(shown) : { ...known, unread: 0 };
    if (thread) put(thread);
    else if (thread === null && confirmed.get(key) === known) {
      drop(key);
      if (core.timelines.has(key)) fromRoot(known);
      lists.refresh();
    }
    core.flush();
  }

  return {
    loadThread,
    loadThreads: (filter = {}, { more = false } = {}) => lists.load(filter, more),
    async followThread(ref, active) {
      const { run } = core;
      const key = timelineKey(ref);
      const opId = core.env.createId();
      follows.set(opId, { key, active });
      show(key);
      lists.refresh();
      core.flush();
      try {
        if (!port?.follow) throw new ChatError('unsupported', 'The adapter has no threads.follow().');
        await port.follow(ref, active);
        const known = confirmed.get(key);
        // The event that tells the same finds it done.
        if (run === core.run && known) confirmed.set(key, { ...known, following: active });
      } catch (reason) {
        throw core.report(reason, { operation: 'threads.follow', conversationId: ref.conversationId });
      } finally {
        if (run === core.run && follows.delete(opId)) {
          show(key);
          lists.refresh();
          core.flush();
        }
      }
    },
    forget(messageId) {
      const recall = core.recalls.get(messageId);
      for (const [key, thread] of confirmed) {
        const taken = recall && thread.threadId === messageId ? applyRecall(thread.root, recall) : thread.root;
        const root = core.recalls.strip(taken);
        if (root !== thread.root) write(key, { ...thread, root });
      }
    },
    reconnected(resumed) {
      underway.clear();
      absent.clear();
      for (const ref of asked.values()) void loadThread(ref);
      if (!resumed) {
        // Numbers of before say nothing about those a server begins anew.
        for (const [key, thread] of confirmed) {
          confirmed.set(key, { ...thread, version: -1 });
          if (core.timelines.has(key)) void loadThread(thread);
        }
      }
      lists.reconnected(resumed);
    },
    clear() {
      confirmed.clear();
      follows.clear();
      asked.clear();
      absent.clear();
      underway.clear();
      lists.clear();
    },
  };
}
