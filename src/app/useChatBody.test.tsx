import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { buildConversation, buildMessage, buildUser, createTestAdapter } from '../testing/index.js';
import { ChatApp, type ChatAppProps } from './index.js';

// The network edge of import(): the chunk of messages and composer, which comes when the test lets it.
const chunk = vi.hoisted(() => {
  let settle: { resolve: () => void; reject: (reason: Error) => void };
  const next = (): { asked: number; arrival: Promise<void> } => ({
    asked: 0,
    arrival: new Promise((resolve, reject) => {
      settle = { resolve, reject };
    }),
  });
  return {
    ...next(),
    resolve: () => settle.resolve(),
    reject(reason: Error) {
      settle.reject(reason);
    },
    again() {
      Object.assign(this, { arrival: next().arrival });
    },
  };
});
vi.mock('./chatBody.js', async (load) => {
  chunk.asked += 1;
  await chunk.arrival;
  return load();
});

it('shows the list and the header at once, says when messages and composer cannot be loaded, and tries again', async () => {
  const user = userEvent.setup();
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
  const onError = vi.fn<NonNullable<ChatAppProps['onError']>>();
  const message = buildMessage({ seq: 1, conversationId: 'd-ana', senderId: 'ana', text: 'Hello from ana' });
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'd-ana', peerId: 'ana', lastMessage: message })],
    messages: [message],
    users: [buildUser({ id: 'ana', nick: 'Ana' })],
  });
  render(<ChatApp adapter={adapter} onError={onError} />);
  // Asked for with the app, and not only when a chat is opened.
  await vi.waitFor(() => expect(chunk.asked).toBe(1));
  await user.click(await screen.findByRole('button', { name: /Ana/ }));
  const chat = screen.getByRole('region', { name: 'Messages with Ana' });
  expect(within(chat).getByRole('heading', { name: 'Ana' })).toBeVisible();
  expect(within(chat).getByRole('status')).toHaveTextContent('Loading messages…');
  expect(chat).toHaveFocus();
  // The messages do not wait for the code that shows them.
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'messages.load')).toBe(true));

  chunk.reject(new Error('Failed to fetch dynamically imported module'));
  expect(await within(chat).findByRole('alert')).toHaveTextContent('This part of the chat could not be loaded.');
  expect(onError).toHaveBeenCalledTimes(1);
  chunk.again();
  await user.click(within(chat).getByRole('button', { name: 'Try again' }));
  expect(within(chat).queryByRole('alert')).toBeNull();
  chat.focus();
  chunk.resolve();
  expect(await within(chat).findByText('Hello from ana')).toBeVisible();
  // The focus that waited at the chat goes on to where one writes.
  expect(within(chat).getByRole('textbox')).toHaveFocus();
  expect(screen.getByRole('region', { name: 'Messages with Ana' })).toBe(chat);
});
