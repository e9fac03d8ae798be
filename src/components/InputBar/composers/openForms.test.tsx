import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { createMessageTypeRegistry, defaultMessageTypes } from '../../../messages/index.js';
import { ChatProvider, ConversationScope } from '../../../react/index.js';
import { buildConversation, buildUser, createTestAdapter, type TestAdapter } from '../../../testing/index.js';
import { Root } from '../../../ui/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import { InputBar } from '../InputBar.js';

// Menus and forms are loaded when they are wanted, and a busy machine takes its time.
configure({ asyncUtilTimeout: 4000 });
vi.setConfig({ testTimeout: 20_000 });

const registry = createMessageTypeRegistry(defaultMessageTypes);

/** Composers as ChatApp has them: one for each conversation. */
async function show(): Promise<{ readonly adapter: TestAdapter; go(id: string): void }> {
  const adapter = createTestAdapter({
    conversations: [
      buildConversation({ id: 'd-ana', peerId: 'ana' }),
      buildConversation({ id: 'd-ben', peerId: 'ben' }),
    ],
    users: [buildUser({ id: 'ana', nick: 'Ana' }), buildUser({ id: 'ben', nick: 'Ben' })],
  });
  const env = testEnv();
  const tree = (id: string) => (
    <Root>
      <ChatProvider adapter={adapter} env={env} registry={registry} contents={registry.contents}>
        <ConversationScope key={id} conversationId={id}>
          <InputBar />
        </ConversationScope>
      </ChatProvider>
    </Root>
  );
  const { rerender } = render(tree('d-ana'));
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  await act(async () => {});
  return { adapter, go: (id) => rerender(tree(id)) };
}

async function open(name: string): Promise<HTMLElement> {
  await userEvent.click(screen.getByRole('button', { name: 'Attach' }));
  await userEvent.click(await screen.findByRole('menuitem', { name }));
  return screen.findByRole('dialog', { name });
}
const sent = (adapter: TestAdapter): unknown[] =>
  adapter.calls.filter(({ method }) => method === 'messages.send').map(({ args }) => args[0]);

it('a poll that was begun is there again with its conversation, and once it is sent no more', async () => {
  const { adapter, go } = await show();
  const form = await open('Poll');
  await userEvent.type(within(form).getByRole('textbox', { name: 'Question' }), 'Where?');
  await userEvent.type(within(form).getByRole('textbox', { name: 'Answer 1' }), 'Here');
  await userEvent.click(within(form).getByRole('button', { name: 'Add answer' }));
  go('d-ben');
  expect(screen.queryByRole('dialog')).toBeNull();
  await act(async () => {});
  expect(screen.queryByRole('dialog')).toBeNull();

  go('d-ana');
  const again = await screen.findByRole('dialog', { name: 'Poll' });
  expect(within(again).getByRole('textbox', { name: 'Question' })).toHaveValue('Where?');
  expect(within(again).getByRole('textbox', { name: 'Answer 1' })).toHaveValue('Here');
  expect(within(again).getAllByRole('textbox', { name: /^Answer/u })).toHaveLength(3);
  // It is still something that would be lost.
  await userEvent.click(within(again).getByRole('button', { name: 'Close' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep editing', hidden: true }));
  await userEvent.type(within(again).getByRole('textbox', { name: 'Answer 2' }), 'There');
  await userEvent.click(within(again).getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(sent(adapter)).toMatchObject([{ conversationId: 'd-ana', content: { type: 'poll' } }]));
  go('d-ben');
  go('d-ana');
  await act(async () => {});
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await open('Poll')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Question' })).toHaveValue('');
});

it('a place and a contact are kept as well, and nothing comes back that was given up or never begun', async () => {
  const { go } = await show();
  const place = await open('Location');
  await userEvent.type(within(place).getByRole('textbox', { name: /^Coordinates/u }), '10, 20');
  go('d-ben');
  const contact = await open('Contact');
  await userEvent.click(await within(contact).findByRole('radio', { name: 'Ana' }));
  go('d-ana');
  const again = await screen.findByRole('dialog', { name: 'Location' });
  expect(within(again).getByRole('textbox', { name: /^Coordinates/u })).toHaveValue('10, 20');
  await userEvent.click(within(again).getByRole('button', { name: 'Cancel' }));
  await userEvent.click(screen.getByRole('button', { name: 'Discard', hidden: true }));
  go('d-ben');
  const chosen = await screen.findByRole('dialog', { name: 'Contact' });
  expect(await within(chosen).findByRole('radio', { name: 'Ana' })).toBeChecked();
  go('d-ana');
  await act(async () => {});
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('a form is there again when one may write again', async () => {
  const { adapter } = await show();
  const form = await open('Poll');
  await userEvent.type(within(form).getByRole('textbox', { name: 'Question' }), 'Where?');
  act(() => adapter.emit({ type: 'blocked', userId: 'ana', active: true }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => adapter.emit({ type: 'blocked', userId: 'ana', active: false }));
  expect(await screen.findByRole('textbox', { name: 'Question' })).toHaveValue('Where?');
});

it('a card that was begun is there again with its conversation', async () => {
  const { go } = await show();
  const form = await open('Card');
  await userEvent.type(within(form).getByRole('textbox', { name: 'Title' }), 'Supper');
  await userEvent.click(within(form).getByRole('button', { name: 'Add fact' }));
  await userEvent.type(within(form).getByRole('textbox', { name: 'Label of fact 1' }), 'When');
  go('d-ben');
  await act(async () => {});
  expect(screen.queryByRole('dialog')).toBeNull();
  go('d-ana');
  const again = await screen.findByRole('dialog', { name: 'Card' });
  expect(within(again).getByRole('textbox', { name: 'Title' })).toHaveValue('Supper');
  expect(within(again).getByRole('textbox', { name: 'Label of fact 1' })).toHaveValue('When');
});
