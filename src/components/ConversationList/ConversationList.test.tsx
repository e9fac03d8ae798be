import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { createMessageTypeRegistry, defaultMessageTypes, defineMessageType } from '../../messages/index.js';
import { defineMessageContent } from '../../messages/content.js';
import type { Conversation } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  buildUser,
  createTestAdapter,
  type TestAdapter,
} from '../../testing/index.js';
import { SlotsProvider } from '../slots/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { ConversationList, type ConversationListProps } from './ConversationList.js';

// Menus and fields take their time where others compute, too.
vi.setConfig({ testTimeout: 20_000 });

const people = ['Ana', 'Ben', 'Bela', 'Chen'].map((nick) => buildUser({ id: nick.toLowerCase(), nick }));

function direct(peerId: string, seq: number, details: Partial<Conversation> = {}): Conversation {
  const conversationId = `d-${peerId}`;
  const lastMessage = buildMessage({ seq, conversationId, senderId: peerId, text: `Hello from ${peerId}` });
  return buildConversation({ id: conversationId, peerId, lastMessage, ...details });
}

function adapterWith(
  conversations: readonly Conversation[],
  more: Parameters<typeof createTestAdapter>[0] = {},
): TestAdapter {
  return createTestAdapter({ conversations, users: people, ...more });
}

function show(adapter: TestAdapter, props: ConversationListProps = {}): void {
  render(
    <ChatProvider adapter={adapter} env={testEnv()} timeZone="UTC">
      <ConversationList {...props} />
    </ChatProvider>,
  );
}

const rowOf = (name: RegExp): Promise<HTMLElement> => screen.findByRole('button', { name }, { timeout: 4000 });

