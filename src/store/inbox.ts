import type { Env, TimerHandle } from '../env/index.js';
import {
  compareConversations,
  callingUnread,
  notifyLevel,
  type Conversation,
  type ConversationId,
} from '../model/index.js';
import type { SettingsChanges } from '../contract/index.js';
import { createReturns } from './away.js';
import type { InboxState } from './state.js';
import type { Table } from './table.js';

/** Keeps the conversations in order, moving only what changed, and the total of unread. */
export interface Inbox {
  state(): InboxState;
  totalUnread(): number;
  /** Says that a conversation was added, changed or removed. */
  changed(id: ConversationId): void;
  /** Begins to note anew of which conversations something is said. */
  freshen(): void;
  /** Whether something was said of it since. */
  isFresh(id: ConversationId): boolean;
  set(changes: Partial<Omit<InboxState, 'ids' | 'folders'>>): void;
  /** Something new brings a conversation back that was put away; told what has to change. */
  onReturn: ((id: ConversationId, changes: SettingsChanges) => void) | undefined;
  /** Waits for the end of no mute any more, until its conversation is told of again. */
  stop(): void;
}

/** What of a conversation was counted when it was looked at last. */
interface Seen {
  readonly conversation: Conversation;
  /** What of it is in the total. */
  readonly counted: number;
}

function isListed(conversation: Conversation | undefined): conversation is Conversation {
  return conversation !== undefined && conversation.settings.hidden !== true && conversation.settings.archived !== true;
}

/** Makes the inbox over the table of conversations. */
export function createInbox(
  conversations: Table<ConversationId, Conversation>,
  onTouch: () => void,
  env: Pick<Env, 'now' | 'timers'>,
): Inbox {
  let ids: readonly ConversationId[] = [];
  let folders: readonly string[] = [];
  let rest: Omit<InboxState, 'ids' | 'folders'> = { status: 'idle', hasMore: false, loadingMore: false };
  let state: InboxState = { ...rest, ids, folders };
  let dirtyState = false;
  let total = 0;
  const returns = createReturns();
  const seen = new Map<ConversationId, Seen>();
  const inFolder = new Map<string, number>();
  const mutes = new Map<ConversationId, TimerHandle>();
  const dirty = new Set<ConversationId>();
  const fresh = new Set<ConversationId>();
  // What each listed conversation looked like when it was put in its place: only then can a binary search trust the order.
  const placed = new Map<ConversationId, Conversation>();

  function reorder(): void {
    const moved: Conversation[] = [];
    const leaving = new Set<ConversationId>();
    for (const id of dirty) {
      const now = conversations.get(id);
      const before = placed.get(id);
      if (isListed(now) && before && compareConversations(before, now) === 0) {
        placed.set(id, now);
        continue;
      }
      if (before) leaving.add(id);
      placed.delete(id);
      if (isListed(now)) moved.push(now);
    }
    dirty.clear();
    if (leaving.size === 0 && moved.length === 0) return;
    const next = leaving.size ? ids.filter((id) => !leaving.has(id)) : [...ids];
    if (moved.length > 32) {
      for (const conversation of moved) placed.set(conversation.id, conversation);
      const all = [...next.flatMap((id) => placed.get(id) ?? []), ...moved];
      ids = all.sort(compareConversations).map((conversation) => conversation.id);
    } else {
      for (const conversation of moved) {
        let low = 0;
        let high = next.length;
        while (low < high) {
          const mid = (low + high) >> 1;
          const other = placed.get(next[mid] ?? '');
          if (other && compareConversations(other, conversation) < 0) low = mid + 1;
          else high = mid;
        }
        next.splice(low, 0, conversation.id);
        placed.set(conversation.id, conversation);
      }
      ids = next;
    }
    dirtyState = true;
  }

  function countFolders(names: readonly string[] | undefined, step: 1 | -1): void {
    for (const name of names ?? []) {
      const count = (inFolder.get(name) ?? 0) + step;
      if (count > 0) inFolder.set(name, count);
      else inFolder.delete(name);
    }
    if (inFolder.size === folders.length && folders.every((name) => inFolder.has(name))) return;
    folders = [...inFolder.keys()];
    dirtyState = true;
  }

  /** A mute that ends by itself counts again from then on. */
  function awaitEnd(id: ConversationId, until: number | undefined): void {
    env.timers.cancel(mutes.get(id));
    mutes.delete(id);
    const left = until === undefined ? 0 : until - env.now();
    // Timers take no more than 2^31 ms: whoever mutes for longer is asked again then.
    if (left > 0)
      mutes.set(
        id,
        env.timers.after(Math.min(left + 1, 2 ** 31 - 1), () => inbox.changed(id)),
      );
  }

  function look(id: ConversationId): void {
    const before = seen.get(id);
    const conversation = conversations.get(id);
    const [was, is] = [before?.conversation.settings, conversation?.settings];
    if (was?.folders !== is?.folders) {
      countFolders(is?.folders, 1);
      countFolders(was?.folders, -1);
    }
    if (was?.notifyUntil !== is?.notifyUntil || mutes.has(id)) awaitEnd(id, is?.notifyUntil);
    const at = env.now();
    const calling = conversation ? callingUnread(conversation, at) : 0;
    const counted = isListed(conversation) ? calling : 0;
    total += counted - (before?.counted ?? 0);
    if (!conversation) {
      seen.delete(id);
      return returns.forget(id);
    }
    seen.set(id, { conversation, counted });
    const changes = returns.look(conversation, calling, notifyLevel(conversation.settings, at));
    if (changes) inbox.onReturn?.(id, changes);
  }

  const inbox: Inbox = {
    onReturn: undefined,
    stop() {
      for (const [id, timer] of mutes) {
        env.timers.cancel(timer);
        mutes.set(id, undefined);
      }
    },
    state() {
      reorder();
      if (dirtyState) state = { ...rest, ids, folders };
      dirtyState = false;
      return state;
    },
    totalUnread: () => total,
    changed(id) {
      dirty.add(id);
      fresh.add(id);
      look(id);
      onTouch();
    },
    freshen: () => fresh.clear(),
    isFresh: (id) => fresh.has(id),
    set(changes) {
      rest = { ...rest, ...changes };
      dirtyState = true;
      onTouch();
    },
  };
  return inbox;
}
