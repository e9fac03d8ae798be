import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '../model/index.js';
import { createTestAdapter, createVirtualWorld, type TestAdapter, type VirtualWorld } from '../testing/index.js';
import { createChatStore, type ChatStore, type Diagnostic } from './index.js';

async function open(): Promise<{ store: ChatStore; adapter: TestAdapter; world: VirtualWorld; told: Diagnostic[] }> {
  const world = createVirtualWorld();
  const adapter = createTestAdapter();
  const told: Diagnostic[] = [];
  const onDiagnostic = (diagnostic: Diagnostic): void => void told.push(diagnostic);
  const store = createChatStore({ adapter, env: world.createEnv(), onDiagnostic });
  await store.start();
  return { store, adapter, world, told };
}

describe('the connection', () => {
  it.each<ConnectionState>([
    { status: 'connecting' },
    { status: 'reconnecting', attempt: 2, delay: 4000, at: 5000 },
    { status: 'offline' },
    { status: 'kicked', reason: 'elsewhere' },
    { status: 'expired' },
  ])('is as the adapter tells it: %o', async (state) => {
    const { store, adapter, world } = await open();
    adapter.emit({ type: 'connection', state });
    await world.advance(50);
    expect(store.getState().accounts.get('test')?.connection).toEqual(state);
  });

  it.each<unknown>([
    undefined,
    null,
    'offline',
    {},
    { status: 'gone' },
    { status: 'reconnecting' },
    { status: 'reconnecting', attempt: 1, delay: 1000, at: 'soon' },
    { status: 'reconnecting', attempt: Number.NaN, delay: 1000, at: 5000 },
  ])('is not changed by %o, which is counted', async (state) => {
    const { store, adapter, world, told } = await open();
    adapter.emitRaw({ type: 'connection', accountId: 'test', state });
    await world.advance(50);
    expect(store.getState().accounts.get('test')?.connection).toEqual({ status: 'connected' });
    expect(told.map(({ kind }) => kind)).toEqual(['malformed-event']);
  });
});
