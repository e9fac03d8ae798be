import { describe, expect, it, vi } from 'vitest';
import { ChatError, type GroupsPort } from '../../contract/index.js';
import type { Group, JoinRequest, Member, Role } from '../../model/index.js';
import { buildConversation, type TestAdapter } from '../../testing/index.js';
import { chat, type Chat } from '../chat.test.helpers.js';
import { groupListKey, type GroupListState, type MemberFilter } from '../index.js';

const me = (role: Role): Member => ({ userId: 'me', role });
const member = (userId: string, role: Role = 'member'): Member => ({ userId, role });
const request = (id: string, userId = id): JoinRequest => ({ id, userId, groupId: 'g', time: 1 });

interface Asked extends Chat {
  readonly port: { readonly [K in keyof GroupsPort]-?: ReturnType<typeof vi.fn<NonNullable<GroupsPort[K]>>> };
  list(kind?: 'members' | 'banned' | 'requests', filter?: MemberFilter): GroupListState | undefined;
}

/** A store whose user has a role in the group `g`. */
async function group(
  role: Role = 'owner',
  changes: Partial<Group> = {},
  given: Partial<GroupsPort> = {},
): Promise<Asked> {
  const self = me(role);
  const known: Group = { id: 'g', kind: 'work', memberCount: 3, settings: {}, self, ...changes };
  let port = {} as Asked['port'];
  const wrap = (adapter: TestAdapter): TestAdapter => {
    const done = (): Promise<void> => Promise.resolve();
    const all: { readonly [K in keyof GroupsPort]-?: NonNullable<GroupsPort[K]> } = {
      get: () => Promise.resolve(known),
      listMembers: () => Promise.resolve({ items: [member('b'), member('a', 'admin'), self], total: 3 }),
      create: () => Promise.resolve(buildConversation({ id: 'new', kind: 'group', groupId: 'h' })),
      update: done,
      updateSelf: done,
      invite: () => Promise.resolve({ pending: [] }),
      createInviteLink: () => Promise.resolve({ url: 'https://example.org/join' }),
      revokeInviteLink: done,
      findByInvite: (link) => Promise.resolve(link.startsWith('https://') ? { group: known, invitedBy: 'b' } : null),
      join: () => Promise.resolve('joined'),
      listRequests: () => Promise.resolve({ items: [request('r1'), request('r2')] }),
      answerRequest: done,
      leave: done,
      dismiss: done,
      transfer: done,
      setRole: done,
      remove: done,
      listBanned: () => Promise.resolve({ items: ['x', 'y'] }),
      unban: done,
      muteMember: done,
      ...given,
    };
    port = Object.fromEntries(Object.entries(all).map(([name, call]) => [name, vi.fn(call as () => unknown)])) as never;
    return Object.assign(adapter, { groups: port });
  };
  const conversations = [buildConversation({ id: 'c1', kind: 'group', groupId: 'g', accountId: 'test' })];
  const made = await chat({ wrap, conversations });
  return {
    ...made,
    port,
    list: (kind = 'members', filter) => made.store.getState().groupLists.get(groupListKey(kind, 'g', filter)),
  };
}

const failed = (work: Promise<unknown>): Promise<unknown> => work.catch((reason: unknown) => reason);

