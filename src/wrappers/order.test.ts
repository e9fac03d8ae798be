import { describe, expect, it } from 'vitest';
import { createTestAdapter, createVirtualWorld } from '../testing/index.js';
import { checkWrapperOrder, markWrapped, withOfflineCache, wrappersOf } from './index.js';

const env = createVirtualWorld().createEnv();

describe('the order of wrappers', () => {
  it('is remembered on the adapter', () => {
    const inner = createTestAdapter();
    const encrypted = markWrapped('withEncryption', inner, { ...inner });
    expect(wrappersOf(inner)).toEqual([]);
    expect(wrappersOf(withOfflineCache(encrypted, { env }))).toEqual(['withEncryption', 'withOfflineCache']);
  });

  it('is refused with the right way to write it', () => {
    const cached = withOfflineCache(createTestAdapter(), { env });
    expect(() => checkWrapperOrder('withEncryption', cached)).toThrow(
      'Write withOfflineCache(withEncryption(adapter, …), …).',
    );
    expect(() => withOfflineCache(cached, { env })).toThrow('wrapped in withOfflineCache already');
    expect(() => withOfflineCache(withOfflineCache(createTestAdapter(), { env, supportOffline: false }))).toThrow(
      'already',
    );
    const combined = markWrapped('combineAdapters', cached, { ...createTestAdapter() });
    expect(() => withOfflineCache(combined, { env })).toThrow('wrap each adapter first');
  });

  it('asks for an adapter', () => {
    expect(() => withOfflineCache(undefined as never)).toThrow('withOfflineCache: the adapter is undefined');
  });
});
