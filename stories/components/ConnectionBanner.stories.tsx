import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConnectionBanner, NoticeBar, type ConnectionState } from 'chatloom';
import { expect, fn, waitFor } from 'storybook/test';
import { InChat, scripted } from '../support/chat.tsx';
import { see } from '../support/see.ts';
import { minutesAgo } from '../support/clock.ts';

const meta: Meta<typeof ConnectionBanner> = {
  title: 'Components/ConnectionBanner',
  component: ConnectionBanner,
  parameters: { frame: 'pane', docsHeight: 64 },
  args: { onSignIn: fn() },
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <ConnectionBanner {...args} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof ConnectionBanner>;

const during = (state: ConnectionState) => [
  scripted({ after: ({ adapter }) => adapter.emit({ type: 'connection', state }) }),
];

export const Offline: Story = {
  loaders: during({ status: 'offline' }),
  play: async ({ canvas, loaded, userEvent }) => {
    await see(canvas.findByText(/^You are offline/));
    await userEvent.click(canvas.getByRole('button', { name: 'Try now' }));
    const { calls } = loaded['chat'].adapter;
    await waitFor(() => expect(calls.at(-1)).toMatchObject({ method: 'session.reconnect' }));
  },
};

/** Seconds for the eye, one sentence for the ear. Breaks of less than a second heal before anybody needs to know. */
export const Reconnecting: Story = {
  loaders: during({ status: 'reconnecting', attempt: 3, delay: 30_000, at: minutesAgo(-0.5) }),
  play: async ({ canvas }) => {
    await see(canvas.findByText(/Trying again in \d+ s/, {}, { timeout: 3000 }));
    await see(canvas.getByText('Try 3'));
  },
};

export const Connecting: Story = {
  loaders: during({ status: 'connecting' }),
  play: async ({ canvas }) => {
    await see(canvas.findByText('Connecting…', {}, { timeout: 3000 }));
  },
};

export const Kicked: Story = {
  loaders: during({ status: 'kicked' }),
  play: async ({ args, canvas, userEvent }) => {
    await see(canvas.findByText(/signed in on another device/));
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }));
    await expect(args.onSignIn).toHaveBeenCalledTimes(1);
  },
};

export const Expired: Story = {
  loaders: during({ status: 'expired' }),
  play: async ({ canvas }) => {
    await see(canvas.findByText(/^Your session has ended/));
  },
};

/** What an adapter tells about itself: the gravest first. */
export const Notices: Story = {
  loaders: [
    scripted({
      after: ({ adapter }) =>
        adapter.emit(
          { type: 'notice', code: 'memory-only', active: true },
          { type: 'notice', code: 'storage-full', active: true },
        ),
    }),
  ],
  render: (_args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <NoticeBar />
    </InChat>
  ),
  play: async ({ canvas, userEvent }) => {
    await see(canvas.findByText(/^This device has no room left/));
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await see(canvas.findByText(/^Nothing can be saved in this browser/));
  },
};
