import type { Meta, StoryObj } from '@storybook/react-vite';
import { Chat } from 'chatloom';
import { expect, waitFor, within } from 'storybook/test';
import { InChat, world } from '../support/chat.tsx';
import { see } from '../support/see.ts';

/** Everything that can be done to messages: the same actions by pointer, fingers and keys. */
const meta: Meta<typeof Chat> = {
  title: 'Components/MessageActions',
  component: Chat,
  parameters: { frame: 'pane', docsHeight: 640 },
  args: { conversationId: 'dm-mira-noam' },
  loaders: [world()],
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <Chat {...args} style={{ flex: 1, minBlockSize: 0 }} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof Chat>;

type Canvas = ReturnType<typeof within>;
type Keys = { keyboard(keys: string): Promise<void> };

const page = (): Canvas => within(document.body);

/** Comes to the last message with the keyboard. */
async function focusLast(canvas: Canvas, { keyboard }: Keys): Promise<void> {
  const log = await canvas.findByRole('log');
  await waitFor(() => expect(within(log).getAllByRole('article').length).toBeGreaterThan(2));
  log.focus();
  await keyboard('{ArrowUp}');
  await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'article'));
}

async function choose(canvas: Canvas, userEvent: Keys, key: string): Promise<void> {
  await focusLast(canvas, userEvent);
  await userEvent.keyboard(key);
}

/** By a right click, or Enter on the focused message. Under fingers it is a sheet. */
export const ContextMenu: Story = {
  play: async ({ canvas, userEvent }) => {
    await choose(canvas, userEvent, '{Enter}');
    await see(page().findByRole('menu', { name: 'Message actions' }));
  },
};

/** The bar above the field while a message is answered; what is sent carries the quote. */
export const Reply: Story = {
  play: async ({ canvas, userEvent }) => {
    await choose(canvas, userEvent, 'r');
    await see(canvas.findByRole('button', { name: 'Stop replying' }));
  },
};

/** What is known of a message. */
export const Info: Story = {
  play: async ({ canvas, userEvent }) => {
    await choose(canvas, userEvent, 'i');
    await see(page().findByRole('dialog', { name: 'Message info' }));
  },
};

/** To several people and conversations, with a word along. */
export const Forward: Story = {
  play: async ({ canvas, userEvent }) => {
    await choose(canvas, userEvent, 'f');
    await see(page().findByRole('dialog', { name: 'Forward 1 message' }));
  },
};

/** Several at once: a press, Shift for ranges, or Space and Shift with arrows. */
export const Select: Story = {
  play: async ({ canvas, userEvent }) => {
    await choose(canvas, userEvent, 'x');
    await canvas.findByRole('toolbar', { name: 'Selected messages' });
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
    await see(canvas.findByText('2 messages selected'));
  },
};

/** Pinned for all: a bar above the list leads to it. */
export const Pinned: Story = {
  play: async ({ canvas, userEvent }) => {
    await choose(canvas, userEvent, 'p');
    await see(canvas.findByRole('region', { name: 'Pinned message' }));
  },
};

/** Gone at once, and for some seconds there is a way back. */
export const DeleteWithUndo: Story = {
  play: async ({ canvas, userEvent }) => {
    await choose(canvas, userEvent, '{Delete}');
    await see(canvas.findByRole('button', { name: 'Undo' }));
  },
};

/** A host adds an action of its own, and takes one out. */
export const OwnActions: Story = {
  args: {
    messageActions: (defaults) => [
      ...defaults.filter(({ id }) => id !== 'report'),
      { id: 'rate', label: 'Rate this answer', section: 'hand-on', onSelect: () => {} },
    ],
  },
  play: async ({ canvas, userEvent }) => {
    await choose(canvas, userEvent, '{Enter}');
    await see(page().findByRole('menuitem', { name: 'Rate this answer' }));
  },
};
