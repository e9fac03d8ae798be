import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatSearch, ConversationScope } from 'chatloom';
import { expect, fn } from 'storybook/test';
import { InChat, scripted } from '../support/chat.tsx';
import { lines } from '../support/messages.ts';
import { directChat } from '../support/people.ts';
import { see } from '../support/see.ts';

/** Looks for words in one chat, and leads from one match to the next. */
const meta: Meta<typeof ChatSearch> = {
  title: 'Components/ChatSearch',
  component: ChatSearch,
  parameters: { frame: 'pane', docsHeight: 100 },
  args: { onGo: fn(), onClose: fn() },
  loaders: [
    scripted({
      conversations: [directChat()],
      messages: lines(
        ['bo', 'The bench is by the gate.', 50],
        ['me', 'Which gate?', 40],
        ['bo', '門の前です', 30],
        ['bo', 'The green one.', 20],
      ),
    }),
  ],
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <ConversationScope conversationId="c1">
        <ChatSearch {...args} />
      </ConversationScope>
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof ChatSearch>;

export const Matches: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'gate');
    await see(canvas.findByText(/^1 of 2/));
    await userEvent.keyboard('{Enter}');
    await see(canvas.findByText(/^2 of 2/));
    await expect(args.onGo).toHaveBeenCalledTimes(2);
    await userEvent.keyboard('{Escape}');
    await expect(args.onClose).toHaveBeenCalledTimes(1);
  },
};

/** Found inside what is written without spaces. */
export const Japanese: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), '門');
    await see(canvas.findByText(/^1 of 1/));
  },
};

export const NothingFound: Story = {
  globals: { width: '320' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'zeppelin');
    await see(canvas.findByText(/^Nothing found/));
  },
};
