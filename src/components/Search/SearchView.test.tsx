import { act, configure, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ChatError, type SearchPort } from '../../contract/index.js';
import { ChatProvider } from '../../react/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  createTestAdapter,
  type TestAdapter,
} from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { SearchDialog, SearchView } from './index.js';

// A busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 });

let account = 0;
interface Opened {
  readonly adapter: TestAdapter;
  readonly user: UserEvent;
  readonly field: HTMLElement;
  readonly asked: unknown[];
  readonly onOpenMessage: ReturnType<typeof vi.fn>;
  readonly onOpenConversation: ReturnType<typeof vi.fn>;
}

async function open(
  setup: { readonly messages?: SearchPort['messages']; readonly locale?: string; readonly keep?: string } = {},
): Promise<Opened> {
  const asked: unknown[] = [];
  const plain = createTestAdapter({
    accountId: setup.keep ?? `view-${account++}`,
    conversations: [
      buildConversation({ id: 'c1', activityAt: 1_760_000_000_000 }),
      buildConversation({ id: 'g1', groupId: 'g1', peerId: undefined }),
    ],
    groups: [buildGroup({ id: 'g1', name: 'Tea garden' })],
    users: [
      { id: 'bo', nick: 'Bo Lindqvist' },
      { id: 'me', nick: 'Me' },
    ],
  });
  const messages: NonNullable<SearchPort['messages']> =
    setup.messages ??
    ((_query, options) =>
      Promise.resolve(
        options?.cursor === undefined
          ? {
              items: [
                { message: buildMessage({ seq: 2, text: 'Green tea at noon' }) },
                { message: buildMessage({ seq: 1, text: 'No tea', conversationId: 'g1', senderId: 'me' }) },
              ],
              cursor: 'more',
            }
          : { items: [{ message: buildMessage({ seq: 0, text: 'The first tea' }) }] },
      ));
  const port: SearchPort = { messages: (query, options) => (asked.push(query), messages(query, options)) };
  const adapter = Object.assign(plain, { search: port });
  const onOpenMessage = vi.fn();
  const onOpenConversation = vi.fn();
  render(
    <Root>
      <ChatProvider adapter={adapter} env={testEnv()} locale={setup.locale}>
        <SearchView focusField onOpenMessage={onOpenMessage} onOpenConversation={onOpenConversation} />
      </ChatProvider>
    </Root>,
  );
  // Chinese comes by import().
  const field = await screen.findByRole('combobox', { name: setup.locale ? /^搜索/u : /^Search people/u });
  await until(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 50))));
  return { adapter, user: userEvent.setup(), field, asked, onOpenMessage, onOpenConversation };
}
const options = (): readonly string[] => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const pointedAt = (field: HTMLElement): string | null | undefined =>
  document.getElementById(field.getAttribute('aria-activedescendant') ?? 'none')?.textContent;

it('finds people, chats and messages, is gone through by arrows, and opens a message where it stands', async () => {
  const { user, field, onOpenMessage, asked } = await open();
  expect(field).toHaveFocus();
  await user.type(field, 'tea');
  expect(await screen.findByText(/^1 chat · 2 messages or more$/u)).toBeInTheDocument();
  expect(asked).toEqual([{ text: 'tea' }]);
  const marks = [...document.querySelectorAll('mark')].map(({ textContent }) => textContent);
  expect(marks).toEqual(['Tea', 'tea', 'tea']);
  expect(within(screen.getByRole('group', { name: 'Messages' })).getAllByRole('option')).toHaveLength(3);
  expect(pointedAt(field)).toBe(undefined);
  await user.keyboard('{ArrowDown}');
  expect(pointedAt(field)).toContain('Tea garden');
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(pointedAt(field)).toContain('Green tea at noon');
  await user.keyboard('{Enter}');
  expect(onOpenMessage).toHaveBeenCalledWith({ conversationId: 'c1', threadId: undefined, messageId: 'm2' });
  expect(field).toHaveFocus();
});

it('shows more, and stays where one was', async () => {
  const { user, field } = await open();
  await user.type(field, 'tea');
  await screen.findByText('Show more messages');
  await user.keyboard('{PageDown}{Enter}');
  expect(await screen.findByText(/^1 chat · 3 messages$/u)).toBeInTheDocument();
  expect(options().at(-1)).toContain('The first');
});

it('turns operators into filters, which are taken away by keys and by pointer', async () => {
  const { user, field, asked } = await open();
  await user.type(field, 'tea from:bo has:link ');
  const bar = screen.getByRole('toolbar', { name: 'Filters' });
  const chip = within(bar).getByRole('button', { name: 'Remove filter: From Bo Lindqvist' });
  expect(field).toHaveValue('tea ');
  await until(() => expect(asked.at(-1)).toEqual({ text: 'tea', senderIds: ['bo'], types: ['text'] }));
  await user.click(chip);
  expect(field).toHaveFocus();
  await user.clear(field);
  await user.keyboard('{Backspace}');
  expect(screen.queryByRole('button', { name: /^Remove filter/u })).toBe(null);
});

