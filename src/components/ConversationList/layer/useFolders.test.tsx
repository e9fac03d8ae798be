import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ChatError } from '../../../contract/index.js';
import { ChatProvider } from '../../../react/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import { buildConversation, createTestAdapter, type TestAdapter } from '../../../testing/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import { useFolders, type Folders } from './useFolders.js';

interface Desk {
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  readonly folders: () => Folders;
  /** Ids of all that lie in a folder. */
  readonly inside: (name: string) => readonly string[];
}

/** Ten conversations by pages of two; the first and the last lie in Work. */
async function desk(): Promise<Desk> {
  const conversations = Array.from({ length: 10 }, (_, at) =>
    buildConversation({ id: `c${at}`, activityAt: 100 - at, settings: at % 9 === 0 ? { folders: ['Work'] } : {} }),
  );
  const adapter = createTestAdapter({ conversations, limits: { conversationsPerPage: 2 } });
  const env = testEnv();
  // One storage for all who open it, as in a browser.
  const storage = await env.openStorage('test');
  storage.close = () => {};
  const store = createChatStore({ adapter, env: { ...env, openStorage: () => Promise.resolve(storage) } });
  onTestFinished(() => store.dispose());
  await store.start();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ChatProvider store={store}>{children}</ChatProvider>
  );
  const { result } = renderHook(useFolders, { wrapper });
  await vi.waitFor(() => expect(result.current.names).toEqual(['Work']));
  const inside = (name: string): readonly string[] =>
    [...store.getState().conversations.values()]
      .filter(({ settings }) => settings.folders?.includes(name))
      .map(({ id }) => id);
  return { adapter, store, folders: () => result.current, inside };
}

describe('useFolders', () => {
  it('renames in all conversations, however far down, also while a page is on its way', async () => {
    const { adapter, store, folders, inside } = await desk();
    const release = adapter.hold('conversations.list');
    void store.actions.loadMoreConversations();
    let done = Promise.resolve();
    act(() => void (done = folders().rename('Work', 'Job')));
    expect(folders().names).toEqual(['Job']);
    expect(folders().nameOf('Work')).toBe('Job');
    release();
    await act(() => done);
    expect(inside('Job')).toEqual(['c0', 'c9']);
    expect(inside('Work')).toEqual([]);
    expect(folders().names).toEqual(['Job']);
  });

  it('rejects, and changes nothing, where not all conversations can be had', async () => {
    const { adapter, folders, inside } = await desk();
    for (let i = 0; i < 9; i += 1) adapter.failNext('conversations.list', new ChatError('timeout'));
    let done = Promise.resolve();
    act(() => void (done = folders().rename('Work', 'Job')));
    await act(() => expect(done).rejects.toMatchObject({ code: 'timeout' }));
    expect(inside('Work')).toContain('c0');
    expect(folders().names).toContain('Work');
  });

  it('does one after the other: what is renamed and then deleted is gone', async () => {
    const { folders, inside } = await desk();
    let done: Promise<unknown> = Promise.resolve();
    act(() => void folders().rename('Work', 'Job'));
    act(() => void (done = folders().remove('Job')));
    await act(() => done);
    expect([...inside('Work'), ...inside('Job')]).toEqual([]);
    expect(folders().names).toEqual([]);
  });

  it('can go back to a name that is just being given up', async () => {
    const { folders, inside } = await desk();
    let done: Promise<unknown> = Promise.resolve();
    act(() => void folders().rename('Work', 'Job'));
    act(() => void (done = folders().rename('Job', 'Work')));
    await act(() => done);
    expect(inside('Work')).toEqual(['c0', 'c9']);
    expect(folders().names).toEqual(['Work']);
  });

  it('keeps what another tab made meanwhile', async () => {
    const { store, folders } = await desk();
    const storage = await store.env.openStorage('test');
    await storage.write([{ table: 'meta', key: 'folders', value: ['Work', 'Theirs'] }], 'relaxed');
    act(() => folders().create('Mine'));
    await vi.waitFor(async () => expect(await storage.get('meta', 'folders')).toEqual(['Work', 'Theirs', 'Mine']));
  });
});
