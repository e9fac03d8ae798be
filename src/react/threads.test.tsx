import { act, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBrowserEnv, type Env } from '../env/index.js';
import { timelineKey, type OutgoingMessage, type Thread } from '../model/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../testing/index.js';
import { ChatProvider, ConversationScope, useComposer, useThread, useThreads, useThreadUnread } from './index.js';
import type { Composer, ThreadList } from './index.js';

const ref = { conversationId: 'c1', threadId: 'm1' };
const thread: Thread = { ...ref, root: buildMessage({ seq: 1 }), following: true, unread: 2, version: 1 };
let adapter: TestAdapter;
let store: ChatStore;

beforeEach(async () => {
  adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], threads: [thread] });
  // happy-dom has a `navigator.locks` that is null.
  const env: Env = { ...createBrowserEnv(), locks: { hold: (_name, _signal, task) => task() } };
  store = createChatStore({ adapter, env });
  await store.start();
});
afterEach(() => store.dispose());

function show(inside: ReactNode, threadId?: string): void {
  render(
    <ChatProvider store={store}>
      <ConversationScope conversationId="c1" threadId={threadId}>
        {inside}
      </ConversationScope>
    </ChatProvider>,
  );
}

it('a thread is asked for when a component wants it, and followed from then on', async () => {
  function One(): ReactElement {
    const known = useThread();
    return <p role="status">{known ? `${known.root.id} ${known.following} ${known.unread}` : 'none'}</p>;
  }
  show(<One />, 'm1');
  expect(screen.getByRole('status').textContent).toBe('none');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('m1 true 2'));
  await act(() => store.actions.followThread(ref, false));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('m1 false 0'));
});

it('lists of threads and the number of unread answers load by themselves', async () => {
  let list: ThreadList | undefined;
  let unread = 0;
  function Inbox(): null {
    list = useThreads();
    unread = useThreadUnread();
    return null;
  }
  show(<Inbox />);
  expect([list?.status, list?.items]).toEqual(['loading', []]);
  await waitFor(() => expect(list?.status).toBe('ready'));
  expect([list?.items.map(({ threadId }) => threadId), list?.hasMore]).toEqual([['m1'], false]);
  await waitFor(() => expect(unread).toBe(2));
});

it('a backend without threads is not asked for any', async () => {
  adapter = createTestAdapter({ can: () => ({ state: 'absent' }) });
  store.dispose();
  store = createChatStore({ adapter });
  await store.start();
  function Inbox(): null {
    useThreads();
    useThread(ref);
    return null;
  }
  show(<Inbox />);
  await act(async () => {});
  expect(adapter.calls.filter(({ method }) => method.startsWith('threads'))).toEqual([]);
});

it('the composer of a thread has a draft of its own, and sends to the conversation as well only when asked to', async () => {
  let composer: Composer | undefined;
  function Field(): null {
    composer = useComposer();
    return null;
  }
  store.actions.setDraft({ conversationId: 'c1' }, { text: 'elsewhere', updatedAt: 1 });
  show(<Field />, 'm1');
  expect([composer?.text, composer?.alsoInConversation]).toEqual(['', false]);
  const sent = (): unknown =>
    adapter.calls
      .filter(({ method }) => method === 'messages.send')
      .map(({ args }) => args[0] as OutgoingMessage)
      .map(({ threadId, inConversation }) => [threadId, inConversation]);
  act(() => composer!.setText('One'));
  act(() => composer!.setAlsoInConversation(true));
  expect(composer?.alsoInConversation).toBe(true);
  act(() => void composer!.send());
  expect(composer?.alsoInConversation).toBe(false);
  act(() => composer!.setText('Two'));
  act(() => void composer!.send());
  await waitFor(() => {
    expect(sent()).toEqual([
      ['m1', true],
      ['m1', undefined],
    ]);
  });
  const { drafts } = store.getState();
  expect([drafts.get('c1')?.text, drafts.get(timelineKey(ref))]).toEqual(['elsewhere', undefined]);
});
