import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ConnectionState } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { ConnectionBanner } from './ConnectionBanner.js';

async function show(onSignIn?: () => void): Promise<TestAdapter> {
  const adapter = createTestAdapter();
  render(
    <Root>
      <ChatProvider adapter={adapter} env={testEnv()}>
        <ConnectionBanner data-testid="banner" onSignIn={onSignIn} />
      </ChatProvider>
    </Root>,
  );
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  await act(async () => {});
  return adapter;
}

const tell = (adapter: TestAdapter, state: ConnectionState): void =>
  act(() => adapter.emit({ type: 'connection', state }));

describe('the banner about the connection', () => {
  it.each<[ConnectionState, string, string]>([
    [{ status: 'offline' }, 'You are offline. Messages are sent when the connection is back.', 'Try now'],
    [{ status: 'kicked' }, 'You were signed in on another device. Sign in again to use the chat here.', 'Sign in'],
    [{ status: 'expired' }, 'Your session has ended. Sign in again to go on.', 'Sign in'],
  ])('in %o says what is the matter and what to do', async (state, sentence, action) => {
    const adapter = await show(() => {});
    expect(screen.queryByTestId('banner')).not.toBeInTheDocument();
    tell(adapter, state);
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByRole('button', { name: action })).toBeVisible();
    tell(adapter, { status: 'connected' });
    await vi.waitFor(() => expect(screen.queryByTestId('banner')).not.toBeInTheDocument());
  });

  it('waits before it speaks of a break that may heal, then counts down', async () => {
    const adapter = await show();
    tell(adapter, { status: 'reconnecting', attempt: 2, delay: 8000, at: Date.now() + 8000 });
    await act(async () => {});
    expect(screen.queryByTestId('banner')).not.toBeInTheDocument();
    expect(await screen.findByTestId('banner', {}, { timeout: 3000 })).toHaveTextContent(/\d+ s.*Try 2/u);
  });

  it('leads to the sign-in of the host', async () => {
    const onSignIn = vi.fn();
    const adapter = await show(onSignIn);
    tell(adapter, { status: 'expired' });
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(onSignIn).toHaveBeenCalledTimes(1);
  });

  it('tries with what the adapter has where the host has no sign-in to lead to', async () => {
    const adapter = await show();
    tell(adapter, { status: 'expired' });
    await userEvent.click(await screen.findByRole('button', { name: 'Try now' }));
    await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'session.reconnect')).toBe(true));
  });
});
