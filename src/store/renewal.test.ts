import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import {
  buildConversation,
  buildText,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type VirtualWorld,
} from '../testing/index.js';
import { createChatStore, type ChatStore, type TokenExpiredHandler } from './index.js';

const ref = { conversationId: 'c1' };

interface Stage {
  readonly world: VirtualWorld;
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  /** How often the host was asked. */
  readonly asked: () => number;
  readonly connection: () => unknown;
  readonly sent: () => readonly string[];
}

async function stageOf(renew?: TokenExpiredHandler): Promise<Stage> {
  const world = createVirtualWorld();
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
  let asked = 0;
  const onTokenExpired: TokenExpiredHandler | undefined =
    renew &&
    ((details) => {
      asked += 1;
      return renew(details);
    });
  const store = createChatStore({ adapter, env: world.createEnv(), onTokenExpired });
  await store.start();
  store.actions.openTimeline(ref);
  await world.advance(50);
  return {
    world,
    adapter,
    store,
    asked: () => asked,
    connection: () => store.getState().accounts.get('test')?.connection,
    sent: () => {
      const calls = adapter.calls.filter(({ method }) => method === 'messages.send');
      return calls.map(({ args }) => (args[0] as { content: { text: string } }).content.text);
    },
  };
}

/** The backend's token is no longer good: every send is refused until the host has a new one. */
function expire({ adapter }: Pick<Stage, 'adapter'>, sends: number): void {
  for (let i = 0; i < sends; i++) adapter.failNext('messages.send', new ChatError('expired'));
}

