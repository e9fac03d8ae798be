import { renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChatProvider } from '../react/index.js';
import { createChatStore } from '../store/index.js';
import { buildConversation, buildMessage, createTestAdapter } from '../testing/index.js';
import { usePastMoment } from './usePastMoment.js';

describe('usePastMoment', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is never later than the server has been heard of, nor than the clock of the device', async () => {
    const message = buildMessage({ seq: 1, id: 'm1' });
    const lastMessage = buildMessage({ seq: 9, id: 'm9' });
    const { time } = lastMessage;
    expect(time).toBeGreaterThan(message.time);
    const conversation = { ...buildConversation({ id: 'c1', peerId: 'bo' }), lastMessage };
    const store = createChatStore({ adapter: createTestAdapter({ conversations: [conversation] }) });
    await store.start();
    const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
      <ChatProvider store={store}>{children}</ChatProvider>
    );
    const ahead = renderHook(usePastMoment, { wrapper });
    expect(ahead.result.current(message)).toBe(time);
    expect(ahead.result.current({ ...message, conversationId: 'elsewhere' })).toBe(message.time);
    ahead.unmount();
    vi.spyOn(Date, 'now').mockReturnValue(time - 20_000);
    const behind = renderHook(usePastMoment, { wrapper });
    expect(behind.result.current(message)).toBeLessThanOrEqual(time - 20_000);
    behind.unmount();
    store.dispose();
  });
});
