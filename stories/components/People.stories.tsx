import type { Meta, StoryObj } from '@storybook/react-vite';
import { PeopleDialog, UserCards, type Contact } from 'chatloom';
import { buildConversation } from 'chatloom/testing';
import { expect, fn, within } from 'storybook/test';
import { InChat, scripted, type Script } from '../support/chat.tsx';
import { see } from '../support/see.ts';

const conversations = [buildConversation({ id: 'c1', peerId: 'bo' })];

/** A backend with these contacts. */
function withContacts(...items: readonly Contact[]): Script {
  return {
    conversations,
    before: (adapter) =>
      void Object.assign(adapter, { users: { ...adapter.users, listContacts: async () => ({ items }) } }),
  };
}

/** Contacts from A to Z, requests, and who is blocked. */
const meta: Meta<typeof PeopleDialog> = {
  title: 'Components/People',
  component: PeopleDialog,
  parameters: { frame: 'pane', docsHeight: 640 },
  args: { onClose: fn() },
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <UserCards>
        <PeopleDialog {...args} />
      </UserCards>
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof PeopleDialog>;

/** Nobody yet: how to find people. */
export const Empty: Story = {
  loaders: [scripted(withContacts())],
  play: async ({ canvas, userEvent, args }) => {
    const dialog = await canvas.findByRole('dialog', { name: 'Contacts' });
    await see(within(dialog).findByText('No contacts yet'));
    await userEvent.keyboard('{Escape}');
    await expect(args.onClose).toHaveBeenCalledTimes(1);
  },
};

/** Under their letters; the request is in the next tab. */
export const Contacts: Story = {
  loaders: [
    scripted(
      withContacts(
        { userId: 'bo', relation: 'friend', groups: ['Choir'] },
        { userId: 'ana', relation: 'friend' },
        { userId: 'kenji', relation: 'friend', groups: ['Choir', 'Work'] },
        { userId: 'yusra', relation: 'incoming', wording: 'We met at the choir.' },
      ),
    ),
  ],
  play: async ({ canvas, userEvent }) => {
    const dialog = within(await canvas.findByRole('dialog', { name: 'Contacts' }));
    const list = within(await dialog.findByRole('list', { name: 'Contacts' }));
    await expect(list.getAllByRole('listitem')).toHaveLength(3);
    await userEvent.click(dialog.getByRole('button', { name: 'Choir' }));
    await expect(list.getAllByRole('listitem')).toHaveLength(2);
    await userEvent.click(dialog.getByRole('tab', { name: 'Requests (1 new)' }));
    await see(dialog.findByText('We met at the choir.'));
  },
};
