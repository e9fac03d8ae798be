import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { ChatProvider, ConversationScope, useDesk } from '../../react/index.js';
import { createChatStore } from '../../store/index.js';
import { buildConversation, buildMessage, buildText, createTestAdapter } from '../../testing/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import type { Toast } from '../Toasts/index.js';
import { useActionStrings } from './useActionStrings.js';
import { useDoing, type DoingHost } from './useDoing.js';

const ref = { conversationId: 'c1' };
const marks = { pinned: () => false, saved: () => false };
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** A chat with a message of another (m1) and an own one (m2), and what can be done to them. */
async function setUp() {
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'c1' })],
    messages: [buildMessage({ seq: 1, senderId: 'bo', text: 'Theirs' }), buildMessage({ seq: 2, senderId: 'me' })],
  });
  const store = createChatStore({ adapter, env: testEnv() });
  ends.push(() => store.dispose());
  await store.start();
  store.actions.openTimeline(ref);
  const view = () => store.getState().timelines.get('c1')?.view;
  await vi.waitFor(() => expect(view()?.size).toBe(2));
  const told: Omit<Toast, 'id'>[] = [];
  const host: DoingHost = {
    root: document.body,
    open: () => undefined,
    tell: (toast) => told.push(toast),
    pickEmoji: () => undefined,
    select: () => undefined,
  };
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      <ConversationScope conversationId="c1">{children}</ConversationScope>
    </ChatProvider>
  );
  const hook = renderHook(() => ({ doing: useDoing(host, useActionStrings(), marks), desk: useDesk() }), { wrapper });
  return { adapter, told, row: (i: number) => view()!.rowAt(i), ...hook.result.current };
}

it('keeps the words of an own message that is taken back, and none of what an admin takes back from others', async () => {
  const { doing, desk, row } = await setUp();
  act(() => doing.recall(row(0)));
  act(() => doing.recall(row(1)));
  expect(desk?.recalled('m1')).toBeUndefined();
  expect(desk?.recalled('m2')).toEqual({ content: buildText('message 2') });
});

it('lets go of the words when taking back is refused, and says why', async () => {
  const { adapter, doing, desk, row, told } = await setUp();
  adapter.failNext('messages.recall', new ChatError('forbidden'));
  act(() => doing.recall(row(1)));
  await vi.waitFor(() => expect(told).toMatchObject([{ tone: 'danger' }]));
  expect(desk?.recalled('m2')).toBeUndefined();
});

it('says so when a deletion can not be undone any more', async () => {
  const { doing, row, told } = await setUp();
  act(() => doing.remove([row(1)]));
  await vi.waitFor(() => expect(told).toHaveLength(1));
  const undo = told[0]?.action?.onSelect;
  undo?.();
  expect(told).toHaveLength(1);
  undo?.();
  expect(told[1]).toMatchObject({ text: 'It is deleted already and cannot be brought back here.' });
});
