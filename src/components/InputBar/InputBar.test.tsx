import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ChatProvider, ConversationScope, useDesk, type ComposerDesk } from '../../react/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  buildText,
  buildUser,
  createTestAdapter,
  type TestAdapter,
} from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { InputBar, type InputBarProps } from './InputBar.js';

function makeAdapter(more: Parameters<typeof createTestAdapter>[0] = {}): TestAdapter {
  return createTestAdapter({
    conversations: [
      buildConversation({ id: 'd-ana', peerId: 'ana' }),
      buildConversation({ id: 'd-ben', peerId: 'ben' }),
    ],
    users: [buildUser({ id: 'ana', nick: 'Ana' }), buildUser({ id: 'ben', nick: 'Ben' })],
    ...more,
  });
}

async function show(
  adapter: TestAdapter,
  props: InputBarProps = {},
  conversationId = 'd-ana',
): Promise<(id: string) => void> {
  const env = testEnv();
  const tree = (id: string) => (
    <Root>
      <ChatProvider adapter={adapter} env={env}>
        <ConversationScope conversationId={id}>
          <InputBar {...props} />
        </ConversationScope>
      </ChatProvider>
    </Root>
  );
  const { rerender } = render(tree(conversationId));
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  await act(async () => {});
  return (id) => rerender(tree(id));
}

const field = (): HTMLTextAreaElement => screen.getByRole('textbox');
const sent = (adapter: TestAdapter): unknown[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: { text: string } }).content.text);

