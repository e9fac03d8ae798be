import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatApp } from 'chatloom';
import { expect, waitFor } from 'storybook/test';
import { Demo } from '../support/app.tsx';
import { world } from '../support/chat.tsx';
import { see } from '../support/see.ts';

/** Threads in the app: a strip under each message that was answered, and the thread beside the chat, over it, or alone. */
const meta: Meta<typeof ChatApp> = {
  title: 'App/Threads',
  component: ChatApp,
  parameters: { frame: 'app', docsHeight: 640 },
  args: { defaultActiveConversationId: 'group-studio' },
  loaders: [world()],
  render: (args, { loaded }) => <Demo chat={loaded['chat']} {...args} />,
};
export default meta;
type Story = StoryObj<typeof ChatApp>;

/** Who answered, how often and when; a dot where something of it is unread. */
export const Strip: Story = {
  play: async ({ canvas }) => {
    await see(canvas.findByRole('button', { name: /^Open the thread: .*6 replies/ }));
  },
};

/** Opened from the strip; Escape gives the focus back to it. */
export const Opened: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Open the thread: .*6 replies/ }));
    await see(canvas.findByRole('log', { name: /^Replies in/ }));
  },
};

/** On a phone it stands alone. */
export const Narrow: Story = { ...Opened, globals: { width: '360' } };

/** What belongs to no conversation alone: threads, saved messages, reminders. */
export const More: Story = {
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: /^More/ });
    await userEvent.click(button);
    await see(canvas.findByRole('menuitem', { name: 'Saved messages' }));
  },
};

/** Saved messages over all conversations. */
export const Saved: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^More/ }));
    await userEvent.click(await canvas.findByRole('menuitem', { name: 'Saved messages' }));
    await see(canvas.findByRole('dialog', { name: 'Saved messages' }));
  },
};

/** Reminders that are set, soonest first. */
export const Reminders: Story = {
  play: async ({ canvas, userEvent, loaded }) => {
    await loaded['chat'].store.actions.remindOf(
      { conversationId: 'group-trail' },
      'none',
      Date.now() + 3_600_000,
      'Tomás',
    );
    await userEvent.click(await canvas.findByRole('button', { name: /^More/ }));
    await userEvent.click(await canvas.findByRole('menuitem', { name: 'Reminders' }));
    const dialog = await see(canvas.findByRole('dialog', { name: 'Reminders' }));
    await waitFor(() => expect(dialog).toHaveTextContent('Tomás'));
  },
};
