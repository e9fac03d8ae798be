import type { GroupId, Role } from '../../model/index.js';

/** The lists a group has. */
export type GroupListKind = 'members' | 'banned' | 'requests';

/** Which members of a group. */
export interface MemberFilter {
  /** Words of a name, as the backend finds them. Default: all. */
  readonly query?: string | undefined;
  readonly role?: Role | undefined;
}

/** The key of a list in `state.groupLists`. */
export function groupListKey(kind: GroupListKind, id: GroupId, { query = '', role }: MemberFilter = {}): string {
  return JSON.stringify([kind, id, query.trim(), role]);
}
