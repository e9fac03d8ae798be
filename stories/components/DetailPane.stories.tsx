import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatError, DetailPane, type Content, type Message } from 'chatloom';
import { buildGroup } from 'chatloom/testing';
import { expect, fn, waitFor, within } from 'storybook/test';
import { InChat, scripted, type Script } from '../support/chat.tsx';
import { lines } from '../support/messages.ts';
import { directChat, groupChat } from '../support/people.ts';
import { minutesAgo } from '../support/clock.ts';
import { see } from '../support/see.ts';

/** About one conversation: who it is with, settings, members, what is pinned and shared. */
const meta: Meta<typeof DetailPane> = {
  title: 'Components/DetailPane',
  component: DetailPane,
  parameters: { frame: 'pane', docsHeight: 640 },
  args: { conversationId: 'c1', onClose: fn(), onOpenMessage: fn(), onSearch: fn() },
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <DetailPane {...args} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof DetailPane>;

const [said] = lines(['ana', 'The plan: https://example.com/courtyard', 90]);
const shared = (id: string, minutes: number, content: object): Message => {
  if (!said) throw new Error('There is a message.');
  return {
    ...said,
    id,
    time: minutesAgo(minutes),
    position: { value: 1000 - minutes, tie: id },
    content: content as Content,
  };
};
const file = (name: string, size: number): object => ({
  type: 'file',
  items: [{ media: { id: name, mime: 'application/pdf', size }, name }],
});
const messages: readonly Message[] = [
  ...(said ? [said] : []),
  shared('f1', 60, file('Courtyard plan, third version.pdf', 248_000)),
  shared('f2', 20, file('مخطط الفناء.pdf', 91_000)),
];

const direct: Script = {
  conversations: [directChat()],
  messages,
  after: ({ adapter }) => adapter.emit({ type: 'presence', userId: 'bo', presence: { state: 'online' } }),
};
const group: Script = {
  conversations: [groupChat()],
  groups: [
    buildGroup({
      id: 'g1',
      name: 'Courtyard',
      memberCount: 4,
      notice: 'The gate stays closed on Sunday.',
      introduction: 'Everything about the yard behind the house.',
    }),
  ],
  members: { g1: ['ana', 'bo', 'kenji', 'me'].map((userId, at) => ({ userId, role: at === 0 ? 'owner' : 'member' })) },
  messages,
};

export const Person: Story = {
  loaders: [scripted(direct)],
  play: async ({ args, canvas, userEvent }) => {
    await see(canvas.findByText('Online'));
    const mute = canvas.getByRole('switch', { name: 'Mute' });
    await userEvent.click(mute);
    await waitFor(() => expect(mute).toBeChecked());
    await userEvent.keyboard('{Escape}');
    await expect(args.onClose).toHaveBeenCalledTimes(1);
  },
};

export const Group: Story = {
  loaders: [scripted(group)],
  play: async ({ canvas }) => {
    await see(canvas.findByText('The gate stays closed on Sunday.'));
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4));
  },
};

/** Newest first, by month; each leads to its message. */
export const Files: Story = {
  args: { defaultView: 'files' },
  loaders: [scripted(direct)],
  play: async ({ args, canvas, userEvent }) => {
    await see(canvas.findByRole('button', { name: /Courtyard plan/ }));
    const [first] = canvas.getAllByRole('button', { name: 'Show in chat' });
    if (first) await userEvent.click(first);
    await expect(args.onOpenMessage).toHaveBeenCalledWith(expect.objectContaining({ messageId: 'f2' }));
  },
};

export const Links: Story = {
  args: { defaultView: 'links' },
  loaders: [scripted(direct)],
  play: async ({ canvas }) => {
    await see(canvas.findByRole('link', { name: 'https://example.com/courtyard' }));
  },
};

export const NothingShared: Story = {
  args: { defaultView: 'media' },
  loaders: [scripted(direct)],
  play: async ({ canvas }) => {
    await see(canvas.findByText('No pictures or videos yet'));
  },
};

/** It could not be loaded. */
export const Failed: Story = {
  args: { defaultView: 'voice' },
  loaders: [scripted({ ...direct, before: (adapter) => adapter.failNext('messages.load', new ChatError('timeout')) })],
  play: async ({ canvas, userEvent }) => {
    const problem = await canvas.findByRole('alert');
    await userEvent.click(within(problem).getByRole('button', { name: 'Try again' }));
    await see(canvas.findByText('No voice messages yet'));
  },
};

/** Over the chat, on a phone. */
export const Covering: Story = {
  args: { covering: true },
  globals: { width: '320' },
  loaders: [scripted(group)],
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Back' }));
    await expect(args.onClose).toHaveBeenCalledTimes(1);
  },
};
