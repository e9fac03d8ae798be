import { ChatError, type GroupsPort, type ListPage } from '../../contract/index.js';
import type { GroupId, JoinRequest, Role, UserId } from '../../model/index.js';
import { ownValue, readId, readList } from '../../utils/readers.js';
import { errorData, type Core, type GroupEvent } from '../core.js';
import { putMembers, readMember } from '../ingest/people.js';
import type { GroupListState } from '../state.js';
import { groupListKey, type GroupListKind, type MemberFilter } from './keys.js';

// P17: what is kept of one list, how many lists there are, and what is taken of one answer.
const MOST_ROWS = 20_000;
const MOST_LISTS = 24;
const MOST_OF_PAGE = 1000;
/** Asked for at once where the adapter does not say how many it gives. */
const PAGE = 50;

interface List extends Pick<GroupListState, 'status' | 'error' | 'total' | 'ids'> {
  readonly kind: GroupListKind;
  readonly id: GroupId;
  readonly filter: MemberFilter;
  readonly cursor: string | undefined;
}

/** Lists of people and requests, page by page, and kept right by events. */
export interface GroupLists {
  /** Asks for a list, or for its next page. Never rejects. */
  load(kind: GroupListKind, id: GroupId, filter?: MemberFilter, more?: boolean): Promise<void>;
  /** Leaves one entry out while something is done about it; it is back once `done` rejects. */
  without<T>(kind: GroupListKind, id: GroupId, entry: string, done: () => Promise<T>): Promise<T>;
  told(event: GroupEvent): void;
  reconnected(resumed: boolean): void;
  clear(): void;
}

const RANK: Readonly<Record<Role, number>> = { owner: 0, admin: 1, member: 2, guest: 3 };

