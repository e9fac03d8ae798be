import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatError, ConversationList, type Conversation, type Message, type User } from 'chatloom';
import { buildConversation, buildGroup, buildMessage, buildUser } from 'chatloom/testing';
import { expect, fn, waitFor, within } from 'storybook/test';
import { InChat, scripted, world, type Script } from '../support/chat.tsx';
import { see } from '../support/see.ts';
import { minutesAgo } from '../support/clock.ts';
import { people } from '../support/people.ts';

const meta: Meta<typeof ConversationList> = {
  title: 'Components/ConversationList',
  component: ConversationList,
  parameters: { frame: 'pane', paneWidth: 320 },
  args: { onSelect: fn() },
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <ConversationList {...args} style={{ flex: 1, minBlockSize: 0 }} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof ConversationList>;

let rank = 0;

/** A conversation with someone of that name, and what they said last. */
function talk(
  name: string,
  text: string,
  details: Partial<Conversation> & { readonly last?: Partial<Message> | undefined } = {},
): { readonly user: User; readonly conversation: Conversation } {
  rank += 1;
  const id = `c${rank}`;
  const userId = `u${rank}`;
  const { last, ...rest } = details;
  const time = minutesAgo(rank * 7);
  const lastMessage = buildMessage({
    seq: 1,
    conversationId: id,
    senderId: userId,
    time,
    text,
    ...last,
    id: `${id}-m`,
  });
  return {
    user: buildUser({ id: userId, nick: name }),
    conversation: buildConversation({ id, peerId: userId, lastMessage, activityAt: time, ...rest }),
  };
}

function inbox(...talks: readonly ReturnType<typeof talk>[]): Script {
  return {
    users: [...people, ...talks.map(({ user }) => user)],
    conversations: talks.map(({ conversation }) => conversation),
  };
}

/** The demo world: pinned first, then by activity. Arrows go from row to row, Enter opens, a click as well. */
export const World: Story = {
  args: { activeConversationId: 'dm-mira-tomas' },
  loaders: [world()],
  play: async ({ args, canvas, userEvent }) => {
    const list = await canvas.findByRole('list', { name: 'Conversations' });
    const rows = within(list).getAllByRole('button');
    canvas.getByRole('searchbox').focus();
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(rows[0]).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect(rows[2]).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onSelect).toHaveBeenCalledTimes(1);
    await userEvent.click(rows[1]!);
    await expect(args.onSelect).toHaveBeenCalledTimes(2);
  },
};

/** Skeletons of the true shape, after 150 ms. */
export const Loading: Story = {
  loaders: [scripted({ started: false, before: (adapter) => void adapter.hold('conversations.list') })],
};

export const Empty: Story = {
  loaders: [scripted({})],
  play: async ({ canvas }) => {
    await see(canvas.findByText('No conversations yet'));
  },
};

/** Says why, and tries again. */
export const Failed: Story = {
  loaders: [
    scripted({
      ...inbox(talk('Bo Lindqvist', 'There we are.')),
      before: (adapter) => adapter.failNext('conversations.list', new ChatError('timeout')),
    }),
  ],
  play: async ({ canvas, userEvent }) => {
    const alert = await canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('Your conversations could not be loaded');
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await see(canvas.findByText('There we are.'));
  },
};

/** Everything a row can say. */
export const RowStates: Story = {
  loaders: [
    () => {
      rank = 0;
      return scripted({
        ...inbox(
          talk('Pinned', 'The plan stands.', { settings: { pinned: true } }),
          talk('Pinned and unread', 'New: see page 4.', { settings: { pinned: true }, unread: { count: 2 } }),
          talk('Unread', 'Are you coming?', { unread: { count: 12 } }),
          talk('9,999 unread', 'Build 4211 passed.', { unread: { count: 9999 } }),
          talk('Mentioned', 'Mira, can you look?', { unread: { count: 3, mentionsMe: 1 } }),
          talk('Everyone', 'Lunch is here!', { unread: { count: 1, mentionsAll: 1 } }),
          talk('Muted', 'Sold!', { settings: { notify: 'none' }, unread: { count: 40 } }),
          talk('Marked unread', 'Think about it.', { settings: { unreadFrom: { value: 1, tie: '' } } }),
          talk('Draft', 'When?', { settings: { draft: { text: 'On Thursday, if the', updatedAt: 1 } } }),
          talk('Typing', 'Wait'),
          talk('Mine', 'See you there', { last: { senderId: 'me' } }),
          talk('Failed', 'Hello?'),
          talk('Recalled', '', { last: { content: { type: 'recalled' }, recalled: { by: 'u13', time: 1 } } }),
          talk('Left', 'Good bye.', { membership: 'left' }),
        ),
        after: ({ adapter, store }) => {
          adapter.emit({ type: 'typing', conversationId: 'c10', userId: 'u10', active: true });
          adapter.failNext('messages.send', new ChatError('content-refused'));
          store.actions.sendMessage(
            { conversationId: 'c12' },
            { content: { type: 'text', text: 'Did you get this?', format: 'plain', entities: [] } as never },
          );
        },
      })();
    },
  ],
  play: async ({ canvas }) => {
    const row = (name: RegExp) => canvas.getByRole('button', { name });
    await waitFor(() => expect(row(/^Failed/)).toHaveTextContent('Not sent'));
    await expect(row(/^Typing/)).toHaveTextContent('typing…');
    await expect(row(/^Draft/)).toHaveTextContent('Draft:');
    await expect(row(/^9,999/)).toHaveTextContent('9.9K');
    await expect(row(/^Mentioned/)).toHaveTextContent('[@you]');
  },
};