describe('a session that ends', () => {
  it('asks the host once, signs in again, and then sends what was written meanwhile, in order', async () => {
    let renewed = (): void => {};
    const stage = await stageOf(() => new Promise<void>((resolve) => (renewed = resolve)));
    const { adapter, store, world, asked, connection } = stage;
    expire(stage, 1);
    store.actions.sendMessage(ref, { content: buildText('one') });
    await world.advance(50);
    adapter.emit({ type: 'connection', state: { status: 'expired' } });
    for (const text of ['two', 'three']) store.actions.sendMessage(ref, { content: buildText(text) });
    await world.advance(20_000);
    expect(asked()).toBe(1);
    expect(connection()).toEqual({ status: 'connecting' });
    const phases = (): unknown[] => {
      const { view } = store.getState().timelines.get('c1')!;
      return Array.from({ length: view.size }, (_, i) => view.rowAt(i).phase);
    };
    expect(phases()).not.toContain('failed');

    renewed();
    await world.advance(50);
    expect(adapter.calls.filter(({ method }) => method === 'session.reconnect')).toHaveLength(1);
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await world.advance(50);
    expect(connection()).toEqual({ status: 'connected' });
    expect(stage.sent()).toEqual(['one', 'one', 'two', 'three']);
    expect(phases()).toEqual(['sent', 'sent', 'sent']);
  });

  it('is noticed by calls that are refused, where the adapter does not tell', async () => {
    const stage = await stageOf(() => Promise.resolve());
    const { adapter, store, world, asked, connection } = stage;
    expire(stage, 1);
    adapter.failNext('messages.load', new ChatError('expired'));
    store.actions.sendMessage(ref, { content: buildText('one') });
    await world.advance(200);
    expect(asked()).toBe(1);
    expect(connection()).toEqual({ status: 'connected' });
    expect(stage.sent()).toEqual(['one', 'one']);
  });

  it('tries later and later while the host cannot get new credentials, and at once when told to', async () => {
    let failures = 3;
    const stage = await stageOf(() => (failures-- > 0 ? Promise.reject(new TypeError('fetch')) : Promise.resolve()));
    const { adapter, store, world, asked, connection } = stage;
    adapter.emit({ type: 'connection', state: { status: 'expired' } });
    await world.advance(100);
    expect([asked(), connection()]).toMatchObject([1, { status: 'reconnecting', attempt: 2 }]);
    await world.advance(1300);
    expect([asked(), connection()]).toMatchObject([2, { status: 'reconnecting', attempt: 3 }]);
    await store.actions.reconnect();
    await world.advance(50);
    expect([asked(), connection()]).toMatchObject([3, { status: 'reconnecting', attempt: 4 }]);
    await world.advance(5100);
    expect(asked()).toBe(4);
    expect(adapter.calls.filter(({ method }) => method === 'session.reconnect')).toHaveLength(1);
  });

  it('says that it has ended when the host gives up; keeps what is unsent, and sends it after another sign-in', async () => {
    let signedIn = false;
    const stage = await stageOf(() =>
      signedIn ? Promise.resolve() : Promise.reject(new ChatError('expired', 'Sign in again.')),
    );
    const { adapter, store, world, asked, connection } = stage;
    expire(stage, 1);
    store.actions.sendMessage(ref, { content: buildText('one') });
    await world.advance(1000);
    expect([asked(), connection()]).toEqual([1, { status: 'expired' }]);
    const { view } = store.getState().timelines.get('c1')!;
    expect(view.rowAt(0).phase).not.toBe('failed');
    signedIn = true;
    await store.actions.reconnect();
    await world.advance(50);
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await world.advance(50);
    expect([asked(), connection()]).toEqual([2, { status: 'connected' }]);
    expect(stage.sent()).toEqual(['one', 'one']);
  });

  it('does not ask in a loop when new credentials are refused as well', async () => {
    const stage = await stageOf(() => Promise.resolve());
    const { adapter, world, asked, connection } = stage;
    const refuse = (): void => {
      if (adapter.calls.at(-1)?.method === 'session.reconnect')
        adapter.emit({ type: 'connection', state: { status: 'expired' } });
    };
    adapter.emit({ type: 'connection', state: { status: 'expired' } });
    for (let ms = 0; ms < 200_000; ms += 20) {
      await world.advance(20);
      refuse();
    }
    expect(asked()).toBe(8);
    expect(connection()).toEqual({ status: 'expired' });
  });

  it('stays ended without a host that renews, and what is unsent waits for the next sign-in', async () => {
    const stage = await stageOf();
    const { adapter, store, world, connection } = stage;
    adapter.emit({ type: 'connection', state: { status: 'expired' } });
    expire(stage, 1);
    store.actions.sendMessage(ref, { content: buildText('one') });
    await world.advance(5000);
    expect(connection()).toEqual({ status: 'expired' });
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await world.advance(50);
    expect(stage.sent()).toEqual(['one', 'one']);
  });

  it('signs in by a new session where the adapter has no way to reconnect', async () => {
    const world = createVirtualWorld();
    const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
    const { reconnect: _none, ...session } = adapter.session;
    const store = createChatStore({
      adapter: { ...adapter, session },
      env: world.createEnv(),
      onTokenExpired: () => Promise.resolve(),
    });
    await store.start();
    adapter.emit({ type: 'connection', state: { status: 'expired' } });
    await world.advance(50);
    expect(adapter.calls.map(({ method }) => method).filter((name) => name.startsWith('session.'))).toEqual([
      'session.connect',
      'session.disconnect',
      'session.connect',
    ]);
    expect(store.getState().accounts.get('test')?.connection).toEqual({ status: 'connected' });
  });

  it('signs in by a new session where reconnecting does nothing about it', async () => {
    const { adapter, world, connection } = await stageOf(() => Promise.resolve());
    adapter.emit({ type: 'connection', state: { status: 'expired' } });
    await world.advance(9000);
    expect(connection()).toEqual({ status: 'connecting' });
    await world.advance(1500);
    expect(adapter.calls.filter(({ method }) => method === 'session.connect')).toHaveLength(2);
    expect(connection()).toEqual({ status: 'connected' });
  });

  it('is renewed at the start, too, and once', async () => {
    const world = createVirtualWorld();
    const adapter = createTestAdapter();
    let asked = 0;
    const onTokenExpired = async (): Promise<void> => void (asked += 1);
    const store = createChatStore({ adapter, env: world.createEnv(), onTokenExpired });
    adapter.failNext('session.connect', new ChatError('expired'));
    await store.start();
    expect([asked, store.getState().startup.status]).toEqual([1, 'ready']);
    store.dispose();
    adapter.failNext('session.connect', new ChatError('unauthorized'));
    adapter.failNext('session.connect', new ChatError('unauthorized'));
    await store.start();
    expect([asked, store.getState().startup]).toMatchObject([2, { status: 'error', error: { code: 'unauthorized' } }]);
  });

  it('leaves no timer when the chat is closed while it waits', async () => {
    const stage = await stageOf(() => new Promise(() => {}));
    stage.adapter.emit({ type: 'connection', state: { status: 'expired' } });
    await stage.world.advance(1000);
    stage.store.dispose();
    expect(stage.world.waiting).toBe(0);
  });
});
