import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatError, MessageList, type ChatErrorCode, type MessageSnapshot } from 'chatloom';
import { buildGroup, buildMessage, buildText, type TestAdapter } from 'chatloom/testing';
import { expect, fn, waitFor, within } from 'storybook/test';
import { InChat, scripted, type Script, type StoryChat } from '../support/chat.tsx';
import { minutesAgo } from '../support/clock.ts';
import { lostMedia, mediaRef, waveformOf } from '../support/media.ts';
import { lines } from '../support/messages.ts';
import { directChat, groupChat } from '../support/people.ts';
import { see } from '../support/see.ts';

const meta: Meta<typeof MessageList> = {
  title: 'Components/MessageList',
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

const ref = { conversationId: 'c1' };
const at = (value: number) => ({ value, tie: '' });
const chatOf = (loaded: Record<string, unknown>) => loaded['chat'] as StoryChat<TestAdapter>;
const direct = (script: Script) => [scripted({ conversations: [directChat()], ...script })];
const group = (script: Script) => [
  scripted({
    conversations: [groupChat()],
    groups: [buildGroup({ id: 'g1', name: 'Trail runners', memberCount: 4 })],
    ...script,
  }),
];

export const Empty: Story = {
  loaders: direct({}),
  play: async ({ canvas }) => {
    await see(canvas.findByText('Say hello to Bo Lindqvist.'));
  },
};

/** Turns of the usual shape, after 150 ms. */
export const Loading: Story = {
  loaders: direct({ before: (adapter) => void adapter.hold('messages.load') }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Loading messages…')).toBeInTheDocument();
  },
};

export const Failed: Story = {
  loaders: direct({
    messages: lines(['bo', 'There it is again.', 60]),
    before: (adapter) => adapter.failNext('messages.load', new ChatError('forbidden')),
  }),
  play: async ({ canvas, userEvent }) => {
    const alert = await canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('Messages could not be loaded');
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await see(canvas.findByText('There it is again.'));
  },
};

/** `Message 1` to `Message 60`, the last a quarter of an hour ago. */
const history = Array.from({ length: 60 }, (_, index) =>
  buildMessage({
    seq: index + 1,
    senderId: index % 5 < 2 ? 'me' : 'bo',
    time: minutesAgo(600 - index * 9),
    text: `Message ${index + 1}${index % 4 === 0 ? ' with some more words, so that not all are of one height.' : ''}`,
  }),
);

const earlier = Array.from({ length: 300 }, (_, index) =>
  buildMessage({ seq: index - 300, id: `e${index}`, time: minutesAgo(3000 - index * 5), text: `Earlier ${index}` }),
);

/** What came before could not be loaded: the rest is there, and one can try again. */
export const OlderFailed: Story = {
  loaders: direct({ messages: [...earlier, ...history] }),
  play: async ({ canvas, loaded, userEvent }) => {
    const log = await canvas.findByRole('log');
    await see(canvas.findByText('Message 60'));
    chatOf(loaded).adapter.failNext('messages.load', new ChatError('timeout'));
    log.scrollTop = 0;
    const edge = await canvas.findByRole('alert', {}, { timeout: 3000 });
    await expect(edge).toHaveTextContent('Older messages could not be loaded.');
    await userEvent.click(within(edge).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(canvas.queryByRole('alert')).toBeNull());
  },
};

/** Opens at the first unread message. */
export const Unread: Story = {
  loaders: direct({
    messages: history,
    conversations: [directChat({ unread: { count: 5, asOf: at(60), readUpTo: at(52) } })],
  }),
  play: async ({ canvas }) => {
    await see(canvas.findByText('New messages'));
  },
};

/** Turns of one person within a few minutes are one block: one name, one picture, joined corners. */
export const Grouped: Story = {
  loaders: group({
    messages: lines(
      ['bo', 'Morning!', 1500],
      ['ana', 'Are we still going on Saturday?', 1440],
      ['ana', 'The forecast says rain until ten.', 1439],
      ['ana', 'But then sun.', 1439],
      ['me', 'I am in.', 1438],
      ['me', 'Rain or not.', 1437],
      ['kenji', '私も行きます！', 60],
      ['yusra', 'وأنا أيضًا، نلتقي عند المحطة الساعة 9:30', 58],
      ['noam', 'גם אני 🙂', 57],
      ['bo', 'Good. The usual place, then.', 50],
      ['bo', 'I will bring the map.', 49],
      ['me', 'And I the thermos.', 12],
    ),
  }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText('Yesterday').length).toBeGreaterThan(0));
    await waitFor(() => expect(canvas.getAllByText('Ana Ribeiro').length).toBeGreaterThan(0));
  },
};

