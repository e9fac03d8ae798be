import { displayName, type GroupId, type Member, type User, type UserId } from '../../model/index.js';

/** The part of the chat's state that people's names come from. */
interface People {
  readonly users: { get(id: UserId): User | undefined };
  readonly members: { get(id: GroupId): { readonly byId: { get(id: UserId): Member | undefined } } | undefined };
}

/**
 * What a person is called, for use inside a selector; `useDisplayName` says the same of one person and asks for who is missing. Empty while the
 * person is being looked up and no name came with the message: an id is never shown for some frames where a name is to come.
 */
export function personName(people: People, id: UserId, groupId?: GroupId, senderName?: string): string {
  const user = people.users.get(id);
  const member = groupId === undefined ? undefined : people.members.get(groupId)?.byId.get(id);
  if (!user && !senderName && !member?.nameCard) return '';
  return displayName(user, id, member, senderName);
}
