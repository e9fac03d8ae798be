import type { ChatEvent } from '../../contract/index.js';
import type { Group, GroupId, Member, Role, UserId } from '../../model/index.js';
import { ownValue, readId } from '../../utils/readers.js';
import type { Core } from '../core.js';
import type { MembersState } from '../state.js';
import type { TableSource } from '../table.js';

// P17. Whoever is needed on screen beyond these is asked for.
const MAX_PEOPLE = 20_000;
// Members of one group who are kept; how many there are the group says.
const MAX_MEMBERS = 20_000;

/** Takes in what is told about a person; of people who are not known no more than can be kept. */
export function ingestPerson<V>(core: Core, people: TableSource<UserId, V>, id: UserId, value: V): void {
  if (people.size >= MAX_PEOPLE && !people.has(id)) return core.diagnose('limit-reached', 'people');
  people.set(id, value);
}

const roles: readonly unknown[] = ['owner', 'admin', 'member', 'guest'] satisfies Role[];

/** A member as an adapter tells of one; undefined for what is unusable (P15). */
export function readMember(value: unknown): Member | undefined {
  const usable = readId(ownValue(value, 'userId')) !== undefined && roles.includes(ownValue(value, 'role'));
  return usable ? (value as Member) : undefined;
}

/** A map as others may read it: another one for each change, over the same rows. */
function viewOf<K, V>(rows: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return {
    get: (key) => rows.get(key),
    has: (key) => rows.has(key),
    get size() {
      return rows.size;
    },
    keys: () => rows.keys(),
    values: () => rows.values(),
    entries: () => rows.entries(),
    forEach: (each, self) => rows.forEach(each, self),
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  };
}

/**
 * Takes members of a group in, beside those that are known; no more than can be kept. The rows are changed in their place: copying twenty thousand of
 * them for everyone who comes would cost more than all the rest.
 */
export function putMembers(
  core: Core,
  groupId: GroupId,
  members: readonly Member[],
  left: readonly UserId[] = [],
  state: Partial<MembersState> = {},
): void {
  const byId = core.memberRows.get(groupId) ?? new Map<UserId, Member>();
  core.memberRows.set(groupId, byId);
  for (const member of members) {
    if (byId.has(member.userId) || byId.size < MAX_MEMBERS) byId.set(member.userId, member);
    else core.diagnose('limit-reached', 'members');
  }
  for (const userId of left) byId.delete(userId);
  core.members.set(groupId, { status: 'idle', ...core.members.get(groupId), ...state, byId: viewOf(byId) });
}

/** Takes in changes of a group's members: those who are known, the own membership and the count. */
export function ingestMembers(core: Core, event: Extract<ChatEvent, { type: 'members-changed' }>): void {
  const { groupId, left = [] } = event;
  const joined = event.joined?.filter(readMember) ?? [];
  const updated = event.updated?.filter(readMember) ?? [];
  const selfId = core.accounts.get(event.accountId)?.selfId;
  if (core.members.has(groupId)) putMembers(core, groupId, [...joined, ...updated], left);
  const group = core.groups.get(groupId);
  const self = [...joined, ...updated].find((member) => member.userId === selfId);
  if (group && (self || (selfId !== undefined && left.includes(selfId)))) core.groups.set(groupId, { ...group, self });
}

/** Says what became of the conversations of a group that is gone for this user. */
export function ingestGroupRemoved(core: Core, event: Extract<ChatEvent, { type: 'group-removed' }>): void {
  const group = core.groups.get(event.groupId);
  if (group) {
    const next: Group = { ...group, self: undefined, dismissed: event.reason === 'dismissed' ? true : group.dismissed };
    core.groups.set(event.groupId, next);
  }
  for (const conversation of [...core.conversations.values()]) {
    if (conversation.groupId !== event.groupId) continue;
    const membership = event.reason === 'left' ? 'left' : 'removed';
    core.conversations.set(conversation.id, { ...conversation, membership });
    core.inbox.changed(conversation.id);
  }
}
