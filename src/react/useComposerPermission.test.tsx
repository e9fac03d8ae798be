import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testEnv } from '../env/testEnv.test.helpers.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  buildText,
  createTestAdapter,
  type TestAdapter,
} from '../testing/index.js';
import { ChatProvider, ConversationScope, useComposer, useDesk, type ComposerDesk } from './index.js';

let store: ChatStore;
let adapter: TestAdapter;
let close: () => void;
const ref = { conversationId: 'g' };

/** A group with slow mode, in which one wrote `ago` ms ago as the server's clock says. */
async function begin(ago: number): Promise<void> {
  const group = buildGroup({
    id: 'trip',
    settings: { slowModeSeconds: 30 },
    self: { userId: 'me', role: 'member' },
  });
  adapter = createTestAdapter({ conversations: [buildConversation({ id: 'g', groupId: 'trip' })], groups: [group] });
  const message = buildMessage({ seq: 1, senderId: 'me', text: 'A tpyo', conversationId: 'g' });
  adapter.store({ ...message, time: Date.now() - ago });
  const env = testEnv();
  store = createChatStore({ adapter, env });
  await store.start();
  close = store.actions.openTimeline(ref);
  await turn(300);
}

const turn = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const compose = () =>
  renderHook(() => ({ composer: useComposer(), desk: useDesk() }), {
    wrapper: ({ children }: { readonly children: ReactNode }): ReactElement => (
      <ChatProvider store={store}>
        <ConversationScope conversationId="g">{children}</ConversationScope>
      </ChatProvider>
    ),
  }).result;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  close();
  store.dispose();
  vi.useRealTimers();
});

it('saves an edit while slow mode makes new messages wait', async () => {
  await begin(1000);
  const result = compose();
  await turn(100);
  act(() => result.current.composer.setText('One more'));
  expect(result.current.composer).toMatchObject({ canSend: false, permission: { reason: 'slow-mode' } });
  const desk = (): ComposerDesk | undefined => result.current.desk?.composer(ref);
  act(() => desk()?.edit({ id: 'm1', content: buildText('A tpyo') }));
  act(() => result.current.composer.setText('A typo'));
  expect(result.current.composer.canSend).toBe(true);
  act(() => void result.current.composer.send());
  await turn(100);
  expect(adapter.calls.filter(({ method }) => method === 'messages.edit')).toHaveLength(1);
  expect(result.current.composer).toMatchObject({ text: 'One more', canSend: false });
});

it('waits no longer than slow mode lasts where the clock of the device is behind', async () => {
  await begin(-60_000);
  const result = compose();
  await turn(100);
  act(() => result.current.composer.setText('One more'));
  expect(result.current.composer.canSend).toBe(false);
  await turn(31_000);
  expect(result.current.composer.canSend).toBe(true);
});
