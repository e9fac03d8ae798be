import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatError, MessageList, MessageTextProvider, type Message, type MessageTextOptions } from 'chatloom';
import { buildGroup, buildText, type TestAdapter } from 'chatloom/testing';
import { expect, fn, waitFor } from 'storybook/test';
import { InChat, scripted, type Script, type StoryChat } from '../support/chat.tsx';
import { minutesAgo } from '../support/clock.ts';
import { lines, type Line } from '../support/messages.ts';
import { groupChat } from '../support/people.ts';
import { see } from '../support/see.ts';
import { code, emphasis, formatted, links, lists, loadHighlighter, long, quotes, scripts } from './textSamples.ts';

const onMentionClick = fn<(userId: string) => void>();
const options: MessageTextOptions = { highlight: loadHighlighter, onMentionClick };

const meta: Meta<typeof MessageList> = {
  title: 'Messages/Text',
  component: MessageList,
  parameters: { frame: 'pane', docsHeight: 520 },
  args: { conversationId: 'c1' },
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <MessageTextProvider {...options}>
        <MessageList {...args} style={{ flex: 1, minBlockSize: 0 }} />
      </MessageTextProvider>
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof MessageList>;

const ref = { conversationId: 'c1' };
const group = (script: Script) => [
  scripted({
    conversations: [groupChat()],
    groups: [buildGroup({ id: 'g1', name: 'Spring fair', memberCount: 4 })],
    ...script,
  }),
];
/** The same words from another and from me. */
const both = (...texts: readonly string[]): readonly Line[] =>
  texts.flatMap((text, i): Line[] => [
    ['ana', formatted(text), 60 - i * 4],
    ['me', formatted(text), 58 - i * 4],
  ]);
const inBubbles = (canvasElement: HTMLElement, selector: string): number =>
  canvasElement.querySelectorAll(`[role=article] ${selector}`).length;

/** Bold, italic, strike, code within a line, breaks as they were typed, an emoji by its name. */
export const Emphasis: Story = {
  loaders: group({ messages: lines(...both(emphasis)) }),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(inBubbles(canvasElement, 'strong')).toBe(4));
    await see((await canvas.findAllByText(/And so does an empty line. 🎉/u))[0]!);
  },
};

/** Nested lists, numbers as they were written, quotes in quotes. */
export const ListsAndQuotes: Story = {
  loaders: group({ messages: lines(...both(lists, quotes)) }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(inBubbles(canvasElement, 'ol > li')).toBe(10));
    await expect(canvasElement.querySelector('.cl-markdown > ol > li:last-child')).toHaveAttribute('value', '10');
  },
};

/** Code scrolls inside its block, is copied without its fences, and is coloured by what the host loads. */
export const Code: Story = {
  loaders: group({ messages: lines(...both(code)) }),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(inBubbles(canvasElement, '[data-kind=keyword]')).toBeGreaterThan(0));
    await expect(canvas.getAllByRole('button', { name: 'Copy' })).toHaveLength(4);
    const pre = canvasElement.querySelector('pre')!;
    await expect(pre.scrollWidth).toBeGreaterThan(pre.clientWidth);
    const bubble = pre.closest('.cl-message__bubble')!;
    await expect(bubble.scrollWidth).toBeLessThanOrEqual(bubble.clientWidth);
  },
};

/** A link says where it leads when its words do not. */
export const Links: Story = {
  loaders: group({ messages: lines(...both(links)) }),
  play: async ({ canvas }) => {
    await see((await canvas.findAllByText(/\(elsewhere.example\)/u))[0]!);
    await see((await canvas.findAllByText(/xn--/u))[0]!);
  },
};

/** People who are meant can be pressed; what means me stands on a ground. */
export const Mentions: Story = {
  loaders: group({
    messages: lines(
      ['ana', formatted('@[bo|Bo Lindqvist] and @[yusra|يسرى الحداد], can you **both** come?'), 10],
      ['bo', formatted('Yes. @[me|Mira Okafor] too?\n- @[kenji|佐藤健二] brings tea'), 8],
      ['kenji', formatted('@[*|all] `@nobody` see you'), 6],
      ['me', formatted('@[ana|Ana Ribeiro] thanks!'), 4],
    ),
  }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: '@يسرى الحداد' }));
    await expect(onMentionClick).toHaveBeenLastCalledWith('yusra', expect.anything());
  },
};

/** Chinese, Arabic, Hebrew, two directions in one message, Thai, words that are longer than the line. */
export const Scripts: Story = {
  loaders: group({
    messages: lines(...scripts.map((text, i): Line => [i % 2 ? 'me' : 'kenji', formatted(text), 30 - i])),
  }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(inBubbles(canvasElement, 'strong')).toBeGreaterThan(4));
    const wide = [...canvasElement.querySelectorAll('.cl-message__bubble')].filter(
      (bubble) => bubble.scrollWidth > bubble.clientWidth,
    );
    await expect(wide).toEqual([]);
  },
};

/** One to three emoji are large, four are not. */
export const EmojiOnly: Story = {
  loaders: group({ messages: lines(['ana', '🎉', 9], ['bo', '👩‍👩‍👧‍👦 🏳️‍🌈', 8], ['me', '👍🏽❤️🇨🇱', 7], ['me', '😀😀😀😀', 6]) }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(inBubbles(canvasElement, '[data-size=emoji]')).toBe(3));
  },
};

