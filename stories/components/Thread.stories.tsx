import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatError, ThreadInbox, ThreadPanel, type Message, type Thread } from 'chatloom';
import { buildGroup } from 'chatloom/testing';
import { expect, fn, waitFor, within } from 'storybook/test';
import { InChat, scripted, type Script } from '../support/chat.tsx';
import { lines, type Line } from '../support/messages.ts';
import { groupChat } from '../support/people.ts';
import { minutesAgo } from '../support/clock.ts';
import { see } from '../support/see.ts';

const inThread = { threadId: 'm1' };
const said: readonly Line[] = [
  ['ana', 'Who brings the long table on Saturday? The one from the cellar is still wet.', 90],
  ['bo', 'I can, if somebody helps me carry it.', 70, inThread],
  ['kenji', '手伝います。何時に行けばいいですか？', 64, inThread],
  ['yusra', 'العاشرة صباحًا تناسبني أيضًا.', 40, inThread],
  ['me', 'Ten it is. I will bring the trolley.', 12, inThread],
];

/** A backend with one thread under the first message. */
function talk(all: readonly Line[] = said, details: Partial<Thread> = {}, root: Partial<Message> = {}): Script {
  const [first, ...answers] = lines(...all);
  if (!first) throw new Error('A thread has a message.');
  const message: Message = {
    ...first,
    thread: { version: 1, count: answers.length, participantIds: ['me', 'yusra', 'kenji'], lastAt: minutesAgo(12) },
    ...root,
  };
  const thread: Thread = {
    conversationId: 'c1',
    threadId: 'm1',
    root: message,
    following: true,
    unread: 0,
    version: 1,
    ...details,
  };
  return {
    conversations: [groupChat()],
    groups: [buildGroup({ id: 'g1', name: 'Courtyard', memberCount: 5 })],
    messages: [message, ...answers],
    threads: [thread],
  };
}

/** One thread: the message that is answered, its answers, and a composer of its own. */
const meta: Meta<typeof ThreadPanel> = {
  title: 'Components/Thread',
  component: ThreadPanel,
  parameters: { frame: 'pane', docsHeight: 560 },
  args: { thread: { conversationId: 'c1', threadId: 'm1' }, onClose: fn() },
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <ThreadPanel {...args} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof ThreadPanel>;

/** Escape, or the cross, closes it. */
export const Panel: Story = {
  loaders: [scripted(talk())],
  play: async ({ args, canvas, userEvent }) => {
    const log = await canvas.findByRole('log', { name: /^Replies in/ });
    await see(within(log).findByText('Ten it is. I will bring the trolley.'));
    canvas.getByRole('textbox', { name: 'Reply in the thread' }).focus();
    await userEvent.keyboard('{Escape}');
    await expect(args.onClose).toHaveBeenCalledTimes(1);
  },
};

/** Where it covers the chat there is a way back. */
export const Covering: Story = {
  args: { covering: true },
  globals: { width: '320' },
  loaders: [scripted(talk())],
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Back' }));
    await expect(args.onClose).toHaveBeenCalledTimes(1);
  },
};

/** What is written can be shown in the conversation, too. */
export const AlsoSend: Story = {
  loaders: [scripted(talk())],
  play: async ({ canvas, userEvent }) => {
    const box = await canvas.findByRole('checkbox', { name: /^Also send to/ });
    await userEvent.click(box);
    await userEvent.type(canvas.getByRole('textbox', { name: 'Reply in the thread' }), 'Ten, at the gate.{Enter}');
    await see(canvas.findByText('Ten, at the gate.'));
    await waitFor(() => expect(box).not.toBeChecked());
  },
};

/** The bell says whether one is told of answers. */
export const Follow: Story = {
  loaders: [scripted(talk(said, { following: false }))],
  play: async ({ canvas, userEvent }) => {
    const bell = await canvas.findByRole('button', { name: 'Follow this thread' });
    await expect(bell).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(bell);
    await waitFor(() => expect(bell).toHaveAttribute('aria-pressed', 'true'));
  },
};

/** Nobody has answered yet. */
export const NoReplies: Story = {
  loaders: [scripted(talk(said.slice(0, 1)))],
  play: async ({ canvas }) => {
    await see(canvas.findByText('No replies yet'));
  },
};

/** Its message was deleted, or may not be seen: it says so, and leads back. */
export const NotThere: Story = {
  loaders: [scripted({ conversations: [groupChat()] })],
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Back to the conversation' }));
    await expect(args.onClose).toHaveBeenCalledTimes(1);
  },
};

/** The message above the answers has the menu of any message. */
export const RootMenu: Story = {
  loaders: [scripted(talk())],
  play: async ({ canvas, userEvent }) => {
    const root = await canvas.findByRole('group', { name: 'Message this thread is about' });
    (await within(root).findByRole('article')).focus();
    await userEvent.keyboard('{Enter}');
    await see(canvas.findByRole('menu', { name: 'Message actions' }));
  },
};

/** The answers could not be loaded. */
export const Failed: Story = {
  loaders: [scripted({ ...talk(), before: (adapter) => adapter.failNext('messages.load', new ChatError('timeout')) })],
  play: async ({ canvas }) => {
    await see(canvas.findByRole('alert'));
  },
};

/** Without a connection what is written waits; what was loaded stays. */
export const Offline: Story = {
  loaders: [scripted(talk())],
  play: async ({ canvas, loaded }) => {
    await see(canvas.findByText('Ten it is. I will bring the trolley.'));
    const bell = await canvas.findByRole('button', { name: 'Follow this thread' });
    loaded['chat'].adapter.emit({ type: 'connection', state: { status: 'offline' } });
    await waitFor(() => expect(bell).toHaveAttribute('aria-disabled', 'true'));
  },
};

/** The message was taken back; its thread can still be read. */
export const RootTakenBack: Story = {
  loaders: [scripted(talk(said, {}, { recalled: { by: 'ana', time: minutesAgo(2) }, content: { type: 'recalled' } }))],
  play: async ({ canvas }) => {
    await see(canvas.findByText('Ana Ribeiro took back a message'));
    await see(canvas.findByText('Ten it is. I will bring the trolley.'));
  },
};

/** All threads one follows, over all conversations. */
export const Inbox: Story = {
  loaders: [scripted(talk(said, { unread: 3 }))],
  render: (_args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <div style={{ padding: 16 }}>
        <ThreadInbox onOpen={fn()} />
      </div>
    </InChat>
  ),
  play: async ({ canvas, userEvent }) => {
    await see(canvas.findByText('4 replies'));
    await userEvent.click(canvas.getByRole('tab', { name: 'Unread' }));
    await see(canvas.findByRole('button', { name: /3 new replies/ }));
  },
};

/** Nobody has begun one. */
export const InboxEmpty: Story = {
  ...Inbox,
  loaders: [scripted({ conversations: [groupChat()] })],
  play: async ({ canvas }) => {
    await see(canvas.findByText('No threads yet'));
  },
};