/** Names that strain a row. */
export const Names: Story = {
  loaders: [
    () => {
      rank = 0;
      return scripted(
        inbox(
          talk(
            'A name of sixty characters which nobody has, and still it comes',
            'And a message that goes on and on, longer than any row could ever be, about nothing in particular.',
            { unread: { count: 128 }, settings: { notify: 'none' } },
          ),
          talk('🦊', '🎉🎉🎉', { unread: { count: 1 } }),
          talk('Donaudampfschifffahrtsgesellschaftskapitän', 'Rindfleischetikettierungsüberwachungsaufgabe'),
          talk('佐藤健二', '明日の会議は十時からです。資料は共有フォルダにあります。'),
          talk('王小明', '好的，明天见。'),
          talk('김지우', '내일 아침에 다시 연락드릴게요'),
          talk('يسرى الحداد', 'وصلت الطلبية رقم 42 اليوم', { unread: { count: 4 } }),
          talk('נועם ברק', 'נתראה ב-18:30 ליד Café Nord'),
          talk('พลอย ศรีสุขสวัสดิ์', 'พรุ่งนี้เจอกันที่ร้านกาแฟหน้าสถานีรถไฟฟ้าตอนสิบโมงเช้านะคะ'),
          talk('अंजलि शर्मा', 'कल सुबह मिलते हैं, किताब ले आना'),
          talk('Line\nbreak', 'Two\nlines of\ntext'),
          talk('', 'From somebody without a name'),
        ),
      )();
    },
  ],
  play: async ({ canvas }) => {
    const list = await canvas.findByRole('list', { name: 'Conversations' });
    const scroller = list.closest('.cl-virtual-list')!;
    // Nothing pushes the list wider than its pane.
    await expect(scroller.scrollWidth).toBeLessThanOrEqual(scroller.clientWidth);
  },
};

const many = Array.from({ length: 500 }, (_, index) => ({ id: `p${index}`, nick: `Person ${index + 1}` }));

/** Five hundred rows, of which only those in view are there. */
export const LongList: Story = {
  loaders: [
    scripted({
      users: [...people, ...many],
      conversations: many.map(({ id }, index) =>
        buildConversation({
          id: `c-${id}`,
          peerId: id,
          activityAt: minutesAgo(index * 31),
          lastMessage: buildMessage({
            seq: 1,
            id: `m-${id}`,
            conversationId: `c-${id}`,
            senderId: id,
            time: minutesAgo(index * 31),
            text: `Message of person ${index + 1}`,
          }),
        }),
      ),
    }),
  ],
  play: async ({ canvas }) => {
    const list = await canvas.findByRole('list', { name: 'Conversations' });
    await waitFor(() => expect(within(list).getAllByRole('button').length).toBeGreaterThan(5));
    await expect(within(list).getAllByRole('button').length).toBeLessThan(60);
    // From one end to the other: the last row comes, the first goes.
    const scroller = list.closest('.cl-virtual-list')!;
    await waitFor(() => {
      scroller.scrollTop = scroller.scrollHeight;
      return expect(canvas.queryByText('Person 1')).toBeNull();
    });
    await see(canvas.findByText('Person 500'));
  },
};

/** The filter tells what to try where it finds nothing. */
export const NothingFound: Story = {
  loaders: [world()],
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('searchbox'), 'zebra');
    await see(canvas.findByText('Nothing found for “zebra”'));
  },
};

export const Compact: Story = { args: { density: 'compact' }, loaders: [world()] };

/** Groups say how many they are by their picture. */
export const Groups: Story = {
  loaders: [
    scripted({
      groups: [
        buildGroup({ id: 'g1', name: 'Trail runners', memberCount: 4 }),
        buildGroup({ id: 'g2', name: 'Studio Nord', memberCount: 2 }),
        buildGroup({ id: 'g3', name: 'Old project', memberCount: 9, dismissed: true }),
      ],
      members: {
        g1: ['bo', 'ana', 'kenji', 'me'].map((userId) => ({ userId, role: 'member' as const })),
        g2: ['ploy', 'me'].map((userId) => ({ userId, role: 'member' as const })),
      },
      conversations: ['g1', 'g2', 'g3'].map((groupId, index) =>
        buildConversation({
          id: `c-${groupId}`,
          groupId,
          activityAt: minutesAgo(index * 60),
          lastMessage: buildMessage({
            seq: 1,
            id: `m-${groupId}`,
            conversationId: `c-${groupId}`,
            senderId: index === 1 ? 'me' : 'ana',
            time: minutesAgo(index * 60),
            text: 'The route is in the file.',
          }),
        }),
      ),
    }),
  ],
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('button', { name: /Trail runners/ });
    await waitFor(() => expect(row).toHaveTextContent('Ana Ribeiro:'));
  },
};