describe('ConversationList', () => {
  it('shows a row for each conversation, newest activity first and pinned ones before', async () => {
    show(adapterWith([direct('ana', 1), direct('ben', 3), direct('chen', 2, { settings: { pinned: true } })]));
    await rowOf(/Ana/);
    const list = screen.getByRole('list', { name: 'Conversations' });
    const names = within(list)
      .getAllByRole('button')
      .map((row) => row.textContent.match(/Ana|Ben|Chen/)?.[0]);
    expect(names).toEqual(['Chen', 'Ben', 'Ana']);
    expect(await rowOf(/Chen.*Pinned/)).toBeVisible();
  });

  it('says what was last said, by whom in groups, and what was begun', async () => {
    const adapter = adapterWith(
      [
        direct('ana', 1),
        buildConversation({
          id: 'g',
          groupId: 'trip',
          lastMessage: buildMessage({ seq: 5, conversationId: 'g', senderId: 'ben', text: 'Who drives?' }),
        }),
        direct('chen', 2, { settings: { draft: { text: 'I was about to', updatedAt: 1 } } }),
        direct('bela', 3, {
          lastMessage: buildMessage({ seq: 3, conversationId: 'd-bela', senderId: 'me', text: 'See you' }),
        }),
      ],
      { groups: [buildGroup({ id: 'trip', name: 'Trip' })] },
    );
    show(adapter);
    expect(await rowOf(/Ana.*Hello from ana/)).toBeVisible();
    expect(await rowOf(/Trip/)).toHaveTextContent('Ben: Who drives?');
    expect(await rowOf(/Chen.*Draft:.*I was about to/)).toBeVisible();
    expect(await rowOf(/Bela.*You:.*See you/)).toBeVisible();
  });

  it('says in words what the dot on a picture shows', async () => {
    const adapter = adapterWith([direct('ana', 1), direct('ben', 2), direct('chen', 3)]);
    show(adapter);
    await rowOf(/Ana/);
    for (const [userId, state] of [
      ['ana', 'away'],
      ['ben', 'offline'],
    ] as const)
      act(() => adapter.emit({ type: 'presence', userId, presence: { state } }));
    expect(await rowOf(/^Ana .*Away$/)).toBeVisible();
    expect(await rowOf(/Ben/)).not.toHaveTextContent(/Offline/);
    expect(await rowOf(/Chen/)).not.toHaveTextContent(/Online|Away/);
  });

  it('leaves a name out that is on its way, and shows no id for it', async () => {
    const lastMessage = buildMessage({ seq: 5, conversationId: 'g', senderId: 'zoe', text: 'Who drives?' });
    const adapter = adapterWith(
      [buildConversation({ id: 'g', groupId: 'trip', lastMessage }), direct('ana', 1), direct('yan', 2)],
      { groups: [buildGroup({ id: 'trip', name: 'Trip' })] },
    );
    const release = adapter.hold('users.get');
    show(adapter);
    const row = await rowOf(/Trip/);
    expect(row).toHaveTextContent('Who drives?');
    expect(row).not.toHaveTextContent(': Who');
    expect(row).not.toHaveTextContent('zoe');
    const unnamed = (await rowOf(/Hello from yan/)).querySelector('.cl-conversation__name');
    expect(unnamed).toHaveTextContent('');
    expect(unnamed?.querySelector('.cl-skeleton')).not.toBeNull();
    release();
  });

  it('tells no time of a conversation in which nothing was written', async () => {
    show(
      adapterWith([buildConversation({ id: 'd-ana', peerId: 'ana', activityAt: 1_760_000_000_000 }), direct('ben', 1)]),
    );
    const empty = await rowOf(/Ana.*No messages yet/);
    expect(empty.querySelector('time')).toBeNull();
    expect((await rowOf(/Ben/)).querySelector('time')).not.toBeNull();
  });

  it('asks the type of a message for its line where there is no sentence for it', async () => {
    const diceContent = defineMessageContent<{ readonly type: 'dice'; readonly pips: number }>({
      type: 'dice',
      normalize: () => ({ type: 'dice', pips: 4 }),
      summarize: () => ({ kind: 'dice' }),
    });
    const diceType = defineMessageType({
      type: 'dice',
      content: diceContent,
      Component: () => null,
      summarize: ({ pips }) => `${pips} pips`,
    });
    const adapter = adapterWith([
      direct('ana', 1, {
        lastMessage: buildMessage({
          seq: 1,
          conversationId: 'd-ana',
          senderId: 'ana',
          content: { type: 'dice', pips: 4 } as never,
        }),
      }),
    ]);
    render(
      <ChatProvider
        adapter={adapter}
        env={testEnv()}
        contents={[diceContent]}
        registry={createMessageTypeRegistry(defaultMessageTypes, [diceType])}
      >
        <ConversationList />
      </ChatProvider>,
    );
    expect(await rowOf(/Ana.*4 pips/)).toBeVisible();
  });

  it('counts what is unread, and only hints at it where the conversation is muted', async () => {
    show(
      adapterWith([
        direct('ana', 1, { unread: { count: 12_000 } }),
        direct('ben', 2, { unread: { count: 3 }, settings: { notify: 'none' } }),
        direct('chen', 3, { unread: { count: 2, mentionsMe: 1 }, settings: { notify: 'mentions' } }),
      ]),
    );
    const ana = await rowOf(/Ana.*12,000 unread messages/);
    expect(within(ana).getByText('12K')).toBeVisible();
    const ben = await rowOf(/Ben.*Muted.*3 unread messages/);
    expect(within(ben).queryByText('3')).toBeNull();
    const chen = await rowOf(/Chen.*\[@you\]/);
    expect(within(chen).getByText('2')).toBeVisible();
  });

  it('says who is typing, and only the row of that conversation', async () => {
    const adapter = adapterWith([direct('ana', 1), direct('ben', 2)]);
    show(adapter);
    await rowOf(/Ana/);
    adapter.emit({ type: 'typing', conversationId: 'd-ana', userId: 'ana', active: true });
    expect(await rowOf(/Ana.*typing…/)).toBeVisible();
    expect(screen.getByRole('button', { name: /Ben/ })).toHaveTextContent('Hello from ben');
  });

  it('renders one row for one change', async () => {
    const drawn: string[] = [];
    const slots = {
      Avatar: ({ name }: { readonly name: string }) => {
        drawn.push(name);
        return null;
      },
    };
    const adapter = adapterWith([direct('ana', 1), direct('ben', 2), direct('chen', 3)]);
    render(
      <ChatProvider adapter={adapter} env={testEnv()}>
        <SlotsProvider slots={slots}>
          <ConversationList />
        </SlotsProvider>
      </ChatProvider>,
    );
    await rowOf(/Ana/);
    await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'users.get')).toBe(true));
    await rowOf(/Chen/);
    drawn.length = 0;
    const message = buildMessage({ seq: 9, conversationId: 'd-ana', senderId: 'ana', text: 'News' });
    adapter.emit({ type: 'message', message });
    expect(await rowOf(/Ana.*News/)).toBeVisible();
    expect(new Set(drawn)).toEqual(new Set(['Ana']));
  });

  it('opens a conversation by pointer and marks the open one', async () => {
    const user = userEvent.setup();
    const onSelect = vi.fn<(id: string) => void>();
    show(adapterWith([direct('ana', 1), direct('ben', 2)]), { onSelect, activeConversationId: 'd-ben' });
    await user.click(await rowOf(/Ana/));
    expect(onSelect).toHaveBeenCalledWith('d-ana');
    expect(await rowOf(/Ben/)).toHaveAttribute('aria-current', 'true');
  });

  it('is one stop in the tab order, in which arrows, Home, End and letters move', async () => {
    const user = userEvent.setup();
    const onSelect = vi.fn<(id: string) => void>();
    show(adapterWith([direct('ana', 4), direct('ben', 3), direct('bela', 2), direct('chen', 1)]), { onSelect });
    await screen.findByRole('tablist');
    await user.tab();
    expect(screen.getByRole('searchbox', { name: 'Search conversations' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('tab', { name: 'All' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'New folder' })).toHaveFocus();
    await user.tab();
    expect(await rowOf(/Ana.*Hello/)).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(await rowOf(/Ben/)).toHaveFocus();
    await user.keyboard('{End}');
    expect(await rowOf(/Chen/)).toHaveFocus();
    await user.keyboard('b');
    expect(await rowOf(/Ben/)).toHaveFocus();
    await user.keyboard('el');
    expect(await rowOf(/Bela/)).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledWith('d-bela');
    await user.tab({ shift: true });
    expect(screen.getByRole('button', { name: 'New folder' })).toHaveFocus();
  });

  it('filters by name without regard to accents and case, says when nothing fits, and Escape clears', async () => {
    const user = userEvent.setup();
    show(adapterWith([direct('ana', 1), direct('ben', 2)]));
    await rowOf(/Ana/);
    const field = screen.getByRole('searchbox');
    await user.type(field, 'ÁN');
    expect(screen.queryByRole('button', { name: /Ben/ })).toBeNull();
    expect(await rowOf(/Ana/)).toBeVisible();
    await user.type(field, 'x');
    expect(await screen.findByText('Nothing found for “ÁNx”')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(field).toHaveValue('');
    expect(await rowOf(/Ben/)).toBeVisible();
  });

  it('goes on where the first pages hold nothing that is listed', async () => {
    const away = Array.from({ length: 45 }, (_, at) => direct(`p${at}`, 100 - at, { settings: { archived: true } }));
    show(adapterWith([...away, direct('ana', 1)], { limits: { conversationsPerPage: 20 } }));
    expect(await rowOf(/Ana/)).toBeVisible();
  });

  it('says that a page could not be had, and not that there is nothing, and goes on from there', async () => {
    const user = userEvent.setup();
    const many = Array.from({ length: 45 }, (_, at) => direct(`p${at}`, 100 - at));
    const adapter = adapterWith([...many, direct('ana', 1, { unread: { count: 1 } })], {
      limits: { conversationsPerPage: 20 },
    });
    const { list } = adapter.conversations;
    let isDown = true;
    const down = (): Promise<never> => Promise.reject(new ChatError('timeout'));
    show({
      ...adapter,
      conversations: {
        ...adapter.conversations,
        list: (page) => (isDown && page?.cursor !== undefined ? down() : list(page)),
      },
    });
    await user.click(await screen.findByRole('tab', { name: 'Unread' }, { timeout: 4000 }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The server did not answer in time.');
    expect(screen.queryByText('Nothing unread')).toBeNull();
    isDown = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowOf(/Ana/)).toBeVisible();
  });

  it('looks for a name further down than what is loaded', async () => {
    const user = userEvent.setup();
    const many = Array.from({ length: 160 }, (_, at) => direct(`p${at}`, 200 - at));
    show(adapterWith([...many, direct('ana', 1)], { limits: { conversationsPerPage: 20 } }));
    await screen.findByText('Hello from p0');
    await user.type(screen.getByRole('searchbox'), 'An');
    expect(await screen.findByText('Hello from ana')).toBeVisible();
  });

  it('shows its shape while loading, help when there is nothing, and a way out when it fails', async () => {
    const user = userEvent.setup();
    const adapter = adapterWith([direct('ana', 1)]);
    const release = adapter.hold('conversations.list');
    adapter.failNext('conversations.list', new ChatError('timeout'));
    show(adapter);
    expect(screen.getByRole('status')).toHaveTextContent('Loading your conversations…');
    release();
    expect(await screen.findByRole('alert')).toHaveTextContent('The server did not answer in time.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowOf(/Ana/)).toBeVisible();
  });

  it('says what to do when there is no conversation yet', async () => {
    show(adapterWith([]));
    expect(await screen.findByText('No conversations yet')).toBeVisible();
  });
});