/** The way of an own message: waiting, sending, sent, delivered, read; and what went wrong. */
export const Statuses: Story = {
  loaders: direct({
    messages: lines(
      ['me', 'Read', 40],
      ['me', 'Delivered', 30],
      ['me', 'Sent', 20],
      ['bo', 'Received', 19, { id: 'other', position: { value: 0.5, tie: '' } }],
    ),
    after: ({ adapter, store }) => {
      adapter.emit(
        { type: 'delivered-cursor', conversationId: 'c1', userId: 'bo', position: at(2) },
        { type: 'read-cursor', conversationId: 'c1', userId: 'bo', position: at(1) },
      );
      adapter.hold('messages.send');
      store.actions.sendMessage(ref, { content: buildText('Sending') });
      store.actions.sendMessage(ref, { content: buildText('Waiting for the one before') });
    },
  }),
  play: async ({ canvas }) => {
    const bubble = (text: string) =>
      canvas.getByText(text, { selector: '.cl-message-text__text' }).closest('[role="article"]');
    await see(canvas.findByText('Waiting for the one before'));
    await waitFor(() => expect(bubble('Sent')).toHaveAttribute('data-status', 'sent'));
    await waitFor(() => expect(bubble('Delivered')).toHaveAttribute('data-status', 'delivered'));
    await waitFor(() => expect(bubble('Read')).toHaveAttribute('data-status', 'read'));
  },
};

const failures: readonly (readonly [ChatErrorCode, string])[] = [
  ['content-refused', 'This the server did not like'],
  ['blocked', 'And this nobody wants to read'],
  ['too-large', 'This was too much'],
];

/** A quiet mark, why, and a way to send it again; the words stay readable. */
export const FailedToSend: Story = {
  loaders: direct({
    messages: lines(['bo', 'Go on, tell me.', 8]),
    after: ({ adapter, store }) => {
      for (const [code, text] of failures) {
        adapter.failNext('messages.send', new ChatError(code));
        store.actions.sendMessage(ref, { content: buildText(text) });
      }
    },
  }),
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getAllByRole('button', { name: 'Send again' })).toHaveLength(3));
    await userEvent.click(canvas.getAllByRole('button', { name: 'Send again' })[2]!);
    await waitFor(() => expect(canvas.getAllByRole('button', { name: 'Send again' })).toHaveLength(2));
  },
};

/** Taken back by me, by another; changed. */
export const RecalledAndEdited: Story = {
  loaders: group({
    messages: lines(
      ['ana', 'The meeting is at three.', 30, { revision: 1, editedAt: minutesAgo(28) }],
      ['bo', { type: 'recalled' }, 20, { recalled: { by: 'bo', time: minutesAgo(19) } }],
      ['me', { type: 'recalled' }, 10, { recalled: { by: 'me', time: minutesAgo(9) } }],
      ['me', 'I meant half past three, of course.', 8, { revision: 2, editedAt: minutesAgo(7) }],
    ),
  }),
  play: async ({ canvas }) => {
    await see(canvas.findByText('You took back a message'));
    await see(canvas.findByText('Bo Lindqvist took back a message'));
    await expect(canvas.getAllByText('edited')).toHaveLength(2);
  },
};

const reactions = (...all: readonly (readonly [emoji: string, count: number, mine: boolean])[]) => ({
  lanes: {
    reactions: {
      version: 1,
      value: all.map(([emoji, count, mine]) => ({ emoji, count, mine, sampleUserIds: mine ? ['me'] : ['bo'] })),
    },
  },
});