/** The beginning of a long text, the rest when asked, and less again. */
export const Long: Story = {
  loaders: group({
    messages: lines(['ana', formatted(long), 20], ['me', 'word '.repeat(3000), 10], ['bo', 'Short.', 5]),
  }),
  play: async ({ canvas, canvasElement, userEvent }) => {
    const more = (await canvas.findAllByRole('button', { name: 'Show more' })).at(-1)!;
    const before = canvasElement.querySelector('[role=log]')!.scrollHeight;
    await userEvent.click(more);
    await see(canvas.findByRole('button', { name: 'Show less' }));
    await waitFor(() => expect(canvasElement.querySelector('[role=log]')!.scrollHeight).toBeGreaterThan(before));
    await userEvent.click(canvas.getByRole('button', { name: 'Show less' }));
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Show less' })).toBeNull());
  },
};

const preview = (value: Record<string, unknown>): Partial<Message> => ({
  lanes: { preview: { version: 1, value: [{ url: 'https://park.example.org/spring', ...value }] } },
});
const article = {
  title: 'The park in spring',
  siteName: 'City news',
  description: 'The lake is open again, and the tea house has new chairs. Dogs are welcome until ten.',
};

/** What is behind a link, as the adapter tells it. A picture comes from the adapter alone. */
export const LinkPreviews: Story = {
  loaders: group({
    messages: lines(
      ['ana', 'https://park.example.org/spring', 20, preview({ ...article, imageUrl: 'dusk' })],
      ['me', 'Look: https://park.example.org/spring', 15, preview(article)],
      ['bo', 'Gone: https://park.example.org/spring', 10, preview({ ...article, imageUrl: 'lost' })],
      [
        'yusra',
        'انظر https://park.example.org/spring',
        8,
        preview({ title: 'الحديقة في الربيع', description: 'البحيرة مفتوحة مرة أخرى.' }),
      ],
      [
        'me',
        'https://park.example.org/spring',
        5,
        preview({ title: 'x'.repeat(300), siteName: 'A page that says it is another'.repeat(4) }),
      ],
    ),
  }),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole('link', { name: /The park in spring/u })).toHaveLength(3));
    const heights = [...canvasElement.querySelectorAll<HTMLElement>('.cl-link-preview')].map(
      (card) => card.offsetHeight,
    );
    await expect(new Set(heights)).toEqual(new Set([84]));
    await waitFor(() => expect(canvasElement.querySelectorAll('.cl-link-preview__image')).toHaveLength(1));
  },
};

/** The way of a formatted message: sending, sent, failed, edited, taken back. */
export const Ways: Story = {
  loaders: group({
    messages: lines(
      ['ana', formatted('**Edited** twice.\n- one'), 30, { revision: 2, editedAt: minutesAgo(20) }],
      ['bo', { type: 'recalled' }, 25, { recalled: { by: 'bo', time: minutesAgo(19) } }],
      ['me', formatted('**Sent** with `code`\n> and a quote'), 20],
      ['me', formatted('**Edited**'), 18, { revision: 1, editedAt: minutesAgo(10) }],
    ),
    after: ({ adapter, store }) => {
      adapter.failNext('messages.send', new ChatError('content-refused'));
      store.actions.sendMessage(ref, {
        content: { ...buildText('**Not sent**\n- nor this'), format: 'markdown' } as never,
      });
      setTimeout(() => {
        adapter.hold('messages.send');
        store.actions.sendMessage(ref, { content: { ...buildText('**Sending**'), format: 'markdown' } as never });
      }, 300);
    },
  }),
  play: async ({ canvas }) => {
    await see(canvas.findByRole('button', { name: 'Send again' }));
    await see(canvas.findByText('Sending', { selector: 'strong' }));
  },
};
export const WaysDark: Story = { ...Ways, globals: { theme: 'dark' } };
export const WaysRightToLeft: Story = { ...Ways, globals: { dir: 'rtl' } };
export const WaysNarrow: Story = { ...Ways, parameters: { paneWidth: 320 } };

/** An answer that comes in pieces: what is there already stays as it is. */
export const Growing: Story = {
  loaders: group({ messages: lines(['helper', formatted('**Answer**'), 5, { id: 'm9' }]) }),
  play: async ({ canvas, canvasElement, loaded }) => {
    const { adapter } = loaded['chat'] as StoryChat<TestAdapter>;
    const heading = await canvas.findByText('Answer');
    const answer = `**Answer**\n\n${lists}\n\n${code}`;
    for (let end = 20; ; end += 20) {
      const [message] = lines([
        'helper',
        formatted(answer.slice(0, end)),
        5,
        { id: 'm9', revision: end, streaming: end < answer.length },
      ]);
      adapter.emit({ type: 'message', message: message! });
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (end >= answer.length) break;
    }
    await waitFor(() => expect(inBubbles(canvasElement, 'pre')).toBe(2));
    await expect(canvasElement.contains(heading)).toBe(true);
  },
};

const everything = group({
  messages: lines(
    ...both(emphasis, lists, quotes, code, links),
    ...scripts.slice(0, 3).map((text, i): Line => ['ana', formatted(text), 9 - i]),
  ),
});

export const Dark: Story = { globals: { theme: 'dark' }, loaders: everything };
export const RightToLeft: Story = { globals: { dir: 'rtl' }, loaders: everything };
export const Narrow: Story = { globals: { width: '320' }, loaders: everything };
export const NarrowDarkRightToLeft: Story = {
  globals: { width: '320', theme: 'dark', dir: 'rtl' },
  loaders: everything,
};
