import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { ChatProvider, useChatStore } from '../../../react/index.js';
import { buildConversation, buildText, createTestAdapter } from '../../../testing/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import type { ForwardedMessage } from '../../../react/index.js';
import { useForwarding } from './useForwarding.js';

it('sends nothing that was taken back while the conversation with a person was being started', async () => {
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c2', peerId: 'eva' })] });
  const env = testEnv();
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider adapter={adapter} env={env}>
      {children}
    </ChatProvider>
  );
  const hook = renderHook(() => ({ store: useChatStore(), forwarding: useForwarding() }), { wrapper });
  await vi.waitFor(() => expect(hook.result.current.store.getState().startup.status).toBe('ready'));
  const release = adapter.hold('conversations.startDirect');
  let parcels: readonly ForwardedMessage[] = [{ content: buildText('Words') }];
  act(() => hook.result.current.forwarding.send([eva], () => parcels));
  expect(hook.result.current.forwarding.results).toMatchObject([{ status: 'sending' }]);
  parcels = [];
  release();
  await vi.waitFor(() =>
    expect(hook.result.current.forwarding.results).toMatchObject([{ status: 'failed', error: { code: 'not-found' } }]),
  );
  expect(adapter.calls.some(({ method }) => method === 'messages.send')).toBe(false);
});

const eva = { id: 'u:eva', userId: 'eva', name: 'Eva', decision: { allowed: true } } as const;