describe('the lists of a group', () => {
  it('hold members by rank, page by page, and people they name are looked up', async () => {
    const pages = [
      { items: [member('c'), member('d')], cursor: '1', total: 4 },
      { items: [member('d'), me('owner'), { userId: 7 }, { userId: 'z', role: 'king' }] as Member[], total: 4 },
    ];
    const { store, port, list, adapter, frame } = await group(
      'owner',
      {},
      { listMembers: () => Promise.resolve(pages.shift()!) },
    );
    const { groups } = store.actions;
    const first = groups.loadMembers('g');
    await first;
    expect(list()).toMatchObject({ status: 'ready', ids: ['c', 'd'], hasMore: true, total: 4 });
    await groups.loadMembers('g', {}, { more: true });
    expect(list()).toMatchObject({ status: 'ready', ids: ['me', 'c', 'd'], hasMore: false });
    expect(port.listMembers.mock.calls.map(([, options]) => options?.cursor)).toEqual([undefined, '1']);
    await frame();
    expect(adapter.calls.find(({ method }) => method === 'users.get')?.args[0]).toEqual(
      expect.arrayContaining(['c', 'd']),
    );
    // Events keep it right: it is not asked for again.
    await groups.loadMembers('g');
    await groups.loadMembers('g', {}, { more: true });
    expect(port.listMembers).toHaveBeenCalledTimes(2);
  });

  it('follow what other devices do: who comes, goes, and gets another role', async () => {
    const { store, list, adapter, frame } = await group();
    await store.actions.groups.loadMembers('g');
    await store.actions.groups.loadMembers('g', { role: 'admin' });
    expect(list()?.ids).toEqual(['me', 'a', 'b']);
    adapter.emit(
      { type: 'members-changed', groupId: 'g', joined: [member('n')] },
      { type: 'members-changed', groupId: 'g', updated: [member('b', 'admin')] },
      { type: 'members-changed', groupId: 'g', updated: [member('a')], left: ['nobody'] },
    );
    await frame();
    expect(list()).toMatchObject({ ids: ['me', 'b', 'a', 'n'] });
    expect(list('members', { role: 'admin' })?.ids).toContain('b');
    expect(list('members', { role: 'admin' })?.ids).not.toContain('a');
    adapter.emit({ type: 'members-changed', groupId: 'g', left: ['b'] });
    await frame();
    expect(list()?.ids).toEqual(['me', 'a', 'n']);
    expect(store.getState().members.get('g')?.byId.has('b')).toBe(false);
    adapter.emitRaw({
      type: 'members-changed',
      accountId: 'test',
      groupId: 'g',
      joined: [null, { userId: 'q' }],
      left: [1],
    });
    await frame();
    expect(list()?.ids).toEqual(['me', 'a', 'n']);
  });

  it('say what went wrong, keep what came before it, and go on there', async () => {
    let calls = 0;
    const listMembers: GroupsPort['listMembers'] = (_id, options) => {
      calls += 1;
      if (calls === 2) return Promise.reject(new ChatError('timeout'));
      return Promise.resolve(options?.cursor ? { items: [member('b')] } : { items: [member('a')], cursor: '1' });
    };
    const { store, list, errors } = await group('owner', {}, { listMembers });
    await store.actions.groups.loadMembers('g');
    await store.actions.groups.loadMembers('g', {}, { more: true });
    expect(list()).toMatchObject({ status: 'error', error: { code: 'timeout' }, ids: ['a'], hasMore: true });
    expect(errors.map(({ code }) => code)).toEqual(['timeout']);
    await store.actions.groups.loadMembers('g', {}, { more: true });
    expect(list()).toMatchObject({ status: 'ready', ids: ['a', 'b'], hasMore: false });
  });

  it('are asked for anew after a connection that may have missed something, as far as they reached', async () => {
    const { store, list, port, adapter, frame } = await group();
    await store.actions.groups.loadMembers('g');
    adapter.emit({ type: 'reconnected', resumed: true });
    await frame();
    expect(port.listMembers).toHaveBeenCalledTimes(1);
    port.listMembers.mockResolvedValue({ items: [me('owner'), member('later')] });
    adapter.emit({ type: 'reconnected', resumed: false });
    await frame();
    await vi.waitFor(() => expect(list()?.ids).toEqual(['me', 'later']));
  });

  it('stay as long as they were after such a connection, without those who have left', async () => {
    const everybody = Array.from({ length: 120 }, (_, i) => member(`u${i}`));
    let here = [me('owner'), ...everybody];
    const listMembers: GroupsPort['listMembers'] = (_id, options) => {
      const from = Number(options?.cursor ?? 0);
      const cursor = from + 50 < here.length ? String(from + 50) : undefined;
      return Promise.resolve({ items: here.slice(from, from + 50), total: here.length, cursor });
    };
    const { store, list, adapter, frame, port } = await group('owner', {}, { listMembers });
    await store.actions.groups.loadMembers('g', { query: 'long ago' });
    await store.actions.groups.loadMembers('g');
    for (let page = 0; page < 2; page++) await store.actions.groups.loadMembers('g', {}, { more: true });
    expect(list()?.ids).toHaveLength(121);
    here = here.filter(({ userId }) => userId !== 'u7');
    const lengths = new Set<number | undefined>();
    const stop = store.subscribe(() => void lengths.add(list()?.ids.length));
    port.listMembers.mockClear();
    adapter.emit({ type: 'reconnected', resumed: false });
    await frame();
    await vi.waitFor(() => expect(list()).toMatchObject({ status: 'ready', total: 120, hasMore: false }));
    stop();
    expect(lengths).toEqual(new Set([121, 120]));
    expect(store.getState().members.get('g')?.byId.has('u7')).toBe(false);
    // Nobody looks at what was searched for long ago.
    expect(port.listMembers).toHaveBeenCalledTimes(3);
  });

  it('count everybody once, however often it is told that they came or went', async () => {
    const listMembers = () => Promise.resolve({ items: [me('owner'), member('b')], cursor: '1', total: 9 });
    const { store, list, adapter, frame } = await group('owner', {}, { listMembers });
    await store.actions.groups.loadMembers('g');
    await store.actions.groups.remove('g', ['b']);
    expect(list()?.total).toBe(8);
    for (let i = 0; i < 3; i++) {
      adapter.emit({ type: 'members-changed', groupId: 'g', left: ['b', 'not loaded'] });
      adapter.emit({ type: 'members-changed', groupId: 'g', joined: [member('new')] });
      await frame();
    }
    expect(list()?.total).toBe(8);
  });

  it('take in who comes in steps of the same size, however many there are', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => member(`u${i}`));
    const { store, adapter, frame, list } = await group(
      'owner',
      {},
      { listMembers: () => Promise.resolve({ items: many, total: 1000 }) },
    );
    await store.actions.groups.loadMembers('g');
    const [set, get] = [vi.spyOn(Map.prototype, 'set'), vi.spyOn(Map.prototype, 'get')];
    for (let i = 0; i < 100; i++) adapter.emit({ type: 'members-changed', groupId: 'g', joined: [member(`new${i}`)] });
    const written = set.mock.calls.length;
    await frame();
    const all = set.mock.calls.length + get.mock.calls.length;
    set.mockRestore();
    get.mockRestore();
    // Copying a thousand for each of a hundred would be a hundred thousand.
    expect(written).toBeLessThan(5000);
    expect(all).toBeLessThan(20_000);
    expect(list()).toMatchObject({ total: 1100, hasMore: false });
    expect(list()?.ids.at(-1)).toBe('new99');
  });

  it('say so when an adapter throws instead of rejecting', async () => {
    const listMembers = (): never => {
      throw new ChatError('internal', 'Broken.');
    };
    const { store, list } = await group('owner', {}, { listMembers });
    await store.actions.groups.loadMembers('g');
    expect(list()).toMatchObject({ status: 'error', error: { code: 'internal' } });
  });

  it('let those asked for longest ago go, and all of them with the user', async () => {
    const { store, list } = await group();
    for (let i = 0; i < 40; i++) await store.actions.groups.loadMembers('g', { query: `n${i}` });
    expect(store.getState().groupLists.size).toBeLessThanOrEqual(25);
    expect(list('members', { query: 'n39' })).toBeDefined();
    expect(list('members', { query: 'n0' })).toBeUndefined();
    await store.actions.logout().catch(() => undefined);
    expect(store.getState().groupLists.size).toBe(0);
  });

  it('never ask for ever a backend whose cursor stands still', async () => {
    const listMembers = (): ReturnType<GroupsPort['listMembers']> => Promise.resolve({ items: [], cursor: 'again' });
    const { store, list } = await group('owner', {}, { listMembers });
    await store.actions.groups.loadMembers('g');
    await store.actions.groups.loadMembers('g', {}, { more: true });
    expect(list()).toMatchObject({ status: 'ready', hasMore: false });
  });
});