export const Reactions: Story = {
  loaders: group({
    messages: lines(
      ['ana', 'We got the grant!', 30, reactions(['🎉', 4, true], ['❤️', 2, false])],
      ['bo', 'No', 20, reactions(['😮', 1, false])],
      ['me', 'Cake at four.', 10, reactions(['🍰', 12, false], ['👍', 1200, true], ['😂', 3, false], ['🙏', 1, false])],
      ['kenji', 'ケーキ！', 4],
    ),
  }),
  play: async ({ canvas, loaded, userEvent }) => {
    const hearts = await canvas.findByRole('button', { name: /^❤️/u });
    await userEvent.click(hearts);
    await waitFor(() =>
      expect(chatOf(loaded).adapter.calls.some(({ method }) => method === 'messages.react')).toBe(true),
    );
  },
};

const quoted = (senderId: string, senderName: string, text: string): { readonly quote: MessageSnapshot } => ({
  quote: { senderId, senderName, time: minutesAgo(100), content: buildText(text) },
});

export const Quotes: Story = {
  loaders: group({
    messages: lines(
      ['ana', 'Where did we park?', 30],
      ['bo', 'Behind the station.', 29, quoted('ana', 'Ana Ribeiro', 'Where did we park?')],
      ['me', 'Was it not the market?', 20, quoted('bo', 'Bo Lindqvist', 'Behind the station. '.repeat(20))],
      ['yusra', 'نعم، خلف المحطة', 10, quoted('me', 'Mira Okafor', 'Was it not the market?')],
      [
        'me',
        'Look, I have a picture.',
        5,
        {
          quote: {
            senderId: 'kenji',
            senderName: '佐藤健二',
            time: minutesAgo(100),
            content: { type: 'image', items: [{ media: mediaRef('skyline') }] } as never,
          },
        },
      ],
    ),
  }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('blockquote')).toHaveLength(4));
  },
};

const picture = (...keys: readonly Parameters<typeof mediaRef>[0][]) => ({
  type: 'image',
  items: keys.map((key) => ({ media: mediaRef(key), alt: `A picture: ${key}` })),
});

/** Wide, tall, an album, with words below, one that is gone, and one in a turn. */
export const Pictures: Story = {
  loaders: direct({
    messages: lines(
      ['bo', picture('skyline'), 30],
      ['bo', { ...picture('forest'), caption: 'The forest behind the house, this morning.' }, 29],
      ['me', picture('pottery', 'dunes', 'mountains'), 20],
      ['bo', { type: 'image', items: [{ media: lostMedia, alt: 'A picture that is gone' }] }, 12],
      ['me', picture('dusk'), 10, reactions(['😍', 1, false])],
    ),
  }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('img', { name: /dusk/ }).length).toBeGreaterThan(0), {
      timeout: 4000,
    });
  },
};

const voice = (key: 'voice-fr' | 'voice-es' | 'voice-uk') => ({
  type: 'voice',
  media: mediaRef(key),
  waveform: waveformOf(key),
});

export const VoiceAndFiles: Story = {
  loaders: direct({
    messages: lines(
      ['bo', voice('voice-fr'), 30],
      ['me', voice('voice-es'), 20],
      [
        'bo',
        {
          type: 'file',
          items: [{ media: mediaRef('leaflet'), name: 'Leaflet for the spring fair, final version 3.pdf' }],
        },
        15,
      ],
      [
        'me',
        {
          type: 'file',
          items: [
            { media: mediaRef('budget'), name: 'budget.csv' },
            { media: mediaRef('packing'), name: 'רשימת ציוד.txt' },
          ],
          caption: 'Both lists, as promised.',
        },
        10,
      ],
    ),
  }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('button', { name: /^Play voice message/ })).toHaveLength(2));
  },
};

/** Types of a newer version, types of a host that is not there: never nothing. */
export const WithoutAView: Story = {
  loaders: group({
    messages: lines(
      ['bo', { type: 'hologram', summary: 'A wave of the hand' }, 10],
      ['ana', { type: 'hologram' }, 8],
      ['me', { type: 'custom', kind: 'order', data: { number: 42 }, fallback: 'Order 42 is on its way' }, 4],
    ),
  }),
  play: async ({ canvas }) => {
    await see(canvas.findByText(/A wave of the hand/));
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(3));
  },
};