describe('InputBar', () => {
  it('sends with Enter, breaks the line with Shift+Enter, and is empty afterwards', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    await show(adapter);
    expect(await screen.findByRole('textbox', { name: 'Message Ana' })).toBeVisible();
    await user.type(field(), 'One{Shift>}{Enter}{/Shift}two');
    expect(field()).toHaveValue('One\ntwo');
    await user.keyboard('{Enter}');
    expect(field()).toHaveValue('');
    expect(field()).toHaveFocus();
    await vi.waitFor(() => expect(sent(adapter)).toEqual(['One\ntwo']));
  });

  it('asks for a message, and for no id, while the name of the other is on its way', async () => {
    const adapter = makeAdapter({ conversations: [buildConversation({ id: 'd-zoe', peerId: 'zoe' })] });
    const release = adapter.hold('users.get');
    await show(adapter, {}, 'd-zoe');
    expect(screen.getByRole('textbox', { name: 'Message' })).toBeVisible();
    expect(screen.queryByText(/zoe/u)).toBeNull();
    release();
  });

  it('sends with Ctrl+Enter only, when asked to', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    await show(adapter, { submitKey: 'mod-enter' });
    await user.type(field(), 'One{Enter}two');
    expect(field()).toHaveValue('One\ntwo');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(sent(adapter)).toEqual(['One\ntwo']));
  });

  it('sends with the button, which does nothing while there is nothing to send', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    await show(adapter);
    const button = screen.getByRole('button', { name: 'Send' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.click(button);
    await user.type(field(), '   ');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.type(field(), 'hi');
    expect(button).toHaveAttribute('aria-disabled', 'false');
    await user.click(button);
    await vi.waitFor(() => expect(sent(adapter)).toEqual(['hi']));
  });

  it('never sends the Enter that picks a candidate of an input method', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    await show(adapter);
    await user.type(field(), 'nihon');
    fireEvent.compositionStart(field());
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229, isComposing: true });
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229 });
    // Safari ends the composition first and then presses the key, in one task.
    fireEvent.compositionEnd(field());
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 13 });
    expect(field()).toHaveValue('nihon');
    expect(sent(adapter)).toEqual([]);
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)));
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 13 });
    await vi.waitFor(() => expect(sent(adapter)).toEqual(['nihon']));
  });

  it('keeps what was begun for each conversation', async () => {
    const user = userEvent.setup();
    const go = await show(makeAdapter());
    await user.type(field(), 'For Ana');
    go('d-ben');
    expect(field()).toHaveValue('');
    await user.type(field(), 'For Ben');
    go('d-ana');
    expect(field()).toHaveValue('For Ana');
    go('d-ben');
    expect(field()).toHaveValue('For Ben');
  });

  it('says by how much a text is too long in the unit of the backend, and does not send it', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter({ limits: { textLength: 5, textUnit: 'graphemes' } });
    await show(adapter);
    await user.type(field(), '👨‍👩‍👧👍🏽abc');
    expect(screen.getByText('0 characters left')).toBeVisible();
    await user.type(field(), 'de');
    expect(screen.getByText('Too long by 2 characters')).toBeVisible();
    expect(field()).toBeInvalid();
    await user.keyboard('{Enter}');
    expect(sent(adapter)).toEqual([]);
  });

  it('says why one cannot write, and until when', async () => {
    const until = Date.now() + 3_600_000;
    const adapter = makeAdapter({
      conversations: [buildConversation({ id: 'g', groupId: 'trip' })],
      groups: [buildGroup({ id: 'trip', self: { userId: 'me', role: 'member', mutedUntil: until } })],
    });
    await show(adapter, {}, 'g');
    expect(await screen.findByText(/^You are muted in this group until/)).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('lets one write in a conversation while offline', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    await show(adapter);
    adapter.emit({ type: 'connection', state: { status: 'offline' } });
    await user.type(field(), 'later');
    expect(screen.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'false');
  });

  it('puts an emoji where the caret is, from a grid that is walked with arrows', async () => {
    const user = userEvent.setup();
    const begun = buildConversation({
      id: 'd-ana',
      peerId: 'ana',
      settings: { draft: { text: 'ab', entities: [], updatedAt: 1 } },
    });
    await show(makeAdapter({ conversations: [begun] }));
    await vi.waitFor(() => expect(field()).toHaveValue('ab'));
    field().setSelectionRange(1, 1);
    await user.click(screen.getByRole('button', { name: 'Emoji' }));
    const grid = await screen.findByRole('grid', { name: 'Emoji' }, { timeout: 5000 });
    await vi.waitFor(() => expect(within(grid).getAllByRole('button')[0]).toHaveFocus());
    expect(within(grid).getAllByRole('button')).toHaveLength(64);
    await user.keyboard('{ArrowRight}{ArrowDown}{Home}{Enter}');
    expect(field()).toHaveValue('a😉b');
    expect(field()).toHaveFocus();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('closes the emoji with Escape and gives the focus back to their button', async () => {
    const user = userEvent.setup();
    await show(makeAdapter());
    await user.click(screen.getByRole('button', { name: 'Emoji' }));
    const grid = await screen.findByRole('grid', {}, { timeout: 5000 });
    await vi.waitFor(() => expect(grid).toContainElement(document.activeElement as HTMLElement));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.getByRole('button', { name: 'Emoji' })).toHaveFocus();
  });

  it('tells the others that one is typing', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    await show(adapter);
    await user.type(field(), 'hello');
    const typing = adapter.calls.filter(({ method }) => method === 'messages.setTyping').map(({ args }) => args[1]);
    expect(typing).toEqual([true]);
  });

  it('has the focus in the field when an answer or an edit is left by its button', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    adapter.store(buildMessage({ seq: 1, senderId: 'me', text: 'Old', conversationId: 'd-ana' }));
    let desk: ReturnType<typeof useDesk> = null;
    function Ask(): null {
      const now = useDesk();
      useEffect(() => {
        desk = now;
      });
      return null;
    }
    await show(adapter, { extra: () => <Ask /> });
    const composer = (): ComposerDesk | undefined => desk?.composer({ conversationId: 'd-ana' });
    act(() => composer()?.reply({ senderName: 'Ana', time: 1, content: buildText('What Ana says') }));
    await user.click(await screen.findByRole('button', { name: 'Stop replying' }));
    expect(field()).toHaveFocus();
    act(() => composer()?.edit({ id: 'm1', content: buildText('Old') }));
    await user.click(await screen.findByRole('button', { name: 'Stop editing' }));
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('');
  });
});
