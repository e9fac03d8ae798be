import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConversationList } from 'chatloom';
import { expect, fn, screen, waitFor, within } from 'storybook/test';
import { InChat, world } from '../support/chat.tsx';
import { see } from '../support/see.ts';

const meta: Meta<typeof ConversationList> = {
  title: 'Components/ConversationList/Actions',
  component: ConversationList,
  parameters: { frame: 'pane', paneWidth: 320 },
  args: { onSelect: fn() },
  loaders: [world()],
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <ConversationList {...args} style={{ flex: 1, minBlockSize: 0 }} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof ConversationList>;

type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas'];

/** The second row, once what can be done to it is there. */
async function secondRow(canvas: Canvas): Promise<HTMLElement> {
  await canvas.findByRole('tablist', { name: 'Filter' });
  const list = canvas.getByRole('list', { name: 'Conversations' });
  return within(within(list).getAllByRole('listitem')[1]!).getAllByRole('button')[0]!;
}

/** By right click, a long press, Shift+F10, or the button that shows at the row. */
export const Menu: Story = {
  play: async ({ canvas, userEvent }) => {
    (await secondRow(canvas)).focus();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await see(screen.findByRole('menuitem', { name: 'Archive' }));
  },
};

/** Own folders: named, ordered, deleted here; conversations come into them by their menu, or are dragged onto the tab. */
export const Folders: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'New folder' }));
    const dialog = await screen.findByRole('dialog', { name: 'Edit folders' });
    for (const name of ['Work', 'Family']) {
      await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name of the folder' }), `${name}{Enter}`);
    }
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move Family up' }));
    await waitFor(() =>
      expect(canvas.getAllByRole('tab', { hidden: true }).map((tab) => tab.textContent)).toEqual([
        'All',
        'Unread',
        'Family',
        'Work',
        'Mentions',
        'Groups',
        'Archived',
      ]),
    );
  },
};

/** By "Select" in the menu, or Shift and an arrow. */
export const Selecting: Story = {
  play: async ({ canvas, userEvent }) => {
    (await secondRow(canvas)).focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await see(canvas.findByRole('toolbar', { name: 'Selected conversations' }));
    await expect(canvas.getByText('3 selected')).toBeVisible();
  },
};

/** Each tab says what would be there. */
export const NothingArchived: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: 'Archived' }));
    await see(canvas.findByText('Nothing in the archive'));
  },
};
