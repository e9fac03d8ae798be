import type { Conversation, ConversationId } from '../model/index.js';
import type { InboxState } from './state.js';
import type { Table } from './table.js';

/** Keeps the conversations in order, moving only what changed, and the total of unread. */
export interface Inbox {
  state(): InboxState;
  totalUnread(): number;
  /** Says that a conversation was added, changed or removed. */
  changed(id: ConversationId): void;
  set(changes: Partial<Omit<InboxState, 'ids'>>): void;
}

function compare(a: Conversation, b: Conversation): number {
  const pinnedA = a.settings.pinned === true;
  const pinnedB = b.settings.pinned === true;
  if (pinnedA !== pinnedB) return pinnedA ? -1 : 1;
  const orderA = a.settings.order ?? Number.MAX_SAFE_INTEGER;
  const orderB = b.settings.order ?? Number.MAX_SAFE_INTEGER;
  if (pinnedA && orderA !== orderB) return orderA - orderB;
  if (a.activityAt !== b.activityAt) return b.activityAt - a.activityAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function isListed(conversation: Conversation | undefined): conversation is Conversation {
  return conversation !== undefined && conversation.settings.hidden !== true && conversation.settings.archived !== true;
}

/** Unread that counts into the total: muted conversations are left out (P8). */
function countedUnread(conversation: Conversation | undefined): number {
  if (!conversation?.countsUnread || conversation.membership !== 'member') return 0;
  const level = conversation.settings.notify ?? 'all';
  if (level === 'none') return 0;
  if (level === 'mentions') return (conversation.unread.mentionsMe ?? 0) + (conversation.unread.mentionsAll ?? 0);
  return conversation.unread.count;
}

/** Makes the inbox over the table of conversations. */
export function createInbox(conversations: Table<ConversationId, Conversation>, onTouch: () => void): Inbox {
  let ids: readonly ConversationId[] = [];
  let rest: Omit<InboxState, 'ids'> = { status: 'idle', hasMore: false, loadingMore: false };
  let state: InboxState = { ...rest, ids };
  let dirtyState = false;
  let total = 0;
  const counted = new Map<ConversationId, number>();
  const dirty = new Set<ConversationId>();
  // What each listed conversation looked like when it was put in its place: only then can a binary search trust the order.
  const placed = new Map<ConversationId, Conversation>();

  function reorder(): void {
    const moved: Conversation[] = [];
    const leaving = new Set<ConversationId>();
    for (const id of dirty) {
      const now = conversations.get(id);
      const before = placed.get(id);
      if (isListed(now) && before && compare(before, now) === 0) {
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
      ids = all.sort(compare).map((conversation) => conversation.id);
    } else {
      for (const conversation of moved) {
        let low = 0;
        let high = next.length;
        while (low < high) {
          const mid = (low + high) >> 1;
          const other = placed.get(next[mid] ?? '');
          if (other && compare(other, conversation) < 0) low = mid + 1;
          else high = mid;
        }
        next.splice(low, 0, conversation.id);
        placed.set(conversation.id, conversation);
      }
      ids = next;
    }
    dirtyState = true;
  }

  return {
    state() {
      reorder();
      if (dirtyState) state = { ...rest, ids };
      dirtyState = false;
      return state;
    },
    totalUnread: () => total,
    changed(id) {
      dirty.add(id);
      const now = countedUnread(conversations.get(id));
      total += now - (counted.get(id) ?? 0);
      if (now === 0) counted.delete(id);
      else counted.set(id, now);
      onTouch();
    },
    set(changes) {
      rest = { ...rest, ...changes };
      dirtyState = true;
      onTouch();
    },
  };
}