it('suggests values for a filter that is wanted', async () => {
  const { user, field } = await open();
  await user.click(screen.getByRole('button', { name: 'From' }));
  expect(field).toHaveValue('from:');
  expect(field).toHaveFocus();
  expect(options()).toEqual([expect.stringContaining('From You'), expect.stringContaining('From Bo Lindqvist')]);
  await user.keyboard('b');
  await until(() => expect(options()).toEqual([expect.stringContaining('From Bo Lindqvist')]));
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Remove filter: From Bo Lindqvist' })).toBeInTheDocument();
  // The toolbar is one stop.
  const bar = screen.getByRole('toolbar', { name: 'Filters' });
  expect(
    within(bar)
      .getAllByRole('button')
      .filter(({ tabIndex }) => tabIndex === 0),
  ).toHaveLength(1);
  // Past the button that empties the field.
  await user.tab();
  await user.tab();
  await user.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}{Home}');
  expect(document.activeElement).toHaveAccessibleName('Remove filter: From Bo Lindqvist');
  await user.keyboard('{Delete}');
  expect(screen.queryByRole('button', { name: /^Remove filter/u })).toBe(null);
});

it('says what a date should look like', async () => {
  const { user, field } = await open();
  await user.type(field, 'before:5/6/26 tea');
  expect(await screen.findByRole('alert')).toHaveTextContent('“5/6/26” is not a date. Write it like 2026-05-01');
});

it('says that nothing was found, and what went wrong, with a way to try again', async () => {
  let fails = true;
  const { user, field } = await open({
    messages: () => (fails ? Promise.reject(new ChatError('timeout')) : Promise.resolve({ items: [] })),
  });
  await user.type(field, 'zeppelin');
  expect(await screen.findByRole('alert')).toHaveTextContent(/^Messages could not be searched\./u);
  fails = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Nothing found')).toBeInTheDocument();
  expect(field).toHaveAttribute('aria-expanded', 'false');
});

it('says that only this device was searched while offline', async () => {
  const { user, field, adapter } = await open();
  act(() => adapter.emit({ type: 'connection', state: { status: 'offline' } }));
  await user.type(field, 'tea');
  expect(await screen.findByText('You are offline. Only what is on this device was searched.')).toBeInTheDocument();
});

it('remembers what led somewhere, offers it again, and forgets it', async () => {
  const { user, field } = await open();
  await user.type(field, 'tea');
  await screen.findByText(/^1 chat · 2 messages/u);
  await user.keyboard('{ArrowDown}{Enter}');
  await user.clear(field);
  expect(await screen.findByRole('option', { name: 'tea' })).toBeInTheDocument();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(field).toHaveValue('tea');
  await user.clear(field);
  await user.keyboard('{ArrowDown}{Delete}');
  expect(screen.queryByRole('option')).toBe(null);
});

it('looks for pictures and files in tabs of their own, also without words', async () => {
  const { user, asked } = await open();
  await user.click(screen.getByRole('tab', { name: 'Files' }));
  await until(() => expect(asked[0]).toMatchObject({ text: '', types: ['file'] }));
});

it('understands Chinese operators, and English ones beside them', async () => {
  const { user, field, asked } = await open({ locale: 'zh-CN' });
  await user.type(field, '来自:我 has:image 茶');
  await until(() => expect(asked.at(-1)).toEqual({ text: '茶', senderIds: ['me'], types: ['image'] }));
  expect(screen.getByRole('button', { name: /^移除筛选条件：来自/u })).toBeInTheDocument();
});

it('understands what its buttons say as operators', async () => {
  const { user, field, asked } = await open();
  await user.type(field, 'type:poll date:2026-05-01 tea');
  await until(() => expect(asked.at(-1)).toMatchObject({ text: 'tea', types: ['poll'] }));
  expect(asked.at(-1)).toHaveProperty('after');
});

it('closes with Escape, before what was chosen opens', async () => {
  const steps: string[] = [];
  const adapter = createTestAdapter({
    accountId: `view-${account++}`,
    conversations: [buildConversation({ id: 'c1' })],
  });
  render(
    <Root>
      <ChatProvider adapter={adapter} env={testEnv()}>
        <SearchDialog
          defaultText="from:me"
          onOpenMessage={() => steps.push('message')}
          onOpenConversation={() => steps.push('conversation')}
          onClose={() => steps.push('close')}
        />
      </ChatProvider>
    </Root>,
  );
  const user = userEvent.setup();
  const field = await screen.findByRole('combobox', { hidden: true });
  expect(field).toHaveValue('from:me');
  field.focus();
  await user.keyboard('{Escape}');
  expect(steps).toEqual(['close']);
});
