import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatApp, ChatError } from 'chatloom';
import { expect, fn, waitFor, within } from 'storybook/test';
import { Demo } from '../support/app.tsx';
import { demoChat, demoServer, scripted, world } from '../support/chat.tsx';
import { useLook } from '../support/look.ts';
import { lines } from '../support/messages.ts';
import { directChat } from '../support/people.ts';
import { see } from '../support/see.ts';

const meta: Meta<typeof ChatApp> = {
  title: 'App/ChatApp',
  component: ChatApp,
  parameters: { frame: 'app', docsHeight: 560 },
  render: (args, { loaded }) => <Demo chat={loaded['chat']} {...args} />,
};
export default meta;
type Story = StoryObj<typeof ChatApp>;

/** The list and the chat beside each other: choose, write, send, all by keyboard. */
export const Full: Story = {
  args: { onActiveConversationChange: fn() },
  loaders: [world()],
  play: async ({ canvas, userEvent }) => {
    const list = within(await canvas.findByRole('navigation', { name: 'Conversations' }));
    const row = await list.findByRole('button', { name: /^Tomás/ });
    row.focus();
    await userEvent.keyboard('{Enter}');
    const field = await canvas.findByRole('textbox', { name: /^Message Tom/ });
    await waitFor(() => expect(field).toHaveFocus());
    await userEvent.keyboard('The kettle is on.{Enter}');
    const log = within(await canvas.findByRole('log'));
    await see(log.findByText('The kettle is on.'));
    await waitFor(() => expect(row).toHaveTextContent('The kettle is on.'));
  },
};

/** Under 720 px of its own width one pane at a time, with a way back. */
export const Narrow: Story = {
  globals: { width: '360' },
  loaders: [world()],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Lantern/ }));
    await see(canvas.findByRole('log'));
    const back = await canvas.findByRole('button', { name: 'Back' });
    await waitFor(() => expect(back).toBeVisible());
    await userEvent.click(back);
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Back' })).toBeNull());
    await see(canvas.findByRole('button', { name: /^Lantern/ }));
  },
};

/** A chat open from the beginning. */
export const Opened: Story = {
  args: { defaultActiveConversationId: 'group-trail' },
  loaders: [world()],
  play: async ({ canvas }) => {
    await see(canvas.findByRole('log'));
  },
};

/** A hundred thousand messages: it opens at the end, at once. */
export const HundredThousandMessages: Story = {
  args: { defaultActiveConversationId: 'group-harbour' },
  loaders: [world()],
  play: async ({ canvas, canvasElement }) => {
    const log = await canvas.findByRole('log');
    await waitFor(() => expect(log.scrollHeight - log.scrollTop - log.clientHeight).toBeLessThan(2));
    await expect(canvasElement.querySelectorAll('[role="article"]').length).toBeLessThan(100);
  },
};

/** `adapter={null}`: while the host has none yet. Asks and stores nothing. */
export const NoAdapterYet: Story = {
  render: function NoAdapterYet(args) {
    const { theme, dir, locale } = useLook();
    return <ChatApp {...args} adapter={null} theme={theme} dir={dir} locale={locale} timeZone="UTC" />;
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.cl-app')).toHaveAttribute('aria-busy', 'true');
  },
};

/** `adapter={undefined}` is nearly always a mistake, such as a misspelt import: said in words, and never a white page. */
export const WrongAdapter: Story = {
  render: function WrongAdapter(args) {
    const { theme, dir } = useLook();
    return <ChatApp {...args} adapter={undefined as never} theme={theme} dir={dir} />;
  },
  play: async ({ canvas }) => {
    await see(canvas.findByRole('alert'));
  },
};

const failing = (code: 'unauthorized' | 'offline') =>
  scripted({ started: false, before: (adapter) => adapter.failNext('session.connect', new ChatError(code)) });

/** The session is over: to the host's sign-in. */
export const Unauthorized: Story = {
  args: { onSignIn: fn() },
  loaders: [failing('unauthorized')],
  play: async ({ args, canvas, userEvent }) => {
    await see(canvas.findByText('The chat could not start'));
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }));
    await expect(args.onSignIn).toHaveBeenCalledTimes(1);
  },
};

/** No network at the start: one tries again. */
export const OfflineAtStart: Story = {
  loaders: [failing('offline')],
  play: async ({ canvas, userEvent }) => {
    await see(canvas.findByText('The chat could not start'));
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await see(canvas.findByText('No conversations yet'));
  },
};

/** Later the line at the top is all that changes: what is loaded stays. */
export const OfflineLater: Story = {
  args: { defaultActiveConversationId: 'c1' },
  loaders: [
    scripted({
      conversations: [directChat({ unread: { count: 0 } })],
      messages: lines(['bo', 'We are in the tunnel soon.', 5], ['me', 'Then until later!', 4]),
      after: ({ adapter }) => adapter.emit({ type: 'connection', state: { status: 'offline' } }),
    }),
  ],
  play: async ({ canvas }) => {
    await see(canvas.findByText(/^You are offline/));
    await see(canvas.findByRole('textbox'));
  },
};

/** Two people on one page, on one service in memory: two apps share nothing but the backend. */
export const TwoApps: Story = {
  loaders: [
    async () => {
      const server = demoServer();
      return { mira: await demoChat('mira', server), tomas: await demoChat('tomas', server) };
    },
  ],
  render: (args, { loaded }) => (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2, blockSize: '100%' }}>
      <Demo {...args} chat={loaded['mira']} label="Mira" defaultActiveConversationId="dm-mira-tomas" />
      <Demo {...args} chat={loaded['tomas']} label="Tomás" defaultActiveConversationId="dm-mira-tomas" />
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    const [mira, tomas] = await waitFor(async () => {
      const logs = canvas.getAllByRole('log');
      await expect(logs).toHaveLength(2);
      return logs;
    });
    const fields = canvas.getAllByRole('textbox', { name: /^Message / });
    await userEvent.type(fields[0]!, 'Can you hear me?{Enter}');
    await see(within(mira!).findByText('Can you hear me?'));
    await see(within(tomas!).findByText('Can you hear me?'));
    await userEvent.type(fields[1]!, 'Loud and clear.{Enter}');
    await see(within(mira!).findByText('Loud and clear.'));
  },
};
