import type { ChatErrorData } from '../../contract/index.js';
import type { GroupId, Member, Role, UserId } from '../../model/index.js';
import type { LoadStatus } from '../state.js';
import type { GroupListKind, MemberFilter } from './keys.js';

// P17: what is kept of one list.
export const MOST_ROWS = 20_000;

/** A list of a group as far as it is known. Told of one by one, people come and go in steps of the same size, however many there are. */
export interface GroupList {
  readonly kind: GroupListKind;
  readonly id: GroupId;
  readonly filter: MemberFilter;
  status: LoadStatus;
  error: ChatErrorData | undefined;
  total: number | undefined;
  cursor: string | undefined;
  /** In the order they came. */
  readonly ids: Set<string>;
  /** They came while there were pages to come: they are on one of those. */
  readonly unseen: Set<string>;
  /** Counted as gone already, loaded or not: what is told twice counts once. */
  readonly gone: Set<string>;
  /** From before a connection that may have missed something, and not met again since. */
  readonly doubtful: Set<string>;
}

/** Makes an empty one. */
export function makeGroupList(kind: GroupListKind, id: GroupId, filter: MemberFilter): GroupList {
  return {
    ...{ kind, id, filter },
    ...{ status: 'idle', error: undefined, total: undefined, cursor: undefined },
    ...{ ids: new Set(), unseen: new Set(), gone: new Set(), doubtful: new Set() },
  };
}

/** Whether everyone of the group belongs on it. */
export function isWhole({ kind, filter }: GroupList): boolean {
  return kind === 'members' && !filter.query?.trim() && filter.role === undefined;
}

/** Somebody came. */
export function addTo(list: GroupList, ids: Iterable<string>): void {
  for (const id of ids) {
    list.gone.delete(id);
    if (list.ids.has(id) || list.unseen.has(id)) continue;
    if (list.total !== undefined) list.total += 1;
    // While there are pages to come, who came last is on the last of them.
    if (list.cursor !== undefined) list.unseen.add(id);
    else if (list.ids.size < MOST_ROWS) list.ids.add(id);
  }
}

/** Somebody went. Who was not loaded yet counted all the same, where all are counted. */
export function takeFrom(list: GroupList, ids: Iterable<string>): void {
  const countsAll = list.kind !== 'members' || isWhole(list);
  for (const id of ids) {
    const known = [list.ids.delete(id), list.unseen.delete(id)].includes(true);
    list.doubtful.delete(id);
    if (list.total !== undefined && (known || (countsAll && !list.gone.has(id))))
      list.total = Math.max(0, list.total - 1);
    if (list.gone.size < MOST_ROWS) list.gone.add(id);
  }
}

/** A rank changed, and with it the page somebody stands on: that page may have gone by. */
export function meet(list: GroupList, ids: Iterable<string>): void {
  if (list.cursor === undefined) return;
  for (const id of ids) {
    list.unseen.delete(id);
    list.ids.add(id);
  }
}

/** A page of a list as it was answered. */
interface TakenPage {
  readonly ids: readonly string[];
  readonly cursor: string | undefined;
  readonly total: number | undefined;
}

/** Takes a page in. @param anew it is the first of a list that is made anew */
export function takePage(list: GroupList, { ids, cursor, total }: TakenPage, anew: boolean): void {
  if (anew) {
    if (list.doubtful.size === 0) list.ids.clear();
    list.unseen.clear();
    list.gone.clear();
  }
  for (const id of ids) {
    if (list.ids.size < MOST_ROWS) list.ids.add(id);
    list.unseen.delete(id);
    list.doubtful.delete(id);
  }
  list.cursor = cursor;
  list.total = total;
  if (cursor !== undefined) return;
  // Nothing is to come: who was not met is there no longer, and who came meanwhile stands at the end.
  for (const id of list.doubtful) list.ids.delete(id);
  list.doubtful.clear();
  for (const id of list.unseen) list.ids.add(id);
  list.unseen.clear();
}

const RANK: Readonly<Record<Role, number>> = { owner: 0, admin: 1, member: 2, guest: 3 };

/** People by rank, and within one as they came. */
export function byRank(ids: readonly UserId[], known: ReadonlyMap<UserId, Member> | undefined): readonly UserId[] {
  const rank = (userId: UserId): number => RANK[known?.get(userId)?.role ?? 'member'];
  let last = 0;
  const sorted = ids.every((userId) => last <= (last = rank(userId)));
  return sorted ? ids : ids.toSorted((a, b) => rank(a) - rank(b));
}