/** What happened, said in the reader's language. */
export const Notices: Story = {
  loaders: group({
    messages: lines(
      ['me', { type: 'notice', event: { kind: 'group-created' }, actorId: 'me', targetIds: [], names: [] }, 60],
      [
        'me',
        {
          type: 'notice',
          event: { kind: 'members-invited' },
          actorId: 'me',
          targetIds: ['bo', 'ana', 'kenji'],
          names: [],
        },
        59,
      ],
      ['ana', 'Hello all!', 50],
      [
        'bo',
        {
          type: 'notice',
          event: { kind: 'name-changed', name: 'Trail runners — 走る人たち' },
          actorId: 'bo',
          targetIds: [],
          names: [],
        },
        40,
      ],
      [
        'me',
        { type: 'notice', event: { kind: 'role-changed', role: 'admin' }, actorId: 'me', targetIds: ['bo'], names: [] },
        30,
      ],
      [
        'bo',
        {
          type: 'notice',
          event: { kind: 'muted', until: minutesAgo(-60) },
          actorId: 'bo',
          targetIds: ['ana'],
          names: [],
        },
        20,
      ],
      ['ana', { type: 'notice', event: { kind: 'members-left' }, actorId: 'ana', targetIds: ['ana'], names: [] }, 10],
    ),
  }),
  play: async ({ canvas }) => {
    await see(canvas.findByText('Hello all!'));
  },
};

/** Right to left beside left to right: each message by its own words, the frame by the reader's language. */
export const RightToLeft: Story = {
  globals: { dir: 'rtl' },
  loaders: direct({
    conversations: [directChat({ peerId: 'yusra' })],
    messages: lines(
      ['yusra', 'صباح الخير! هل وصلت الطلبية رقم 42؟', 30],
      ['me', 'نعم، وصلت من Café Nord الساعة 9:15 صباحًا.', 28],
      ['yusra', 'https://example.com/orders/42?lang=ar', 20],
      ['me', 'Thanks — I will look at it after lunch.', 18],
      ['yusra', 'ممتاز 👍', 16],
      ['yusra', 'שלום גם לך (בערך).', 12],
      ['me', voice('voice-uk'), 8],
    ),
  }),
  play: async ({ canvasElement, canvas }) => {
    const own = await canvas.findByText(/Thanks — I will look/);
    const pane = canvasElement.querySelector('.cl-message-list')!.getBoundingClientRect();
    // Own turns stand at the end of the line, which is the left here.
    await expect(own.getBoundingClientRect().left - pane.left).toBeLessThan(pane.width / 2);
  },
};

const paste = Array.from(
  { length: 4000 },
  (_, line) => `${String(line + 1).padStart(4, '0')}  const answer = compute(${line});`,
).join('\n');

/** Four thousand lines in one message: folded, and one can open it. Words without a space break. */
export const LongTexts: Story = {
  loaders: direct({
    messages: lines(
      ['bo', 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(4), 30],
      ['me', 'พรุ่งนี้เจอกันที่ร้านกาแฟหน้าสถานีรถไฟฟ้าตอนสิบโมงเช้านะคะ'.repeat(6), 20],
      ['bo', '静かな紙、はっきりした声。'.repeat(20), 15],
      ['me', paste, 10],
    ),
  }),
  play: async ({ canvas, canvasElement }) => {
    await see(canvas.findByRole('button', { name: 'Show more' }));
    const log = canvasElement.querySelector('[role="log"]')!;
    await expect(log.scrollWidth).toBeLessThanOrEqual(log.clientWidth);
  },
};

/** One to three alone are large. */
export const EmojiOnly: Story = {
  loaders: direct({
    messages: lines(
      ['bo', '🎉', 30],
      ['me', '👩‍👩‍👧‍👦🇧🇷👍🏽', 20],
      ['bo', '😀😀😀😀', 15],
      ['me', '❤️', 12, reactions(['😊', 1, false])],
      ['bo', 'With words 🎈', 10],
    ),
  }),
  play: async ({ canvas }) => {
    await see(canvas.findByText('🎉'));
  },
};

