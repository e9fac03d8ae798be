import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatHeader, ConversationScope, type Presence } from 'chatloom';
import { buildGroup, buildUser } from 'chatloom/testing';
import { expect, fn, waitFor } from 'storybook/test';
import { InChat, scripted, type Script } from '../support/chat.tsx';
import { see } from '../support/see.ts';
import { minutesAgo } from '../support/clock.ts';
import { directChat, groupChat, people } from '../support/people.ts';
import { BellOffIcon, IconButton } from '../ui/primitives.ts';

const meta: Meta<typeof ChatHeader> = {
  title: 'Components/ChatHeader',
  component: ChatHeader,
  parameters: { frame: 'pane', docsHeight: 72 },
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <ConversationScope conversationId="c1">
        <ChatHeader {...args} />
      </ConversationScope>
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof ChatHeader>;

const withPresence = (presence: Presence): Script => ({
  conversations: [directChat()],
  after: ({ adapter }) => adapter.emit({ type: 'presence', userId: 'bo', presence }),
});
const says =
  (text: string): NonNullable<Story['play']> =>
  async ({ canvas }) => {
    await see(canvas.findByRole('heading', { name: /\w/ }));
    await see(canvas.findByText(text));
  };

export const Online: Story = { loaders: [scripted(withPresence({ state: 'online' }))], play: says('Online') };

export const LastSeen: Story = {
  loaders: [scripted(withPresence({ state: 'offline', lastSeen: minutesAgo(25) }))],
  play: says('Last seen 25 minutes ago'),
};

export const Typing: Story = {
  loaders: [
    scripted({
      conversations: [directChat()],
      after: ({ adapter }) => adapter.emit({ type: 'typing', conversationId: 'c1', userId: 'bo', active: true }),
    }),
  ],
  play: says('typing…'),
};

export const Group: Story = {
  loaders: [
    scripted({
      conversations: [groupChat()],
      groups: [buildGroup({ id: 'g1', name: 'Trail runners', memberCount: 4, onlineCount: 2 })],
      members: { g1: ['bo', 'ana', 'kenji', 'me'].map((userId) => ({ userId, role: 'member' as const })) },
    }),
  ],
  play: says('4 members, 2 online'),
};

/** Two by name, more by number. */
export const GroupTyping: Story = {
  loaders: [
    scripted({
      conversations: [groupChat()],
      groups: [buildGroup({ id: 'g1', name: 'Trail runners', memberCount: 4 })],
      after: ({ adapter, store }) => {
        store.actions.ensureUsers(['bo', 'ana']);
        for (const userId of ['bo', 'ana'])
          adapter.emit({ type: 'typing', conversationId: 'c1', userId, active: true });
      },
    }),
  ],
  play: says('Bo Lindqvist and Ana Ribeiro are typing…'),
};

/** The name gives way, the actions stay; the way back is for phones, where the list is another pane. */
export const LongName: Story = {
  args: { onBack: fn(), actions: <IconButton icon={BellOffIcon} label="Mute" /> },
  loaders: [
    scripted({
      conversations: [directChat({ peerId: 'long' })],
      users: [
        ...people,
        buildUser({ id: 'long', nick: 'A name of sixty characters which nobody has, and still it comes' }),
      ],
    }),
  ],
  play: async ({ args, canvas, userEvent }) => {
    await see(canvas.findByRole('heading', { name: /^A name of sixty/ }));
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }));
    await expect(args.onBack).toHaveBeenCalledTimes(1);
    const actions = await canvas.findByRole('button', { name: 'Mute' });
    const right = actions.getBoundingClientRect().right;
    await expect(right).toBeLessThanOrEqual(document.documentElement.clientWidth);
  },
};

export const DeletedAccount: Story = {
  loaders: [scripted({ conversations: [directChat({ peerId: 'gone' })] })],
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText('Deleted account').length).toBeGreaterThan(0));
  },
};
