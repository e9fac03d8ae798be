import type { Meta, StoryObj } from '@storybook/react-vite';
import { GroupManager } from 'chatloom';
import { expect, fn, waitFor, within } from 'storybook/test';
import { InChat, world } from '../support/chat.tsx';
import { see } from '../support/see.ts';

/** Everything about a group. What somebody may do there is said by one table; what they may not says why. */
const meta: Meta<typeof GroupManager> = {
  title: 'Components/GroupManager',
  component: GroupManager,
  parameters: { frame: 'pane', docsHeight: 600 },
  args: { conversationId: 'group-readers', onGone: fn() },
  loaders: [world()],
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <GroupManager {...args} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof GroupManager>;

/** Who is in it, those of rank first. Somebody is muted: the time counts down. */
export const Members: Story = {
  play: async ({ canvas }) => {
    const list = await canvas.findByRole('list', { name: 'Members of The Slow Readers' });
    await see(within(list).findByText('Mira Solberg'));
    await see(within(list).findByText(/^Muted, /));
  },
};

/** An admin may mute and remove those below; the rest is off, and says why. */
export const Actions: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Actions for Camille Fontanel' }));
    const menu = await within(canvasElement.ownerDocument.body).findByRole('menu');
    await see(within(menu).findByText('Mute…'));
    await expect(within(menu).getAllByText('Your role does not allow this.')).toHaveLength(2);
  },
};

/** Found by name, by role, and by the initials of a Chinese name. */
export const Found: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('searchbox', { name: 'Search members' }), 'cam');
    await see(canvas.findByText('1 person found'));
  },
};

/** Who was removed and may not come back. */
export const Banned: Story = {
  args: { defaultSection: 'banned' },
  play: async ({ canvas }) => {
    await see(canvas.findByRole('button', { name: 'Unban Tomás Arrieta' }));
  },
};

/** Silence for all, leaving, ending. */
export const Manage: Story = {
  args: { defaultSection: 'controls' },
  play: async ({ canvas }) => {
    await see(canvas.findByRole('switch', { name: /^Mute everyone/ }));
    await expect(canvas.getByRole('button', { name: 'End the group for everyone' })).toHaveAccessibleDescription(
      'Your role does not allow this.',
    );
  },
};

/** As wide as the smallest phone. */
export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvas }) => {
    await see(canvas.findByText('Mira Solberg'));
    await waitFor(() => expect(canvas.getAllByRole('tab').length).toBeGreaterThan(4));
  },
};
