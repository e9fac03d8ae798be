import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testEnv } from '../env/testEnv.test.helpers.js';
import { createChatStore } from '../store/index.js';
import { buildConversation, buildText, createTestAdapter } from '../testing/index.js';
import { createDesk } from './desk.js';
import { ChatProvider, ConversationScope, useDesk, useEditAgain } from './index.js';

const minute = 60_000;

describe('words of a message that was taken back', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are kept for five minutes after they were kept last', () => {
    const desk = createDesk();
    desk.keepRecalled('m1', { content: buildText('Once') });
    vi.advanceTimersByTime(4 * minute);
    desk.keepRecalled('m1', { content: buildText('Again') });
    vi.advanceTimersByTime(4 * minute);
    expect(desk.recalled('m1')).toEqual({ content: buildText('Again') });
    vi.advanceTimersByTime(minute);
    expect(desk.recalled('m1')).toBeUndefined();
  });

  it('go at once when the message was not taken back after all, and nothing is left to wait for', () => {
    const desk = createDesk();
    const told = vi.fn<() => void>();
    desk.keepRecalled('m1', { content: buildText('Words') });
    desk.subscribe(told);
    desk.dropRecalled('m1');
    desk.dropRecalled('m1');
    expect(desk.recalled('m1')).toBeUndefined();
    expect(told).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('offers the words of whoever signed out to nobody', async () => {
  const env = testEnv();
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
  const store = createChatStore({ adapter, env });
  await store.start();
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      <ConversationScope conversationId="c1">{children}</ConversationScope>
    </ChatProvider>
  );
  const { result } = renderHook(() => ({ desk: useDesk(), again: useEditAgain('m1') }), { wrapper });
  act(() => result.current.desk?.keepRecalled('m1', { content: buildText('Words') }));
  expect(result.current.again).toBeDefined();
  await act(async () => await store.actions.logout().catch(() => undefined));
  expect(result.current.desk?.recalled('m1')).toBeUndefined();
  expect(result.current.again).toBeUndefined();
  store.dispose();
});
