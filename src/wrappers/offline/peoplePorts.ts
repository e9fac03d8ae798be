import type { ChatEventBody, GroupsPort, ListPage, UsersPort } from '../../contract/index.js';
import type { StorageTable } from '../../env/index.js';
import type { Contact, Group, Member, User, UserId } from '../../model/index.js';
import { ownValue } from '../../utils/readers.js';
import { sameData } from '../../utils/sameData.js';
import { decodeValue } from './format.js';
import { guardOptional } from './guard.js';
import type { Link } from './link.js';
import { isUnreachable } from './pages.js';

/**
 * People and groups: what is cached is answered at once the first time it is asked for in a run, and the server's answer follows as an event where it
 * differs. After that the server is asked, and the cache answers while it cannot be reached.
 */
export function createPeople(link: Link): {
  readonly users: UsersPort | undefined;
  readonly groups: GroupsPort | undefined;
} {
  const { inner } = link;
  let asked = { run: link.run, keys: new Set<string>() };

  function isFirst(key: string): boolean {
    if (asked.run !== link.run) asked = { run: link.run, keys: new Set() };
    const first = !asked.keys.has(key);
    asked.keys.add(key);
    return first;
  }

  async function read<T>(table: StorageTable, key: string, id: string): Promise<T | undefined> {
    const cache = link.mainCache;
    if (!cache) return undefined;
    try {
      const stored = await cache.storage.get(table, key);
      const value = stored === undefined ? undefined : await decodeValue(cache.settings.codec, table, stored);
      const named = ownValue(value, 'id') ?? ownValue(value, 'userId');
      return named === undefined || named === id ? (value as T | undefined) : undefined;
    } catch {
      cache.settings.diagnose('unreadable-row', `${table}: ${key}`);
      cache.writer.put(table, key, undefined);
      return undefined;
    }
  }

  function put(table: StorageTable, key: string, value: unknown): void {
    link.mainCache?.writer.put(table, key, value);
  }

  function tell(event: ChatEventBody): void {
    const accountId = link.mainCache?.accountId;
    if (accountId !== undefined) link.emit([{ ...event, accountId }]);
  }

  async function fetchUsers(ids: readonly UserId[]): Promise<readonly User[]> {
    const { run } = link;
    const users = await link.ask(() => inner.users!.get(ids));
    if (run === link.run) for (const user of users) put('users', user.id, user);
    return users;
  }

  async function cachedUsers(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, User>> {
    const users = await Promise.all(ids.map((id) => read<User>('users', id, id)));
    return new Map(users.flatMap((user) => (user ? [[user.id, user]] : [])));
  }

  async function getUsers(ids: readonly UserId[]): Promise<readonly User[]> {
    const fresh = ids.filter((id) => isFirst(`user:${id}`));
    const cached = fresh.length > 0 ? await cachedUsers(fresh) : new Map<UserId, User>();
    const missing = ids.filter((id) => !cached.has(id));
    if (missing.length === 0) {
      void fetchUsers(ids).then(
        (users) => users.forEach((user) => sameData(cached.get(user.id), user) || tell({ type: 'user', user })),
        () => {},
      );
      return [...cached.values()];
    }
    try {
      return await fetchUsers(ids);
    } catch (reason) {
      if (!isUnreachable(reason)) throw reason;
      const all = await cachedUsers(ids);
      if (all.size === 0) throw reason;
      return [...all.values()];
    }
  }

  async function fetchGroup(id: string): Promise<Group | null> {
    const { run } = link;
    const group = await link.ask(() => inner.groups!.get(id));
    if (run === link.run) put('groups', `group:${id}`, group ?? undefined);
    return group;
  }

  async function getGroup(id: string): Promise<Group | null> {
    const cached = isFirst(`group:${id}`) ? await read<Group>('groups', `group:${id}`, id) : undefined;
    if (cached) {
      void fetchGroup(id).then(
        (group) => group && !sameData(cached, group) && tell({ type: 'group', group }),
        () => {},
      );
      return cached;
    }
    try {
      return await fetchGroup(id);
    } catch (reason) {
      const known = isUnreachable(reason) ? await read<Group>('groups', `group:${id}`, id) : undefined;
      if (!known) throw reason;
      return known;
    }
  }

  /** Asks the server; keeps the first page, and answers with it while the server cannot be reached. */
  async function firstPage<T>(
    table: StorageTable,
    key: string,
    isFirstPage: boolean,
    ask: () => Promise<ListPage<T>>,
  ): Promise<ListPage<T>> {
    try {
      const { run } = link;
      const page = await link.ask(ask);
      // Cursors belong to a connection: what is kept is the page alone.
      if (isFirstPage && run === link.run) put(table, key, { items: page.items, total: page.total });
      return page;
    } catch (reason) {
      const known = isFirstPage && isUnreachable(reason) ? await read<ListPage<T>>(table, key, key) : undefined;
      if (!known || !Array.isArray(known.items)) throw reason;
      return known;
    }
  }

  async function cachedContacts(): Promise<readonly Contact[]> {
    const cache = link.mainCache;
    if (!cache) return [];
    const rows = await cache.storage.list('contacts').catch(() => []);
    const values = await Promise.all(
      rows.map((row) => decodeValue(cache.settings.codec, 'contacts', row.value).catch(() => undefined)),
    );
    return values.filter((value): value is Contact => typeof ownValue(value, 'userId') === 'string');
  }

  return {
    users: guardOptional<UsersPort>(link, inner.users, {
      get: getUsers,
      async listContacts(options) {
        try {
          const { run } = link;
          const page = await link.ask(() => inner.users!.listContacts!(options));
          if (run !== link.run) return page;
          const isAll = options?.cursor === undefined && page.cursor === undefined;
          const listed = new Set(page.items.map((contact) => contact.userId));
          // A list that came whole says also who is not on it any more.
          const before = isAll ? await cachedContacts() : [];
          for (const { userId } of before) if (!listed.has(userId)) put('contacts', userId, undefined);
          for (const contact of page.items) put('contacts', contact.userId, contact);
          return page;
        } catch (reason) {
          const known = options?.cursor === undefined && isUnreachable(reason) ? await cachedContacts() : [];
          if (known.length === 0) throw reason;
          return { items: known };
        }
      },
    }),
    groups: guardOptional<GroupsPort>(link, inner.groups, {
      get: getGroup,
      listMembers: (id, options) =>
        firstPage<Member>(
          'groups',
          `members:${id}`,
          options?.cursor === undefined && options?.role === undefined && options?.query === undefined,
          () => inner.groups!.listMembers(id, options),
        ),
    }),
  };
}