describe('requests to be let in', () => {
  it('go from the list at once when they are answered, and come back when that is refused', async () => {
    const { store, list, port } = await group();
    await store.actions.groups.loadRequests('g');
    expect(list('requests')?.ids).toEqual(['r1', 'r2']);
    let refuse: (reason: unknown) => void = () => undefined;
    port.answerRequest.mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject)));
    const answered = failed(store.actions.groups.answerRequest(request('r1'), true));
    await vi.waitFor(() => expect(list('requests')?.ids).toEqual(['r2']));
    refuse(new ChatError('conflict'));
    expect(await answered).toMatchObject({ code: 'conflict' });
    expect(list('requests')?.ids).toEqual(['r1', 'r2']);
    await store.actions.groups.answerRequest(request('r1'), false, 'Full');
    expect(port.answerRequest).toHaveBeenLastCalledWith('r1', false, 'Full');
    expect(list('requests')?.ids).toEqual(['r2']);
  });

  it('do not come back when somebody else has answered meanwhile', async () => {
    const { store, list, port, adapter, frame } = await group();
    await store.actions.groups.loadRequests('g');
    let refuse: (reason: unknown) => void = () => undefined;
    port.answerRequest.mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject)));
    const answered = failed(store.actions.groups.answerRequest(request('r1'), true));
    await vi.waitFor(() => expect(list('requests')?.ids).toEqual(['r2']));
    adapter.emit({ type: 'join-request', request: request('r1'), active: false });
    adapter.emit({ type: 'join-request', request: request('r3'), active: true });
    await frame();
    refuse(new ChatError('not-found'));
    await answered;
    expect(list('requests')?.ids).toEqual(['r2', 'r3']);
    expect(store.getState().joinRequests.has('r1')).toBe(false);
  });
});

