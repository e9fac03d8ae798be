import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState, type ReactElement } from 'react';
import { ChatApp, createChatStore, GroupManager, type GroupSection } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import { expect, within } from 'storybook/test';
import { demoServer, InChat, storyEnv, type StoryChat } from '../support/chat.tsx';
import { useLook } from '../support/look.ts';
import { see } from '../support/see.ts';

const inviteUrl = 'https://chat.example/?join={code}';

/** A loader: somebody of the demo world, in a service whose groups have links. */
const linked =
  (userId = 'mira') =>
  async (): Promise<{ chat: StoryChat }> => {
    const adapter = createLocalAdapter({ server: demoServer(), userId, latency: 0, inviteUrl });
    const store = createChatStore({ adapter, env: storyEnv() });
    await store.start();
    return { chat: { adapter, store } };
  };

interface LinkedProps {
  readonly chat: StoryChat;
  readonly inviteLink?: string | undefined;
}

function Linked({ chat, inviteLink }: LinkedProps): ReactElement {
  const { theme, dir, locale } = useLook();
  const [link, setLink] = useState(inviteLink);
  useEffect(() => () => chat.store.dispose(), [chat]);
  return (
    <ChatApp
      store={chat.store}
      theme={theme}
      dir={dir}
      locale={locale}
      timeZone="UTC"
      inviteLink={link}
      onInviteLinkEnd={() => setLink(undefined)}
    />
  );
}

/** New chats, new groups, getting into a group by a link or its id, and the forms of a group's console. */
const meta: Meta = {
  title: 'Components/NewChat',
  parameters: { docsHeight: 720 },
  loaders: [linked()],
  render: (_args, { loaded }) => <Linked chat={loaded['chat'] as StoryChat} />,
};
export default meta;
type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const words = {
  en: { new: 'New chat', group: 'New group' },
  'zh-CN': { new: '新会话', group: '新建群聊' },
} as const;

const start: Play = async ({ canvas, userEvent, globals }) => {
  const { new: label } = globals['locale'] === 'zh-CN' ? words['zh-CN'] : words.en;
  await userEvent.click(await canvas.findByRole('button', { name: label }));
  await see(canvas.findByRole('dialog', { name: label }));
};

const group: Play = async (context) => {
  await start(context);
  const { canvas, userEvent, globals } = context;
  const { group: label } = globals['locale'] === 'zh-CN' ? words['zh-CN'] : words.en;
  await userEvent.click(await canvas.findByRole('button', { name: label }));
  const form = within(await see(canvas.findByRole('dialog', { name: label })));
  await expect(form.getByRole('searchbox')).toBeVisible();
};

export const NewChat: Story = { play: start };
export const NewGroup: Story = { play: group };
export const NewGroupDark: Story = { globals: { theme: 'dark' }, play: group };
export const NewGroupRightToLeft: Story = { globals: { dir: 'rtl' }, play: group };
export const NewGroupInChinese: Story = { globals: { locale: 'zh-CN' }, play: group };

/** What is missing is said at its field, and nothing is lost. */
export const NewGroupWithoutName: Story = {
  play: async (context) => {
    await group(context);
    const { canvas, userEvent } = context;
    await userEvent.click(canvas.getByRole('button', { name: 'Create group' }));
    await see(canvas.findByText('Give the group a name.'));
  },
};

/** A page that was opened with an invite link. */
export const InviteLink: Story = {
  loaders: [linked('greta')],
  render: (_args, { loaded }) => (
    <Linked chat={loaded['chat'] as StoryChat} inviteLink="https://chat.example/?join=readers.autumn" />
  ),
  play: async ({ canvas }) => {
    await see(canvas.findByRole('heading', { name: 'The Slow Readers' }));
    await expect(canvas.getByRole('button', { name: 'Join' })).toBeVisible();
  },
};

/** A link that ended. */
export const EndedLink: Story = {
  loaders: [linked('greta')],
  render: (_args, { loaded }) => (
    <Linked chat={loaded['chat'] as StoryChat} inviteLink="https://chat.example/?join=readers.spring" />
  ),
  play: async ({ canvas }) => {
    await see(canvas.findByText(/^This leads to no group/u));
  },
};

const section = (name: GroupSection, play: Play, more: Story = {}): Story => ({
  parameters: { frame: 'pane', paneWidth: 360 },
  render: (_args, { loaded }) => (
    <InChat chat={loaded['chat'] as StoryChat}>
      <GroupManager conversationId="group-readers" defaultSection={name} />
    </InChat>
  ),
  play,
  ...more,
});

const seeProfile: Play = async ({ canvas }) => {
  await see(canvas.findByText(/^One book, all autumn long/u));
};
const seeRequests: Play = async ({ canvas }) => {
  await see(canvas.findByText(/^Anjali told me/u));
};
const seeSettings: Play = async ({ canvas }) => {
  await see(canvas.findByRole('combobox', { name: 'Slow mode' }));
};

/** Edited in place, by those who may. */
export const Profile: Story = section('profile', seeProfile);
export const ProfileDark: Story = section('profile', seeProfile, { globals: { theme: 'dark' } });
/** Whoever may not change it sees it, and why not. */
export const ProfileReadOnly: Story = section('profile', seeProfile, { loaders: [linked('noam')] });

/** Several at once, or one by one, with a reason where somebody is refused. */
export const Requests: Story = section('requests', seeRequests);
export const RequestsDark: Story = section('requests', seeRequests, { globals: { theme: 'dark' } });

/** The link is made when it is first wanted. */
export const Invitations: Story = section('invite', async ({ canvas, userEvent }) => {
  await userEvent.click(await canvas.findByRole('button', { name: 'Make a link' }));
  await userEvent.click(await canvas.findByRole('button', { name: 'QR code' }));
  await see(canvas.findByRole('img', { name: /^QR code of the invite link/u }));
});

export const Settings: Story = section('settings', seeSettings);
export const SettingsRightToLeft: Story = section('settings', seeSettings, { globals: { dir: 'rtl' } });
export const SettingsReadOnly: Story = section('settings', seeSettings, { loaders: [linked('noam')] });
