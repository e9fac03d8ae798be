import type { Meta, StoryObj } from '@storybook/react-vite';
import { SearchView } from 'chatloom';
import { expect, fn } from 'storybook/test';
import { InChat, scripted, world } from '../support/chat.tsx';
import { lines } from '../support/messages.ts';
import { directChat } from '../support/people.ts';
import { see } from '../support/see.ts';

/** Looks for people, chats and messages at once, in all chats. */
const meta: Meta<typeof SearchView> = {
  title: 'Components/SearchView',
  component: SearchView,
  parameters: { frame: 'pane', paneWidth: 640, docsHeight: 560 },
  args: { onOpenMessage: fn(), onOpenConversation: fn() },
  loaders: [world()],
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <SearchView {...args} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof SearchView>;

export const Found: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('combobox'), 'faro');
    await see(canvas.findByRole('group', { name: 'Messages' }));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect(args.onOpenMessage).toHaveBeenCalledTimes(1);
  },
};

/** People and chats by name, before what was said. */
export const Names: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('combobox'), 'tom');
    await see(canvas.findByRole('group', { name: 'People' }));
  },
};

/** What was typed has become filters. */
export const Filters: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('combobox'), 'from:tomás has:image ');
    await see(canvas.findByRole('button', { name: 'Remove filter: From Tomás Arrieta' }));
    await see(canvas.findByRole('group', { name: 'Messages' }));
  },
};

/** What the value of an operator could be. */
export const Suggestions: Story = {
  globals: { width: '320' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Type' }));
    await see(canvas.findByRole('option', { name: 'Photos' }));
  },
};

const few = {
  conversations: [directChat()],
  messages: lines(['bo', 'The bench is by the gate.', 50], ['me', 'Which gate?', 40], ['bo', '門の前です', 30]),
};

export const NothingFound: Story = {
  globals: { width: '320' },
  loaders: [scripted(few)],
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('combobox'), 'zeppelin');
    await see(canvas.findByText('Nothing found'));
  },
};

/** A date that says two things. */
export const BadDate: Story = {
  loaders: [scripted(few)],
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('combobox'), 'before:5/6/26 gate');
    await see(canvas.findByRole('alert'));
    await see(canvas.findByRole('group', { name: 'Messages' }));
  },
};

/** Without a connection what is on this device is searched, and nothing else. */
export const Offline: Story = {
  loaders: [
    scripted({
      ...few,
      after: ({ adapter }) => adapter.emit({ type: 'connection', state: { status: 'offline' } }),
    }),
  ],
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('combobox'), '門');
    await see(canvas.findByText(/^You are offline/));
    await see(canvas.findByRole('group', { name: 'Messages' }));
  },
};