describe('what is done to a group', () => {
  it('is refused by the table of permissions, without a request', async () => {
    const { store, port, errors } = await group('member');
    const { groups } = store.actions;
    await groups.loadMembers('g');
    expect(await failed(groups.muteMember('g', 'b', 600))).toMatchObject({ code: 'forbidden' });
    expect(await failed(groups.dismiss('g'))).toMatchObject({ code: 'forbidden' });
    expect(await failed(groups.update('g', { settings: { muteAll: true } }))).toMatchObject({ code: 'forbidden' });
    expect(port.muteMember).not.toHaveBeenCalled();
    expect(port.dismiss).not.toHaveBeenCalled();
    expect(port.update).not.toHaveBeenCalled();
    expect(errors.map(({ code }) => code)).toEqual(['forbidden', 'forbidden', 'forbidden']);
    // What a plain member may do goes through.
    await groups.update('g', { name: 'Other' });
    expect(store.getState().groups.get('g')?.name).toBe('Other');
  });

  it('is not done to somebody of the same rank, nor to oneself', async () => {
    const { store } = await group('admin');
    const { groups } = store.actions;
    await groups.loadMembers('g');
    expect(await failed(groups.remove('g', ['a']))).toMatchObject({ code: 'forbidden' });
    expect(await failed(groups.remove('g', ['b', 'me']))).toBeInstanceOf(ChatError);
    await groups.remove('g', ['b'], { ban: true });
    expect(store.getState().members.get('g')?.byId.has('b')).toBe(false);
  });

  it('says offline, and what the backend does not have', async () => {
    const { store, adapter, frame } = await group('owner', {}, { createInviteLink: undefined as never });
    adapter.emit({ type: 'connection', state: { status: 'offline' } });
    await frame();
    expect(await failed(store.actions.groups.leave('g'))).toMatchObject({ code: 'forbidden' });
    expect(await failed(store.actions.groups.setRole('g', 'b', 'admin'))).toMatchObject({ code: 'offline' });
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await frame();
    Object.assign(adapter.groups!, { createInviteLink: undefined });
    expect(await failed(store.actions.groups.createInviteLink('g'))).toMatchObject({ code: 'unsupported' });
  });

  it('shows once it is done, with a backend that tells nothing of own actions', async () => {
    const { store, world, list } = await group();
    const { groups } = store.actions;
    await groups.loadMembers('g');
    const known = (id: string): Member | undefined => store.getState().members.get('g')?.byId.get(id);
    await groups.setRole('g', 'b', 'admin');
    expect(known('b')?.role).toBe('admin');
    await groups.muteMember('g', 'b', 60);
    expect(known('b')?.mutedUntil).toBe(store.env.now() + 60_000);
    await groups.muteMember('g', 'b', Infinity);
    expect(known('b')?.mutedUntil).toBe(-1);
    await groups.muteMember('g', 'b', 0);
    expect(known('b')).not.toHaveProperty('mutedUntil');
    await groups.updateSelf('g', { nameCard: ' Boss ' });
    expect(store.getState().groups.get('g')?.self?.nameCard).toBe('Boss');
    await groups.update('g', { notice: 'Page 40', attributes: { a: '1' }, settings: { slowModeSeconds: 30 } });
    await groups.update('g', { attributes: { a: null, b: '2' }, settings: { muteAll: true } });
    expect(store.getState().groups.get('g')).toMatchObject({
      notice: 'Page 40',
      attributes: { b: '2' },
      settings: { slowModeSeconds: 30, muteAll: true },
    });
    await groups.transfer('g', 'b');
    expect(list()?.ids[0]).toBe('b');
    expect(store.getState().groups.get('g')).toMatchObject({ ownerId: 'b', self: { role: 'admin' } });
    await groups.leave('g');
    await world.advance(20);
    expect(store.getState().conversations.get('c1')?.membership).toBe('left');
    expect(list()).toBeUndefined();
  });

  it('leaves alone what was told of a member while it was under way', async () => {
    const { store, port, adapter, frame } = await group();
    await store.actions.groups.loadMembers('g');
    let done: () => void = () => undefined;
    port.setRole.mockImplementationOnce(() => new Promise((resolve) => (done = resolve)));
    const work = store.actions.groups.setRole('g', 'b', 'admin');
    await vi.waitFor(() => expect(port.setRole).toHaveBeenCalled());
    adapter.emit({ type: 'members-changed', groupId: 'g', updated: [member('b', 'guest')] });
    await frame();
    done();
    await work;
    expect(store.getState().members.get('g')?.byId.get('b')?.role).toBe('guest');
  });

  it('holds all of several changes under way, whatever was told meanwhile, and of two of one thing the later', async () => {
    const { store, port, adapter, frame } = await group();
    const { groups } = store.actions;
    await groups.loadMembers('g');
    const done: (() => void)[] = [];
    const wait = (): Promise<void> => new Promise((resolve) => done.push(resolve));
    for (const call of [port.update, port.setRole, port.muteMember]) call.mockImplementation(wait);
    const work = [
      groups.update('g', { settings: { slowModeSeconds: 30 } }),
      groups.update('g', { settings: { whoCanSend: 'admins' }, name: 'Boats' }),
      groups.update('g', { settings: { slowModeSeconds: 60 } }),
      groups.setRole('g', 'b', 'admin'),
      groups.muteMember('g', 'b', 60),
    ];
    await vi.waitFor(() => expect(done).toHaveLength(5));
    const told = store.getState().groups.get('g')!;
    adapter.emit({ type: 'group', group: { ...told, memberCount: 9, name: 'Told meanwhile' } });
    await frame();
    for (const each of done.toReversed()) each();
    await Promise.all(work);
    expect(store.getState().groups.get('g')).toMatchObject({
      memberCount: 9,
      name: 'Told meanwhile',
      settings: { slowModeSeconds: 60, whoCanSend: 'admins' },
    });
    const b = store.getState().members.get('g')?.byId.get('b');
    expect(b).toMatchObject({ role: 'admin', mutedUntil: expect.any(Number) });
  });

  it('makes a group whose conversation is known then', async () => {
    const { store } = await group();
    const made = await store.actions.groups.create({ kind: 'work', memberIds: [] });
    expect(made.id).toBe('new');
    expect(store.getState().conversations.get('new')?.groupId).toBe('h');
  });

  it('takes a person off the list of the banned, and puts them back when that fails', async () => {
    const { store, list, port } = await group();
    await store.actions.groups.loadBanned('g');
    expect(list('banned')?.ids).toEqual(['x', 'y']);
    port.unban.mockRejectedValueOnce(new ChatError('internal'));
    await failed(store.actions.groups.unban('g', 'x'));
    expect(list('banned')?.ids).toEqual(['x', 'y']);
    await store.actions.groups.unban('g', 'x');
    expect(list('banned')?.ids).toEqual(['y']);
  });
});