/** Makes the lists of one chat. */
export function createGroupLists(core: Core, ensureUsers: (ids: readonly UserId[]) => void): GroupLists {
  const lists = new Map<string, List>();
  const running = new Map<string, Promise<void>>();
  // What is being done away with, by list: visible = confirmed − pending.
  const leaving = new Map<string, string>();

  function byRank(id: GroupId, ids: readonly UserId[]): readonly UserId[] {
    const known = core.members.get(id)?.byId;
    const rank = (userId: UserId): number => RANK[known?.get(userId)?.role ?? 'member'];
    const sorted = ids.every((userId, i) => i === 0 || rank(ids[i - 1]!) <= rank(userId));
    return sorted ? ids : ids.toSorted((a, b) => rank(a) - rank(b));
  }

  function write(key: string, list: List): void {
    const ids = list.kind === 'members' ? byRank(list.id, list.ids) : list.ids;
    lists.set(key, { ...list, ids });
    const gone = [...leaving.values()].flatMap((each) => (each.startsWith(key) ? each.slice(key.length + 1) : []));
    const { status, error, cursor, total } = list;
    core.groupLists.set(key, {
      status,
      error,
      ids: gone.length > 0 ? ids.filter((id) => !gone.includes(id)) : ids,
      hasMore: cursor !== undefined && ids.length < MOST_ROWS,
      total: total === undefined ? undefined : Math.max(0, total - gone.length),
    });
  }

  /** The list asked for longest ago goes. */
  function makeRoom(): void {
    for (const key of lists.keys()) {
      if (lists.size <= MOST_LISTS) return;
      if (!running.has(key)) drop(key);
    }
  }

  function drop(key: string): void {
    lists.delete(key);
    core.groupLists.delete(key);
  }

  function ask({ kind, id, filter }: List, cursor: string | undefined): Promise<ListPage<unknown>> | undefined {
    const groups: GroupsPort | undefined = core.adapter.groups;
    const page = { cursor, limit: core.adapter.limits.membersPerPage ?? PAGE };
    if (kind === 'requests') return groups?.listRequests?.(id, page);
    if (kind === 'banned') return groups?.listBanned?.(id, page);
    const { query, role } = filter;
    return groups?.listMembers(id, { ...page, ...(query?.trim() && { query: query.trim() }), ...(role && { role }) });
  }

  /** Takes the entries of a page in; answers with their ids. */
  function take({ kind, id }: List, items: readonly unknown[]): readonly string[] {
    if (kind === 'banned') {
      const ids = items.flatMap((item) => readId(item) ?? []);
      ensureUsers(ids);
      return ids;
    }
    if (kind === 'requests') return items.flatMap((item) => takeRequest(item) ?? []);
    const members = items.flatMap((item) => readMember(item) ?? []);
    const ids = members.map(({ userId }) => userId);
    putMembers(core, id, members);
    ensureUsers(ids);
    return ids;
  }

  function takeRequest(value: unknown): string | undefined {
    const [id, userId, groupId] = ['id', 'userId', 'groupId'].map((name) => readId(ownValue(value, name)));
    if (id === undefined || userId === undefined || groupId === undefined) {
      core.diagnose('malformed-event', 'join-request');
      return undefined;
    }
    core.joinRequests.set(id, value as JoinRequest);
    const invitedBy = readId(ownValue(value, 'invitedBy'));
    ensureUsers(invitedBy === undefined ? [userId] : [userId, invitedBy]);
    return id;
  }

  /** Fetches pages until `most` are there or there are no more. */
  async function fetch(key: string, more: boolean, most: number, isCurrent: () => boolean): Promise<void> {
    let first = !more;
    try {
      do {
        const before = lists.get(key);
        if (!before) return;
        const page = await (ask(before, first ? undefined : before.cursor) ??
          Promise.reject(new ChatError('unsupported', `The adapter cannot list the ${before.kind} of a group.`)));
        const now = lists.get(key);
        if (!isCurrent() || !now) return;
        const ids = take(
          now,
          readList(ownValue(page, 'items'), MOST_OF_PAGE, (item) => item),
        );
        const [cursor, total] = [ownValue(page, 'cursor'), ownValue(page, 'total')];
        write(key, {
          ...now,
          ids: [...new Set(first ? ids : [...now.ids, ...ids])].slice(0, MOST_ROWS),
          // A page that brings nothing new and has another after it would be asked for for ever.
          cursor: typeof cursor === 'string' && (ids.length > 0 || cursor !== before.cursor) ? cursor : undefined,
          total: typeof total === 'number' ? total : undefined,
        });
        first = false;
      } while (lists.get(key)?.cursor !== undefined && (lists.get(key)?.ids.length ?? 0) < most);
      const list = lists.get(key);
      if (list) write(key, { ...list, status: 'ready', error: undefined });
    } catch (reason) {
      const list = lists.get(key);
      if (!isCurrent() || !list) return;
      const operation =
        list.kind === 'members' ? 'groups.listMembers' : `groups.list${list.kind === 'banned' ? 'Banned' : 'Requests'}`;
      write(key, { ...list, status: 'error', error: errorData(core.report(reason, { operation })) });
    }
    core.flush();
  }

  function start(key: string, more: boolean, most: number): Promise<void> {
    const list = lists.get(key);
    if (list) write(key, { ...list, status: 'loading', error: undefined });
    core.flush();
    const { run } = core;
    const isCurrent = (): boolean => run === core.run && running.get(key) === work;
    const work: Promise<void> = fetch(key, more, most, isCurrent).finally(() => {
      if (running.get(key) === work) running.delete(key);
    });
    running.set(key, work);
    return work;
  }

  function load(kind: GroupListKind, id: GroupId, filter: MemberFilter = {}, more = false): Promise<void> {
    const key = groupListKey(kind, id, filter);
    const known = lists.get(key);
    const under = running.get(key);
    if (under) return under;
    if (more && known?.cursor === undefined && known?.status !== 'error') return Promise.resolve();
    // Events keep the whole list of members and the requests right; who fits some words, and who is banned, they do not tell.
    const kept = kind === 'requests' || (kind === 'members' && !filter.query?.trim());
    if (!more && known?.status === 'ready' && kept) return Promise.resolve();
    // Asked for last, it goes last.
    lists.delete(key);
    lists.set(
      key,
      known ?? { kind, id, filter, cursor: undefined, ids: [], total: undefined, status: 'idle', error: undefined },
    );
    makeRoom();
    // After an error in the middle of a list it goes on there.
    return start(key, more && known?.cursor !== undefined, 0);
  }

  function each(id: GroupId, kind: GroupListKind, change: (list: List) => List): void {
    for (const [key, list] of [...lists]) {
      if (list.id !== id || list.kind !== kind) continue;
      const next = change(list);
      if (next !== list) write(key, next);
    }
  }

  const removed = (list: List, gone: readonly string[]): List => {
    const ids = list.ids.filter((id) => !gone.includes(id));
    const fewer = list.ids.length - ids.length;
    // Who was not loaded yet counted all the same, where all are counted.
    const off = list.filter.query?.trim() || list.filter.role ? fewer : Math.max(fewer, gone.length);
    return { ...list, ids, total: list.total === undefined ? undefined : Math.max(0, list.total - off) };
  };

  const added = (list: List, ids: readonly string[]): List => {
    const fresh = ids.filter((id) => !list.ids.includes(id));
    if (fresh.length === 0) return list;
    const total = list.total === undefined ? undefined : list.total + fresh.length;
    // While there are pages to come, who came last is on the last of them.
    return list.cursor === undefined
      ? { ...list, total, ids: [...list.ids, ...fresh].slice(0, MOST_ROWS) }
      : { ...list, total };
  };

  /** Somebody who asked to be let in hears that they were not. */
  function answered({ request, active, accepted, by, reason }: Extract<GroupEvent, { type: 'join-request' }>): void {
    const group = core.groups.get(request.groupId);
    const isMine = [...core.accounts.values()].some(({ selfId }) => selfId === request.userId);
    if (!group || !isMine || active || accepted !== false) return;
    const refusal = { ...(by !== undefined && { by }), ...(reason !== undefined && { reason }) };
    core.groups.set(group.id, { ...group, requestedAt: undefined, refusal });
  }

  return {
    load,
    async without(kind, id, entry, done) {
      const key = groupListKey(kind, id);
      const opId = core.env.createId();
      const show = (): void => {
        const list = lists.get(key);
        if (list) write(key, list);
        core.flush();
      };
      leaving.set(opId, `${key} ${entry}`);
      show();
      const { run } = core;
      try {
        const answer = await done();
        const list = lists.get(key);
        if (run === core.run && list?.ids.includes(entry)) lists.set(key, removed(list, [entry]));
        return answer;
      } finally {
        if (leaving.delete(opId) && run === core.run) show();
      }
    },
    told(event) {
      if (event.type === 'join-request') {
        const { request, active } = event;
        answered(event);
        if (!lists.has(groupListKey('requests', request.groupId))) return;
        const id = active ? takeRequest(request) : request.id;
        each(request.groupId, 'requests', (list) =>
          id === undefined ? list : active ? added(list, [id]) : list.ids.includes(id) ? removed(list, [id]) : list,
        );
        if (!active) core.joinRequests.delete(request.id);
        return;
      }
      const { groupId } = event;
      if (event.type === 'group-removed') {
        for (const [key, list] of [...lists]) if (list.id === groupId) drop(key);
        return;
      }
      const { joined = [], updated = [], left = [] } = event;
      const readAll = (values: readonly unknown[]) => values.flatMap((value) => readMember(value) ?? []);
      const [came, changed] = [readAll(joined), readAll(updated)];
      ensureUsers(came.map(({ userId }) => userId));
      each(groupId, 'members', (list) => {
        const { role } = list.filter;
        const fits = came.filter((member) => role === undefined || member.role === role);
        const others = changed.filter((member) => role !== undefined && member.role !== role);
        let next = left.length > 0 ? removed(list, left) : list;
        const dropped = others.filter(({ userId }) => next.ids.includes(userId));
        if (dropped.length > 0)
          next = removed(
            next,
            dropped.map(({ userId }) => userId),
          );
        // Whom some words fit is for the backend to say.
        if (list.filter.query?.trim()) return next;
        const promoted = role === undefined ? [] : changed.filter((member) => member.role === role);
        next = added(
          next,
          [...fits, ...promoted].map(({ userId }) => userId),
        );
        if (changed.length === 0 || role !== undefined) return next;
        // A rank may have changed, and with it the page somebody stands on: that page may have gone by.
        const unseen = changed.flatMap(({ userId }) => (next.ids.includes(userId) ? [] : userId));
        return { ...next, ids: [...next.ids, ...(next.cursor === undefined ? [] : unseen)] };
      });
    },
    reconnected(resumed) {
      running.clear();
      for (const [key, { status, ids }] of [...lists])
        if (!resumed || status === 'error') void start(key, false, Math.min(ids.length, MOST_OF_PAGE));
    },
    clear() {
      running.clear();
      leaving.clear();
      for (const key of [...lists.keys()]) drop(key);
      core.joinRequests.clear();
    },
  };
}
