import { act, renderHook, waitFor, type RenderHookResult } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testEnv } from '../env/testEnv.test.helpers.js';
import { timelineKey, type OutgoingMessage, type Thread } from '../model/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../testing/index.js';
import {
  ChatProvider,
  ConversationScope,
  useComposer,
  useThread,
  useThreads,
  useThreadUnread,
  type ChatCommand,
} from './index.js';

const ref = { conversationId: 'c1', threadId: 'm1' };
const thread: Thread = { ...ref, root: buildMessage({ seq: 1 }), following: true, unread: 2, version: 1 };
let adapter: TestAdapter;
let store: ChatStore;

beforeEach(async () => {
  adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], threads: [thread] });
  const env = testEnv();
  store = createChatStore({ adapter, env });
  await store.start();
});
afterEach(() => store.dispose());

function run<T>(hook: () => T, threadId?: string): RenderHookResult<T, unknown>['result'] {
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      <ConversationScope conversationId="c1" threadId={threadId}>
        {children}
      </ConversationScope>
    </ChatProvider>
  );
  return renderHook(hook, { wrapper }).result;
}

it('a thread is asked for when a component wants it, and followed from then on', async () => {
  const known = run(() => useThread(), 'm1');
  expect(known.current).toBe(undefined);
  await waitFor(() => expect(known.current).toMatchObject({ root: { id: 'm1' }, following: true, unread: 2 }));
  await act(() => store.actions.followThread(ref, false));
  await waitFor(() => expect(known.current).toMatchObject({ following: false, unread: 0 }));
});

it('lists of threads and the number of unread answers load by themselves', async () => {
  const list = run(() => useThreads());
  const unread = run(() => useThreadUnread());
  expect([list.current.status, list.current.items]).toEqual(['loading', []]);
  await waitFor(() => expect(list.current.status).toBe('ready'));
  expect([list.current.items.map(({ threadId }) => threadId), list.current.hasMore]).toEqual([['m1'], false]);
  await waitFor(() => expect(unread.current).toBe(2));
});

it('a backend without threads is not asked for any', async () => {
  adapter = createTestAdapter({ can: () => ({ state: 'absent' }) });
  store.dispose();
  store = createChatStore({ adapter });
  await store.start();
  run(() => [useThreads(), useThread(ref)]);
  await act(async () => {});
  expect(adapter.calls.filter(({ method }) => method.startsWith('threads'))).toEqual([]);
});

it('what a command sends goes where the words would have gone, and only once', async () => {
  const commands: ChatCommand[] = [{ name: 'hello', args: '[whom]', run: ({ send }) => send('Hello') }];
  const composer = run(() => useComposer({ commands }), 'm1');
  const sent = (): unknown =>
    adapter.calls
      .filter(({ method }) => method === 'messages.send')
      .map(({ args }) => (args[0] as OutgoingMessage).inConversation);
  act(() => composer.current.setAlsoInConversation(true));
  act(() => composer.current.setCommand('hello'));
  await act(async () => void composer.current.send());
  await waitFor(() => expect(sent()).toEqual([true]));
  expect(composer.current.alsoInConversation).toBe(false);
});

it('the composer of a thread has a draft of its own, and sends to the conversation as well only when asked to', async () => {
  store.actions.setDraft({ conversationId: 'c1' }, { text: 'elsewhere', updatedAt: 1 });
  const composer = run(() => useComposer(), 'm1');
  expect([composer.current.text, composer.current.alsoInConversation]).toEqual(['', false]);
  const sent = (): unknown =>
    adapter.calls
      .filter(({ method }) => method === 'messages.send')
      .map(({ args }) => args[0] as OutgoingMessage)
      .map(({ threadId, inConversation }) => [threadId, inConversation]);
  act(() => composer.current.setText('One'));
  act(() => composer.current.setAlsoInConversation(true));
  expect(composer.current.alsoInConversation).toBe(true);
  act(() => void composer.current.send());
  expect(composer.current.alsoInConversation).toBe(false);
  act(() => composer.current.setText('Two'));
  act(() => void composer.current.send());
  await waitFor(() => {
    expect(sent()).toEqual([
      ['m1', true],
      ['m1', undefined],
    ]);
  });
  const { drafts } = store.getState();
  expect([drafts.get('c1')?.text, drafts.get(timelineKey(ref))]).toEqual(['elsewhere', undefined]);
});