it('a group is found by a link or by its id, and by a link one may join also where the table says it is closed', async () => {
  const { store, port } = await group('owner', { self: undefined, settings: { join: 'invite' } });
  const { groups } = store.actions;
  expect(await groups.find(' https://example.org/join ')).toMatchObject({ group: { id: 'g' }, invitedBy: 'b' });
  expect(await groups.find('g')).toMatchObject({ group: { id: 'g' } });
  expect(store.getState().groups.get('g')).toBeDefined();
  expect(port.findByInvite).toHaveBeenCalledWith('https://example.org/join');
  expect(await groups.join('g', 'Hello', 'https://example.org/join')).toBe('joined');
  expect(port.join).toHaveBeenCalledWith('g', 'Hello', 'https://example.org/join');
});

it('who asks to be let in waits, also where the backend tells nothing of it; words it refuses lead nowhere', async () => {
  const get: GroupsPort['get'] = (id) =>
    id === 'g'
      ? Promise.resolve({ id, kind: 'public', memberCount: 1, settings: {} })
      : Promise.reject(new ChatError('bad-input', 'No id.'));
  const join = () => Promise.resolve('requested' as const);
  const { store, errors } = await group('member', {}, { get, join, findByInvite: undefined as never });
  const { groups } = store.actions;
  expect(await groups.find('https://chat.example/gone')).toBeNull();
  expect(errors).toEqual([]);
  expect(await groups.find('g')).not.toHaveProperty('link');
  // The table knows the user as a member here: a link needs no leave.
  expect(await groups.join('g', undefined, 'https://chat.example/g')).toBe('requested');
  expect(store.getState().groups.get('g')?.requestedAt).toBe(store.env.now());
});

