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
import { foldOps } from '../messageOps.js';
import { createThreadLists } from './lists.js';
import { readThread } from './readThread.js';

// P17: threads that are kept in memory.
const MOST = 2000;

/** What a user does with threads. */
export interface ThreadActions {
  /** Asks for a thread; `state.threads` has it then. Never rejects. */
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
  const asked = new Map<TimelineKey, ThreadRef>();
  const lists = createThreadLists(core, (threads) => threads.forEach(put));

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
    core.threads.set(key, {
      ...thread,
      root: root ?? thread.root,
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

  /** Takes a thread in: of what is known and what comes the later of each part. */
  function put(value: unknown): void {
    const thread = readThread(core, value);
    if (!thread) return core.diagnose('malformed-event', 'thread');
    const key = timelineKey(thread);
    const known = confirmed.get(key);
    if (!known && confirmed.size >= MOST) return core.diagnose('limit-reached', 'threads');
    const later = known && known.version > thread.version ? known : thread;
    // Something may have become of the root since the answer was made.
    const { conversationId, threadId } = thread;
    const copies = core.timelinesOf(conversationId).flatMap((timeline) => timeline.core.confirmed(threadId) ?? []);
    write(key, { ...later, root: [known?.root ?? thread.root, ...copies].reduce(mergeMessage, thread.root) });
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
      case 'gone':
        for (const [key, { conversationId, threadId }] of confirmed) {
          if (conversationId === fact.conversationId && (fact.ids?.includes(threadId) ?? true)) {
            confirmed.delete(key);
            show(key);
          }
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

  async function loadThread(ref: ThreadRef): Promise<void> {
    const { run } = core;
    asked.set(timelineKey(ref), ref);
    fromRoot(ref);
    core.flush();
    try {
      const thread = await port?.get?.(ref);
      if (run !== core.run || !thread) return;
      put(thread);
      asked.delete(timelineKey(ref));
    } catch (reason) {
      if (run === core.run) core.report(reason, { operation: 'threads.get', conversationId: ref.conversationId });
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
      lists.clear();
    },
  };
}
