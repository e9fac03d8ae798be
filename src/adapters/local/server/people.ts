import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';
import type { Contact, MediaRef, PersonStatus, PresenceState, User, UserId } from '../../../model/index.js';
import type { RelationRow } from '../storage/rows.js';
import { hasBlocked, relationOf } from './access.js';
import type { ReadContext, WriteContext } from './context.js';
import { foldText } from '../../../utils/foldText.js';
import { plainCopy } from './outgoing.js';
import { pageOf } from './paging.js';
import { allUsers } from './users.js';
import { viewContact } from './views.js';

const PER_PAGE = 50;

export async function searchUsers(
  context: ReadContext,
  query: string,
  options: ListOptions | undefined,
): Promise<ListPage<User>> {
  const wanted = foldText(query.trim());
  if (wanted === '') return { items: [] };
  const found = (await allUsers(context)).filter(
    (user) =>
      user.id !== context.self &&
      [user.nick, user.remark, user.id].some((name) => name !== undefined && foldText(name).includes(wanted)),
  );
  return pageOf(found, options, PER_PAGE);
}

export async function updateSelf(
  context: WriteContext,
  changes: {
    readonly nick?: string | undefined;
    readonly avatar?: MediaRef | undefined;
    readonly bio?: string | undefined;
  },
): Promise<void> {
  const { tx, self } = context;
  const { nick, avatar, bio } = plainCopy(changes, 'profile');
  if ((nick?.length ?? 0) > 100 || (bio?.length ?? 0) > 500)
    throw new ChatError('too-large', 'The name or text is too long.');
  const row = (await tx.get('users', [self])) ?? { id: self };
  await tx.put('users', {
    ...row,
    ...(nick !== undefined && { nick }),
    ...(avatar !== undefined && { avatar }),
    ...(bio !== undefined && { bio }),
  });
  context.log({ type: 'user', userId: self }, 'everyone');
}

/** Keeps how `self` wants to be seen, and the custom status; null takes that away, and what is left out stays. */
export async function setPresence(
  context: WriteContext,
  changes: { readonly state?: PresenceState | undefined; readonly status?: PersonStatus | null | undefined },
): Promise<void> {
  const { tx, self } = context;
  const { status: old, ...row } = (await tx.get('users', [self])) ?? { id: self };
  const { state, status } = changes;
  if ((status?.text?.length ?? 0) > 100 || (status?.emoji?.length ?? 0) > 32)
    throw new ChatError('too-large', 'The status is too long.');
  const line = status === undefined ? old : (status ?? undefined);
  const chosen = state === 'online' || state === 'away' || state === 'dnd' ? { chosen: state } : {};
  await tx.put('users', { ...row, ...chosen, ...(line && { status: plainCopy(line, 'status') }) });
}

export async function listContacts(context: ReadContext, options: ListOptions | undefined): Promise<ListPage<Contact>> {
  const rows = await context.tx.list('relations', { prefix: [context.self] });
  return pageOf(
    rows.map(viewContact).filter((contact) => contact !== undefined),
    options,
    PER_PAGE,
  );
}

async function putRelation({ tx }: WriteContext, row: RelationRow): Promise<void> {
  if (row.relation || row.blocked || row.remark !== undefined) await tx.put('relations', row);
  else await tx.delete('relations', [row.userId, row.otherId]);
}

function withoutContact({ userId, otherId, remark, blocked }: RelationRow): RelationRow {
  return { userId, otherId, ...(remark !== undefined && { remark }), ...(blocked && { blocked }) };
}

async function befriend(context: WriteContext, mine: RelationRow, theirs: RelationRow): Promise<void> {
  const since = context.now;
  const groups = mine.groups && { groups: mine.groups };
  await putRelation(context, { ...withoutContact(mine), relation: 'friend', since, ...groups });
  await putRelation(context, { ...withoutContact(theirs), relation: 'friend', since });
  context.log({ type: 'contact', userId: mine.otherId }, [mine.userId]);
  context.log({ type: 'contact', userId: mine.userId }, [mine.otherId]);
}

async function needOther({ tx, self }: ReadContext, userId: UserId): Promise<void> {
  if (userId === self) throw new ChatError('bad-input', 'This is the signed-in user.');
  if (!(await tx.get('users', [userId]))) throw new ChatError('not-found', `There is no user "${userId}".`);
}

export async function requestContact(context: WriteContext, userId: UserId, wording?: string): Promise<void> {
  const { tx, self } = context;
  await needOther(context, userId);
  if (await hasBlocked(tx, userId, self))
    throw new ChatError('blocked', `"${userId}" does not want to hear from "${self}".`);
  const mine = await relationOf(tx, self, userId);
  const theirs = await relationOf(tx, userId, self);
  if (mine.relation === 'friend') return;
  // Both asked: nobody is left to say yes.
  if (mine.relation === 'incoming') return befriend(context, mine, theirs);
  const words = wording === undefined ? {} : { wording: wording.slice(0, 200) };
  await putRelation(context, { ...mine, relation: 'requested', since: context.now, ...words });
  await putRelation(context, { ...theirs, relation: 'incoming', since: context.now, ...words });
  context.log({ type: 'contact', userId }, [self]);
  context.log({ type: 'contact', userId: self }, [userId]);
}

export async function answerContact(context: WriteContext, userId: UserId, accept: boolean): Promise<void> {
  const mine = await relationOf(context.tx, context.self, userId);
  if (mine.relation !== 'incoming') throw new ChatError('not-found', `"${userId}" has not asked.`);
  if (accept) await befriend(context, mine, await relationOf(context.tx, userId, context.self));
  else await removeContact(context, userId);
}

export async function removeContact(context: WriteContext, userId: UserId): Promise<void> {
  const { tx, self } = context;
  const mine = await relationOf(tx, self, userId);
  const theirs = await relationOf(tx, userId, self);
  if (!mine.relation && !theirs.relation) return;
  await putRelation(context, withoutContact(mine));
  await putRelation(context, withoutContact(theirs));
  context.log({ type: 'contact', userId }, [self]);
  context.log({ type: 'contact', userId: self }, [userId]);
}

export async function setRemark(context: WriteContext, userId: UserId, remark: string): Promise<void> {
  await needOther(context, userId);
  const { remark: _old, ...row } = await relationOf(context.tx, context.self, userId);
  const text = remark.trim().slice(0, 100);
  await putRelation(context, text === '' ? row : { ...row, remark: text });
  context.log({ type: 'user', userId }, [context.self]);
}

/** Names of groups of contacts, each once. */
export async function setContactGroups(
  context: WriteContext,
  userId: UserId,
  groups: readonly string[],
): Promise<void> {
  const { groups: _old, ...row } = await relationOf(context.tx, context.self, userId);
  if (row.relation !== 'friend') throw new ChatError('not-found', `"${userId}" is no contact.`);
  const names = [...new Set(groups.map((name) => name.trim().slice(0, 50)).filter((name) => name !== ''))];
  await putRelation(context, names.length > 0 ? { ...row, groups: names } : row);
  context.log({ type: 'contact', userId }, [context.self]);
}

export async function setBlocked(context: WriteContext, userId: UserId, active: boolean): Promise<void> {
  await needOther(context, userId);
  const { blocked, ...row } = await relationOf(context.tx, context.self, userId);
  if ((blocked ?? false) === active) return;
  await putRelation(context, active ? { ...row, blocked: true } : row);
  context.log({ type: 'blocked', userId, active }, [context.self]);
}
