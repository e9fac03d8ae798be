import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ChatProvider, ConversationScope } from '../../../react/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import { buildConversation, buildText, createTestAdapter } from '../../../testing/index.js';
import { Root } from '../../../ui/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import { InputBar } from '../InputBar.js';

const SLOW = { timeout: 10_000 };
const ref = { conversationId: 'c1' };

/** The list of what waits, with one message in it. */
async function open(): Promise<{ readonly store: ChatStore; readonly list: HTMLElement; readonly id: string }> {
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1', peerId: 'bo' })] });
  const store = createChatStore({ adapter, env: testEnv() });
  render(
    <Root>
      <ChatProvider store={store}>
        <ConversationScope conversationId="c1">
          <InputBar />
        </ConversationScope>
      </ChatProvider>
    </Root>,
  );
  await vi.waitFor(() => expect(store.getState().startup.status).toBe('ready'), SLOW);
  act(() => {
    store.actions.sendMessage(ref, { content: buildText('Good morning'), sendAt: store.env.now() + 3_600_000 });
  });
  await userEvent.click(await screen.findByRole('button', { name: /^1 scheduled message/u }, SLOW));
  const list = await screen.findByRole('dialog', { name: 'Scheduled messages' }, SLOW);
  return { store, list, id: [...store.getState().scheduled.keys()][0] ?? '' };
}

it('keeps words that are being changed when the message goes meanwhile, and takes them to the composer', async () => {
  const user = userEvent.setup();
  const { store, list, id } = await open();
  await user.click(within(list).getByRole('button', { name: 'Edit text' }));
  const field = within(list).getByRole('textbox', { name: 'Text of the message' });
  await user.type(field, ', Bo');
  await act(() => store.actions.sendScheduled(id));
  expect(field).toHaveValue('Good morning, Bo');
  expect(field).toHaveFocus();
  expect(within(list).getByRole('status')).toHaveTextContent('The message was sent or deleted meanwhile.');
  await user.click(within(list).getByRole('button', { name: 'Write as a new message' }));
  await vi.waitFor(() => expect(screen.getByRole('textbox', { name: /^Message/u })).toHaveValue('Good morning, Bo'));
  expect(screen.queryByRole('dialog')).toBeNull();
  store.dispose();
});

it('forgets it when the changing is left', async () => {
  const user = userEvent.setup();
  const { store, list, id } = await open();
  await user.click(within(list).getByRole('button', { name: 'Edit text' }));
  await act(() => store.actions.sendScheduled(id));
  await user.click(within(list).getByRole('button', { name: 'Cancel' }));
  expect(within(list).queryByRole('textbox')).toBeNull();
  expect(within(list).getByText(/^Nothing is scheduled here/u)).toBeVisible();
  store.dispose();
});