const answer =
  'Of course. The first ferry leaves at 7:40 from the north pier and takes fifty minutes. Take the second one if you want ' +
  'breakfast first: it leaves at 9:10. Both come back until six in the evening, and bicycles travel free of charge on weekdays.';

/** A message that grows word by word, as an answer being written does: the end stays in view, and nothing jumps. */
export const Growing: Story = {
  loaders: direct({ messages: [...history, buildMessage({ seq: 61, time: minutesAgo(1), text: '…', id: 'growing' })] }),
  play: async ({ canvas, loaded }) => {
    const log = await canvas.findByRole('log');
    await see(canvas.findByText('…'));
    const words = answer.split(' ');
    for (let count = 4; count <= words.length; count += 4) {
      chatOf(loaded).adapter.emit({
        type: 'message-edited',
        conversationId: 'c1',
        messageId: 'growing',
        by: 'bo',
        revision: count,
        content: buildText(words.slice(0, count + 4).join(' ')),
        time: minutesAgo(0),
      });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await see(canvas.findByText(/on weekdays\.$/));
    await waitFor(() => expect(log.scrollHeight - log.scrollTop - log.clientHeight).toBeLessThan(2));
  },
};

/** Someone writes, then the message is there: announced, and followed where the end is in view. */
export const Incoming: Story = {
  loaders: direct({ messages: history }),
  play: async ({ canvas, loaded }) => {
    const { adapter } = chatOf(loaded);
    await see(canvas.findByText('Message 60'));
    adapter.emit({ type: 'typing', conversationId: 'c1', userId: 'bo', active: true });
    await waitFor(() => expect(canvas.getByText('Bo Lindqvist is typing…')).toBeInTheDocument());
    const message = buildMessage({ seq: 61, time: minutesAgo(0), text: 'And here I am.' });
    adapter.store(message);
    adapter.emit({ type: 'message', message });
    await see(canvas.findByText('And here I am.'));
    adapter.emit({ type: 'typing', conversationId: 'c1', userId: 'bo', active: false });
  },
};

/** Away from the end a button counts what comes, and goes there. */
export const JumpToLatest: Story = {
  loaders: direct({ messages: history }),
  play: async ({ canvas, loaded, userEvent }) => {
    const { adapter } = chatOf(loaded);
    const log = await canvas.findByRole('log');
    await see(canvas.findByText('Message 60'));
    log.scrollTop = log.scrollHeight - log.clientHeight - 400;
    const jump = await canvas.findByRole('button', { name: /Jump to the latest message/ });
    const messages = [61, 62].map((seq) => buildMessage({ seq, time: minutesAgo(0), text: `News ${seq}` }));
    adapter.store(...messages);
    for (const message of messages) adapter.emit({ type: 'message', message });
    await waitFor(() => expect(jump).toHaveTextContent('2'));
    await userEvent.click(jump);
    await see(canvas.findByText('News 62'));
  },
};

/** Links, mentions, code. Links open through the host's `onOpenLink`. */
export const RichText: Story = {
  args: {
    onOpenLink: fn((_url: string, event: { preventDefault(): void }) => event.preventDefault()),
  },
  loaders: group({
    messages: lines(
      [
        'ana',
        {
          ...buildText('Hello @Mira Okafor and @everyone, see https://example.com/trail?from=north'),
          entities: [
            { type: 'mention', offset: 6, length: 12, userId: 'me' },
            { type: 'mention-all', offset: 23, length: 9 },
          ],
        },
        20,
      ],
      [
        'me',
        {
          ...buildText('@Bo Lindqvist looked at www.example.com already'),
          entities: [{ type: 'mention', offset: 0, length: 13, userId: 'bo' }],
        },
        15,
      ],
      ['bo', '<b>Not</b> & never <script>alert(1)</script>', 10],
      ['me', 'Two  spaces,\n\n  and lines\tstay.', 5],
    ),
  }),
  play: async ({ args, canvas, userEvent }) => {
    const link = await canvas.findByRole('link', { name: /example\.com\/trail/ });
    await userEvent.click(link);
    await expect(args.onOpenLink).toHaveBeenCalledTimes(1);
  },
};
