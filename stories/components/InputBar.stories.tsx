import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConversationScope, InputBar } from 'chatloom';
import { buildGroup, buildText, type TestAdapter } from 'chatloom/testing';
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
    await userEvent.type(field, 'On my way{Shift>}{Enter}{/Shift}see you there{Enter}');
    await waitFor(() => expect(sent(loaded)).toEqual(['On my way\nsee you there']));
    await expect(field).toHaveValue('');
    await expect(field).toHaveFocus();
    await userEvent.type(field, 'Wait');
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
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

const members = ['bo', 'ana', 'kenji', 'yusra', 'ploy'];
const group: Script = {
  conversations: [groupChat()],
  groups: [buildGroup({ id: 'g1', self: { userId: 'me', role: 'owner' } })],
  members: { g1: members.map((userId) => ({ userId, role: 'member' as const })) },
  after: ({ store }) => store.actions.ensureGroup('g1'),
};

/** People of a group by @, walked with arrows while the field keeps the focus; what is chosen is a mention and not a word. */
export const Mentions: Story = {
  loaders: [scripted(group)],
  play: async ({ canvas, canvasElement, userEvent }) => {
    const field = await canvas.findByRole('textbox');
    await userEvent.type(field, 'Ask @');
    const list = await canvas.findByRole('listbox', { name: 'People' });
    await expect(field).toHaveFocus();
    await waitFor(() => expect(field).toHaveAttribute('aria-controls', list.id));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(canvasElement.querySelector('.cl-mention-marks mark')).not.toBeNull());
    await userEvent.type(field, 'and @');
    await canvas.findByRole('listbox', { name: 'People' });
  },
};

const commands = [
  { name: 'remind', args: '[when] [what]', description: 'Reminds you of something', run: () => undefined },
  { name: 'shrug', description: 'Puts a shrug in', insert: '¯\\_(ツ)_/¯' },
];
const quickReplies = [
  { id: 'thanks', title: 'Thanks', text: 'Thank you {name}, order {order} is on its way.' },
  { id: 'hours', title: 'Hours', text: 'We are open from 9 to 17.' },
];

/** Commands and ready answers by /. */
export const Commands: Story = {
  args: { commands, quickReplies },
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole('textbox');
    await userEvent.type(field, '/');
    await waitFor(() => expect(canvas.getAllByRole('option')).toHaveLength(4));
  },
};

/** A chosen command is a chip; Backspace and Escape leave it. */
export const CommandChip: Story = {
  args: { commands },
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole('textbox');
    await userEvent.type(field, '/rem');
    await canvas.findByRole('option');
    await userEvent.keyboard('{Enter}');
    await see(canvas.findByRole('group', { name: 'Command /remind' }));
  },
};

/** Buttons for formatting, and how it will look. */
export const Toolbar: Story = {
  args: { toolbar: true },
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole<HTMLTextAreaElement>('textbox');
    await canvas.findByRole('toolbar', { name: 'Formatting' });
    await userEvent.type(field, 'Bring the tent');
    field.setSelectionRange(10, 14);
    await userEvent.click(canvas.getByRole('button', { name: 'Bold' }));
    await waitFor(() => expect(field).toHaveValue('Bring the **tent**'));
    await userEvent.click(canvas.getByRole('button', { name: 'Preview' }));
    await see(canvas.findByText('tent', { selector: 'strong' }));
  },
};

/** All emoji, by `emoji={() => import('chatloom/emoji')}`. */
export const AllEmoji: Story = {
  args: { emoji: () => import('chatloom/emoji') },
  parameters: { docsHeight: 520 },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Emoji' }));
    await waitFor(() => expect(canvas.getAllByRole('gridcell').length).toBeGreaterThan(400), { timeout: 10_000 });
  },
};

/** In slow mode one goes on writing; sending waits. */
export const SlowMode: Story = {
  loaders: [
    scripted({
      conversations: [groupChat()],
      groups: [buildGroup({ id: 'g1', self: { userId: 'me', role: 'member' }, settings: { slowModeSeconds: 60 } })],
      after: ({ store }) => store.actions.ensureGroup('g1'),
    }),
  ],
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole('textbox');
    await userEvent.type(field, 'One{Enter}Two{Enter}');
    await see(canvas.findByText(/^Slow mode/));
    await expect(field).toHaveValue('Two');
  },
};

/** A middleware refuses and says why; nothing is lost. */
export const Refused: Story = {
  args: { middleware: [{ onBeforeSend: () => ({ refuse: 'No card numbers, please.' }) }] },
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole('textbox');
    await userEvent.type(field, '4111 1111 1111 1111{Enter}');
    await see(canvas.findByText('No card numbers, please.'));
    await expect(field).toHaveValue('4111 1111 1111 1111');
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

/** Messages that are forwarded with what is written: kept with the draft, sent after the words. */
export const Forwarding: Story = {
  loaders: [
    scripted({
      conversations: [
        directChat({
          settings: {
            draft: {
              text: 'For Saturday:',
              forward: {
                items: [
                  { senderName: 'Ana Sorribes', time: minutesAgo(30), content: buildText('The boat leaves at nine') },
                  { senderName: 'Tomás Vidal', time: minutesAgo(29), content: buildText('I bring the bread') },
                ],
              },
              updatedAt: minutesAgo(10),
            },
          },
        }),
      ],
    }),
  ],
  play: async ({ canvas, loaded, userEvent }) => {
    await see(canvas.findByRole('group', { name: /^Forward 2 messages/u }));
    await userEvent.type(await canvas.findByRole('textbox'), '{Enter}');
    await waitFor(() =>
      expect(sent(loaded)).toEqual(['For Saturday:', 'The boat leaves at nine', 'I bring the bread']),
    );
    await waitFor(() => expect(canvas.queryByRole('group', { name: /^Forward/u })).toBeNull());
  },
};
