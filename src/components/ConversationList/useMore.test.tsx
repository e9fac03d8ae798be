import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { ChatProvider } from '../../react/index.js';
import { createChatStore } from '../../store/index.js';
import { buildConversation, createTestAdapter } from '../../testing/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { useMore } from './useMore.js';

it('stops to ask after many pages in vain, and begins anew with another filter', async () => {
  const conversations = Array.from({ length: 100 }, (_, at) => buildConversation({ id: `c${at}` }));
  const adapter = createTestAdapter({ conversations, limits: { conversationsPerPage: 1 } });
  const store = createChatStore({ adapter, env: testEnv() });
  await store.start();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ChatProvider store={store}>{children}</ChatProvider>
  );
  const { result, rerender, unmount } = renderHook(({ what }) => useMore(0, what), {
    wrapper,
    initialProps: { what: 'unread' },
  });
  await vi.waitFor(() => expect(result.current.further).toBeDefined());
  expect(result.current.next).toBeUndefined();
  const asked = (): number => adapter.calls.filter(({ method }) => method === 'conversations.list').length;
  expect(asked()).toBeLessThan(60);
  act(() => result.current.further?.());
  expect(result.current.further).toBeUndefined();
  await vi.waitFor(() => expect(result.current.further).toBeDefined());
  rerender({ what: 'mentions' });
  expect(result.current.further).toBeUndefined();
  unmount();
  store.dispose();
});
