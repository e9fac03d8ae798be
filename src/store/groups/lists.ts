import { ChatError, type GroupsPort, type ListPage } from '../../contract/index.js';
import type { GroupId, JoinRequest, Member, UserId } from '../../model/index.js';
import { ownValue, readId, readList } from '../../utils/readers.js';
import { errorData, type Core, type GroupEvent } from '../core.js';
import { putMembers, readMember } from '../ingest/people.js';
import { answered } from './changes.js';
import {
  addTo,
  byRank,
  isWhole,
  makeGroupList,
  meet,
  MOST_ROWS,
  takeFrom,
  takePage,
  type GroupList,
} from './groupList.js';
import { groupListKey, type GroupListKind, type MemberFilter } from './keys.js';

// P17: how many lists there are, and what is taken of one answer.
const MOST_LISTS = 24;
const MOST_OF_PAGE = 1000;
/** Asked for at once where the adapter does not say how many it gives. */
const PAGE = 50;

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

/** Makes the lists of one chat. */
export function createGroupLists(core: Core, ensureUsers: (ids: readonly UserId[]) => void): GroupLists {
  const lists = new Map<string, GroupList>();
  const running = new Map<string, { readonly work: Promise<void> }>();
  // What is being done away with, by list: visible = confirmed − pending.
  const leaving = new Map<string, { readonly key: string; readonly entry: string }>();
  // Written with the next commit, however much was told before it.
  const touched = new Set<string>();

  function touch(key: string): void {
    touched.add(key);
    core.schedule();
  }

  core.beforeCommit = () => {
    for (const key of touched) write(key);
    touched.clear();
  };

  function write(key: string): void {
    const list = lists.get(key);
    if (!list) return;
    const gone = new Set([...leaving.values()].flatMap((each) => (each.key === key ? each.entry : [])));
    const all = [...list.ids];
    const ranked = list.kind === 'members' ? byRank(all, core.members.get(list.id)?.byId) : all;
    const ids = gone.size > 0 ? ranked.filter((id) => !gone.has(id)) : ranked;
    const { status, error, cursor } = list;
    const hasMore = cursor !== undefined && all.length < MOST_ROWS;
    const total = list.total === undefined ? undefined : Math.max(0, list.total - gone.size);
    const was = core.groupLists.get(key);
    // Most of what is told of somebody moves nobody.
    const stands = was?.ids.length === ids.length && was.ids.every((id, at) => id === ids[at]);
    if (stands && was.status === status && was.error === error && was.hasMore === hasMore && was.total === total)
      return;
    core.groupLists.set(key, { status, error, ids: stands ? was.ids : ids, hasMore, total });
  }

  /** The list asked for longest ago goes. */
  function makeRoom(): void {
    for (const key of lists.keys()) {
      if (lists.size <= MOST_LISTS) return;
      if (!running.has(key)) drop(key);
    }
  }

  function drop(key: string): void {
    const list = lists.get(key);
    if (list?.kind === 'requests') for (const id of list.ids) core.joinRequests.delete(id);
    lists.delete(key);
    core.groupLists.delete(key);
  }

  function ask({ kind, id, filter }: GroupList, cursor: string | undefined): Promise<ListPage<unknown>> | undefined {
    const groups: GroupsPort | undefined = core.adapter.groups;
    const page = { cursor, limit: core.adapter.limits.membersPerPage ?? PAGE };
    if (kind === 'requests') return groups?.listRequests?.(id, page);
    if (kind === 'banned') return groups?.listBanned?.(id, page);
    const { query, role } = filter;
    return groups?.listMembers(id, { ...page, ...(query?.trim() && { query: query.trim() }), ...(role && { role }) });
  }

  /** Takes the entries of a page in; answers with their ids. */
  function take({ kind, id }: GroupList, items: readonly unknown[]): readonly string[] {
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
    if (core.joinRequests.size >= MOST_ROWS && !core.joinRequests.has(id)) {
      core.diagnose('limit-reached', 'join-requests');
      return undefined;
    }
    core.joinRequests.set(id, value as JoinRequest);
    const invitedBy = readId(ownValue(value, 'invitedBy'));
    ensureUsers(invitedBy === undefined ? [userId] : [userId, invitedBy]);
    return id;
  }

  /** Fetches pages until `most` were met or there are no more. */
  async function fetch(key: string, list: GroupList, more: boolean, most: number, isCurrent: () => boolean) {
    let anew = !more;
    let met = 0;
    try {
      do {
        const asked = anew ? undefined : list.cursor;
        const page = await (ask(list, asked) ??
          Promise.reject(new ChatError('unsupported', `The adapter cannot list the ${list.kind} of a group.`)));
        if (!isCurrent()) return;
        const ids = take(
          list,
          readList(ownValue(page, 'items'), MOST_OF_PAGE, (item) => item),
        );
        const [next, total] = [ownValue(page, 'cursor'), ownValue(page, 'total')];
        // A page that brings nothing new and has another after it would be asked for for ever.
        const cursor = typeof next === 'string' && (ids.length > 0 || next !== asked) ? next : undefined;
        takePage(list, { ids, cursor, total: typeof total === 'number' ? total : undefined }, anew);
        touch(key);
        met += ids.length;
        anew = false;
      } while (list.cursor !== undefined && met < most);
      if (list.cursor === undefined && isWhole(list)) forgetOthers(list);
      Object.assign(list, { status: 'ready', error: undefined });
    } catch (reason) {
      if (!isCurrent()) return;
      const operation =
        list.kind === 'members' ? 'groups.listMembers' : `groups.list${list.kind === 'banned' ? 'Banned' : 'Requests'}`;
      Object.assign(list, { status: 'error', error: errorData(core.report(reason, { operation })) });
    }
    touch(key);
    core.flush();
  }

  /** Who is not on the list of all is in the group no longer. */
  function forgetOthers({ id, ids }: GroupList): void {
    const known = [...(core.members.get(id)?.byId.keys() ?? [])];
    const left = ids.size < MOST_ROWS ? known.filter((userId) => !ids.has(userId)) : [];
    if (left.length > 0) putMembers(core, id, [], left);
  }

  function start(key: string, list: GroupList, more: boolean, most: number): Promise<void> {
    Object.assign(list, { status: 'loading', error: undefined });
    touch(key);
    core.flush();
    const { run } = core;
    const turn = { work: Promise.resolve() };
    const isCurrent = (): boolean => run === core.run && running.get(key) === turn && lists.get(key) === list;
    running.set(key, turn);
    turn.work = fetch(key, list, more, most, isCurrent).finally(() => {
      if (running.get(key) === turn) running.delete(key);
    });
    return turn.work;
  }

  function load(kind: GroupListKind, id: GroupId, filter: MemberFilter = {}, more = false): Promise<void> {
    const key = groupListKey(kind, id, filter);
    const known = lists.get(key);
    const under = running.get(key);
    if (under) return under.work;
    if (more && known?.cursor === undefined && known?.status !== 'error') return Promise.resolve();
    // Events keep the whole list of members and the requests right; who fits some words, and who is banned, they do not tell.
    const kept = kind === 'requests' || (kind === 'members' && !filter.query?.trim());
    if (!more && known?.status === 'ready' && kept) return Promise.resolve();
    // Asked for last, it goes last.
    const list = known ?? makeGroupList(kind, id, filter);
    lists.delete(key);
    lists.set(key, list);
    makeRoom();
    // After an error in the middle of a list it goes on there.
    return start(key, list, more && list.cursor !== undefined, 0);
  }

  function each(id: GroupId, kind: GroupListKind, change: (list: GroupList) => void): void {
    for (const [key, list] of lists) {
      if (list.id !== id || list.kind !== kind) continue;
      change(list);
      touch(key);
    }
  }

  /** What was told of members, on one of their lists. */
  function follow(list: GroupList, came: readonly Member[], changed: readonly Member[], left: readonly UserId[]): void {
    const { role, query } = list.filter;
    const idsOf = (members: readonly Member[]): UserId[] => members.map(({ userId }) => userId);
    takeFrom(list, left);
    if (role !== undefined)
      takeFrom(list, idsOf(changed.filter((member) => member.role !== role && list.ids.has(member.userId))));
    // Whom some words fit is for the backend to say.
    if (query?.trim()) return;
    addTo(list, idsOf([...came, ...(role === undefined ? [] : changed)].filter((one) => !role || one.role === role)));
    if (role === undefined) meet(list, idsOf(changed));
  }

  return {
    load,
    async without(kind, id, entry, done) {
      const key = groupListKey(kind, id);
      const opId = core.env.createId();
      const show = (): void => {
        touch(key);
        core.flush();
      };
      leaving.set(opId, { key, entry });
      show();
      const { run } = core;
      try {
        const answer = await done();
        const list = lists.get(key);
        if (run === core.run && list?.ids.has(entry)) takeFrom(list, [entry]);
        if (run === core.run && kind === 'requests') core.joinRequests.delete(entry);
        return answer;
      } finally {
        if (leaving.delete(opId) && run === core.run) show();
      }
    },
    told(event) {
      if (event.type === 'join-request') {
        const { request, active } = event;
        answered(core, event);
        if (!lists.has(groupListKey('requests', request.groupId))) return;
        const id = active ? takeRequest(request) : request.id;
        each(request.groupId, 'requests', (list) => {
          if (id === undefined) return;
          if (active) addTo(list, [id]);
          else if (list.ids.has(id) || list.cursor !== undefined) takeFrom(list, [id]);
        });
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
      each(groupId, 'members', (list) => follow(list, came, changed, left));
    },
    reconnected(resumed) {
      running.clear();
      const last = [...lists].at(-1);
      for (const [key, list] of [...lists]) {
        if (resumed) {
          if (list.status !== 'ready') void start(key, list, list.cursor !== undefined, 0);
          continue;
        }
        // What was looked at last is made right in its place. The rest is asked for anew by who looks at it still.
        if (list.id !== last?.[1].id || (list.filter.query?.trim() && key !== last[0])) {
          drop(key);
          continue;
        }
        for (const id of list.ids) list.doubtful.add(id);
        void start(key, list, false, Math.min(list.ids.size, MOST_OF_PAGE));
      }
    },
    clear() {
      running.clear();
      leaving.clear();
      touched.clear();
      for (const key of [...lists.keys()]) drop(key);
      core.joinRequests.clear();
    },
  };
}
