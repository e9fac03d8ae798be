import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { absent, native, type Operation } from '../../contract/index.js';
import type { DraftForward } from '../../model/index.js';
import { ChatProvider, ConversationScope, useForwardInto } from '../../react/index.js';
import { buildConversation, buildText, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { InputBar } from './InputBar.js';

const copy = (senderName: string, text: string) => ({ senderName, time: 1, content: buildText(text) });

/** An input bar that was handed something to forward. */
async function open(forward: DraftForward, lacking?: Operation): Promise<TestAdapter> {
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'd-ana', peerId: 'ana' })],
    users: [{ id: 'ana', nick: 'Ana' }],
    can: (operation) => (operation === lacking ? absent() : native),
  });
  function Give() {
    const into = useForwardInto();
    return (
      <button type="button" onClick={() => into({ conversationId: 'd-ana' }, forward)}>
        Give
      </button>
    );
  }
  render(
    <Root>
      <ChatProvider adapter={adapter} env={testEnv()}>
        <ConversationScope conversationId="d-ana">
          <InputBar extra={() => <Give />} />
        </ConversationScope>
      </ChatProvider>
    </Root>,
  );
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  await act(async () => {});
  await userEvent.click(screen.getByRole('button', { name: 'Give' }));
  return adapter;
}
const sent = (adapter: TestAdapter): unknown[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: { text: string } }).content.text);

it('shows what is forwarded, and sends it after the words with Enter', async () => {
  const user = userEvent.setup();
  const adapter = await open({ items: [copy('Ben', 'The harbour'), copy('Zoe', 'At noon')] });
  const bar = await screen.findByRole('group', { name: /^Forward 2 messages of .*Ben.*Zoe/u });
  expect(bar).toHaveTextContent('The harbour');
  expect(screen.getByRole('textbox')).toHaveFocus();
  await user.keyboard('Look{Enter}');
  await vi.waitFor(() => expect(sent(adapter)).toEqual(['Look', 'The harbour', 'At noon']));
  expect(screen.queryByRole('group', { name: /^Forward/u })).toBeNull();
});

it('can be sent without words, and the button says so', async () => {
  const adapter = await open({ items: [copy('Ben', 'The harbour')] });
  expect(await screen.findByRole('group', { name: /^Forward a message of .*Ben/u })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await vi.waitFor(() => expect(sent(adapter)).toEqual(['The harbour']));
});

it('is left by its button and by Escape, and the words stay', async () => {
  const user = userEvent.setup();
  const adapter = await open({ items: [copy('Ben', 'The harbour')] });
  await screen.findByRole('group', { name: /^Forward/u });
  await user.keyboard('Words{Escape}');
  expect(screen.queryByRole('group', { name: /^Forward/u })).toBeNull();
  expect(screen.getByRole('textbox')).toHaveValue('Words');
  await user.click(screen.getByRole('button', { name: 'Give' }));
  const bar = await screen.findByRole('group', { name: /^Forward/u });
  await user.click(within(bar).getByRole('button', { name: 'Do not forward' }));
  expect(screen.queryByRole('group', { name: /^Forward/u })).toBeNull();
  expect(screen.getByRole('textbox')).toHaveFocus();
  expect(sent(adapter)).toEqual([]);
});

it('says why nothing can be forwarded here, and sends nothing', async () => {
  const adapter = await open({ items: [copy('Ben', 'The harbour')] }, 'messages.forward');
  const bar = await screen.findByRole('group', { name: /^Forward/u });
  expect(within(bar).getByRole('alert')).not.toBeEmptyDOMElement();
  await userEvent.keyboard('Words{Enter}');
  expect(sent(adapter)).toEqual([]);
  expect(screen.getByRole('textbox')).toHaveValue('Words');
});
