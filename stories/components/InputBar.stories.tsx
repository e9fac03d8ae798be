import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConversationScope, InputBar } from 'chatloom';
import { buildGroup, type TestAdapter } from 'chatloom/testing';
import { expect, waitFor } from 'storybook/test';
import { InChat, scripted, type Script, type StoryChat } from '../support/chat.tsx';
import { see } from '../support/see.ts';
import { minutesAgo } from '../support/clock.ts';
import { directChat, groupChat } from '../support/people.ts';

const meta: Meta<typeof InputBar> = {
  title: 'Components/InputBar',
  component: InputBar,
  parameters: { frame: 'pane', paneWidth: 640, docsHeight: 260 },
  loaders: [scripted({ conversations: [directChat()] })],
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <ConversationScope conversationId="c1">
        <div style={{ marginBlockStart: 'auto' }}>
          <InputBar {...args} />
        </div>
      </ConversationScope>
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof InputBar>;

const sent = (loaded: Record<string, unknown>): readonly unknown[] =>
  (loaded['chat'] as StoryChat<TestAdapter>).adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: { text: string } }).content.text);

/** Enter sends, Shift and Enter break the line, and the focus stays. */
export const Writing: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const field = await canvas.findByRole('textbox', { name: 'Message Bo Lindqvist' });
    const button = canvas.getByRole('button', { name: 'Send' });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await userEvent.type(field, 'On my way{Shift>}{Enter}{/Shift}see you there{Enter}');
    await waitFor(() => expect(sent(loaded)).toEqual(['On my way\nsee you there']));
    await expect(field).toHaveValue('');
    await expect(field).toHaveFocus();
    await userEvent.type(field, 'Wait');
    await userEvent.click(button);
    await waitFor(() => expect(sent(loaded)).toHaveLength(2));
  },
};

/** It grows up to eight lines, then scrolls. */
export const LongDraft: Story = {
  loaders: [
    scripted({
      conversations: [
        directChat({
          settings: {
            draft: {
              text: Array.from({ length: 14 }, (_, line) => `Line ${line + 1} of what was begun yesterday`).join('\n'),
              updatedAt: minutesAgo(600),
            },
          },
        }),
      ],
    }),
  ],
  play: async ({ canvas }) => {
    const field = await canvas.findByRole('textbox');
    await waitFor(() => expect((field as HTMLTextAreaElement).value).toContain('Line 14'));
    await expect(field.clientHeight).toBeLessThan(240);
    await expect(field.scrollHeight).toBeGreaterThan(field.clientHeight);
  },
};

/** From right to left as soon as the words are. */
export const ArabicDraft: Story = {
  loaders: [
    scripted({
      conversations: [
        directChat({
          peerId: 'yusra',
          settings: { draft: { text: 'وصلت الطلبية رقم 42 من Café Nord اليوم', updatedAt: minutesAgo(3) } },
        }),
      ],
    }),
  ],
  play: async ({ canvas }) => {
    const field = await canvas.findByRole('textbox');
    await waitFor(() => expect(getComputedStyle(field).direction).toBe('rtl'));
  },
};

/** What is too long stays, and cannot be sent. */
export const TooLong: Story = {
  loaders: [scripted({ conversations: [directChat()], limits: { textLength: 20 } })],
  play: async ({ canvas, loaded, userEvent }) => {
    const field = await canvas.findByRole('textbox');
    await userEvent.type(field, 'This is more than twenty characters{Enter}');
    await see(canvas.findByText('Too long by 15 characters'));
    await expect(field).toBeInvalid();
    await expect(sent(loaded)).toEqual([]);
  },
};

/** The emoji grid: opened and left by keyboard as well. */
export const Emoji: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Emoji' }));
    await waitFor(() => expect(canvas.getAllByRole('gridcell').length).toBeGreaterThan(8));
  },
};

const refused = (script: Script, reason: RegExp): Story => ({
  loaders: [scripted(script)],
  play: async ({ canvas }) => {
    await see(canvas.findByText(reason));
    await expect(canvas.queryByRole('textbox')).toBeNull();
  },
});

export const MutedUntil: Story = refused(
  {
    conversations: [groupChat()],
    groups: [buildGroup({ id: 'g1', self: { userId: 'me', role: 'member', mutedUntil: minutesAgo(-90) } })],
    after: ({ store }) => store.actions.ensureGroup('g1'),
  },
  /^You are muted in this group until/,
);

export const LeftTheGroup: Story = refused(
  { conversations: [groupChat({ membership: 'left' })] },
  /^You left this group/,
);

export const OnlyAdminsWrite: Story = refused(
  {
    conversations: [groupChat()],
    groups: [buildGroup({ id: 'g1', settings: { whoCanSend: 'admins' } })],
    after: ({ store }) => store.actions.ensureGroup('g1'),
  },
  /^Only admins can write here/,
);
