import type { ListOptions, ListPage } from '../../../contract/index.js';
import type { User, UserId } from '../../../model/index.js';
import type { ReadContext, WriteContext } from './context.js';
import { pageOf } from './paging.js';
import { viewUser } from './views.js';

const PER_PAGE = 50;

/** Signs someone in who may be new here. */
export async function enter(context: WriteContext): Promise<User> {
  const { tx, self, now } = context;
  const known = await tx.get('users', [self]);
  const row = { ...(known ?? { id: self, nick: self }), seenAt: now };
  await tx.put('users', row);
  if (!known) context.log({ type: 'user', userId: self }, 'everyone');
  return viewUser(context, row);
}

export async function getUsers(context: ReadContext, ids: readonly UserId[]): Promise<readonly User[]> {
  const rows = await Promise.all([...new Set(ids)].map((id) => context.tx.get('users', [id])));
  return Promise.all(rows.filter((row) => row !== undefined).map((row) => viewUser(context, row)));
}

export async function allUsers(context: ReadContext): Promise<readonly User[]> {
  return Promise.all((await context.tx.list('users', { prefix: [] })).map((row) => viewUser(context, row)));
}

/** Notes that `self` was here until now. */
export async function noteSeen({ tx, self, now }: WriteContext): Promise<void> {
  const row = await tx.get('users', [self]);
  if (row) await tx.put('users', { ...row, seenAt: now });
}

export async function listBlocked(context: ReadContext, options: ListOptions | undefined): Promise<ListPage<UserId>> {
  const rows = await context.tx.list('relations', { prefix: [context.self] });
  return pageOf(
    rows.filter((row) => row.blocked).map((row) => row.otherId),
    options,
    PER_PAGE,
  );
}
