import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { expect, it } from 'vitest';
import { createBrowserEnv, type AccountStorage } from '../env/index.js';
import { createMemoryStorage } from '../env/memoryStorage.js';
import { createChatStore } from '../store/index.js';
import { createTestAdapter } from '../testing/index.js';
import { ChatProvider } from './index.js';
import { useDeviceMemory } from './useDeviceMemory.js';

const readList = (kept: unknown): readonly string[] => (Array.isArray(kept) ? kept.map(String) : []);
const add = (word: string) => (kept: readonly string[]) => [...kept, word];

/** The hook over storages of its own, one for each account; `open` says how often one was opened. */
function remember(accountId: string) {
  const storages = new Map<string, AccountStorage>();
  const opened: string[] = [];
  const openStorage = async (account: string): Promise<AccountStorage> => {
    opened.push(account);
    if (!storages.has(account)) storages.set(account, createMemoryStorage());
    return storages.get(account)!;
  };
  const store = createChatStore({ adapter: createTestAdapter(), env: { ...createBrowserEnv(), openStorage } });
  const hook = renderHook(({ account }) => useDeviceMemory(account, 'words', readList), {
    initialProps: { account: accountId },
    wrapper: ({ children }: { readonly children: ReactNode }): ReactElement => (
      <ChatProvider store={store}>{children}</ChatProvider>
    ),
  });
  const kept = (account: string) => storages.get(account)?.get('meta', 'words');
  return { hook, opened, kept };
}

it('makes every change on what is remembered by now, and those that wait together', async () => {
  const { hook, opened, kept } = remember('mira');
  await waitFor(() => expect(hook.result.current.value).toEqual([]));
  opened.length = 0;
  act(() => ['a', 'b', 'c', 'd'].forEach((word) => hook.result.current.change(add(word))));
  await waitFor(async () => expect(await kept('mira')).toEqual(['a', 'b', 'c', 'd']));
  expect(opened).toHaveLength(1);
});

it('never writes what waits for one account to another', async () => {
  const { hook, kept } = remember('mira');
  await waitFor(() => expect(hook.result.current.value).toEqual([]));
  act(() => hook.result.current.change(add('hers')));
  hook.rerender({ account: 'tomas' });
  act(() => hook.result.current.change(add('his')));
  await waitFor(async () => expect(await kept('tomas')).toEqual(['his']));
  expect(await kept('mira')).toEqual(['hers']);
});