it('a picture is taken away, and that is asked of the table too', async () => {
  const avatar = { id: 'm', mime: 'image/jpeg', size: 1 };
  const owner = await group('owner', { avatar });
  await owner.store.actions.groups.refresh('g');
  await owner.store.actions.groups.update('g', { avatar: null });
  expect(owner.store.getState().groups.get('g')?.avatar).toBeUndefined();
  const plain = await group('member', { avatar, settings: { whoCanEditProfile: 'admins' } });
  await plain.store.actions.groups.refresh('g');
  await expect(plain.store.actions.groups.update('g', { avatar: null })).rejects.toMatchObject({ code: 'forbidden' });
});

it('who asked to be let in and was refused hears why, and nobody else does', async () => {
  const { store, adapter } = await group('member', { self: undefined });
  await store.actions.groups.find('g');
  const refused = { type: 'join-request', active: false, accepted: false, by: 'a', reason: 'Full' } as const;
  adapter.emit({ ...refused, request: { ...request('r1'), userId: 'z' } });
  await vi.waitFor(() => expect(store.getState().groups.get('g')?.refusal).toBeUndefined());
  adapter.emit({ ...refused, request: { ...request('r2'), userId: 'me' } });
  await vi.waitFor(() => expect(store.getState().groups.get('g')?.refusal).toEqual({ by: 'a', reason: 'Full' }));
});
