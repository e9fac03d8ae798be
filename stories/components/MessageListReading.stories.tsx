import type { Meta, StoryObj } from '@storybook/react-vite';
import { MessageList } from 'chatloom';
import { buildMessage, buildText, type TestAdapter } from 'chatloom/testing';
import { expect, waitFor } from 'storybook/test';
import { InChat, scripted, type Script, type StoryChat } from '../support/chat.tsx';
import { minutesAgo } from '../support/clock.ts';
import { directChat } from '../support/people.ts';
import { see } from '../support/see.ts';

const meta: Meta<typeof MessageList> = {
  title: 'Components/MessageList/Reading',
  component: MessageList,
  parameters: { frame: 'pane', docsHeight: 420 },
  args: { conversationId: 'c1' },
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <MessageList {...args} style={{ flex: 1, minBlockSize: 0 }} />
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof MessageList>;

const at = (value: number) => ({ value, tie: '' });
const chatOf = (loaded: Record<string, unknown>) => loaded['chat'] as StoryChat<TestAdapter>;
const COUNT = 300;
const history = Array.from({ length: COUNT }, (_, index) =>
  buildMessage({
    seq: index + 1,
    senderId: index % 5 < 2 ? 'me' : 'bo',
    time: minutesAgo(3000 - index * 9),
    text: `Message ${index + 1}${index % 4 === 0 ? ' with some more words, so that not all are of one height.' : ''}`,
    quote:
      index === COUNT - 2
        ? {
            ref: { conversationId: 'c1', messageId: 'm40' },
            senderId: 'bo',
            senderName: 'Bo Lindqvist',
            time: minutesAgo(2600),
            content: buildText('Message 40'),
          }
        : undefined,
  }),
);
const direct = (script: Script = {}) => [scripted({ conversations: [directChat()], messages: history, ...script })];

/** More is unread than was loaded: it opens at the newest, says how much there is above, and leads there. */
export const UnreadFarAbove: Story = {
  loaders: direct({
    conversations: [directChat({ unread: { count: 150, asOf: at(COUNT), readUpTo: at(COUNT - 150) } })],
  }),
  play: async ({ canvas }) => {
    await see(canvas.findByRole('button', { name: '150 unread messages. Go to the first unread message' }));
  },
};

/** What came while the reader was further up: first to where it begins, then to the end. */
export const NewMessages: Story = {
  loaders: direct(),
  play: async ({ canvas, loaded }) => {
    const log = await canvas.findByRole('log');
    await see(canvas.findByText('Message 300'));
    log.scrollTop -= 900;
    await canvas.findByRole('button', { name: 'Jump to the latest message' });
    for (let i = 1; i <= 12; i++) {
      chatOf(loaded).adapter.emit({
        type: 'message',
        message: buildMessage({ seq: COUNT + i, text: `New ${i}`, time: minutesAgo(1) }),
      });
    }
    await see(canvas.findByRole('button', { name: 'Jump to the latest message. 12 new messages' }));
  },
};

/** A quote leads to what it answers, marks it, and there is a way back. */
export const WayBack: Story = {
  loaders: direct(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Go to the message' }));
    await see(canvas.findByRole('button', { name: 'Back to where I was' }));
    await waitFor(() => expect(document.querySelector('[data-highlighted]')).toHaveTextContent('Message 40'));
  },
};

/** Arrow keys go from message to message; the list is one tab stop. */
export const Keyboard: Story = {
  loaders: direct(),
  play: async ({ canvas, userEvent }) => {
    const log = await canvas.findByRole('log');
    await see(canvas.findByText('Message 300'));
    log.focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Message 299'));
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('button', { name: 'Go to the message' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Message 299'));
  },
};

/** An answer that is being written is followed until its first line is at the top; then it is held, and read. */
export const GrowingAnswer: Story = {
  loaders: direct(),
  play: async ({ canvas, loaded }) => {
    const log = await canvas.findByRole('log');
    await see(canvas.findByText('Message 300'));
    for (let i = 1; i <= 40; i++) {
      chatOf(loaded).adapter.emit({
        type: 'message',
        message: buildMessage({
          seq: COUNT + 1,
          revision: i,
          time: minutesAgo(0),
          text: 'An answer that goes on, line by line. '.repeat(i * 4),
        }),
      });
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    const row = (): HTMLElement | null => log.querySelector<HTMLElement>(`[data-key="m:m${COUNT + 1}"]`);
    await waitFor(() =>
      expect(Math.abs((row()?.getBoundingClientRect().top ?? 1e6) - log.getBoundingClientRect().top)).toBeLessThan(2),
    );
    await see(canvas.findByRole('button', { name: 'Jump to the latest message' }));
  },
};
