import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConversationScope, InputBar, MessageList, StickerPacksProvider, type StickerPack } from 'chatloom';
import type { TestAdapter } from 'chatloom/testing';
import { expect, waitFor, within } from 'storybook/test';
import { InChat, scripted, type StoryChat } from '../support/chat.tsx';
import { mediaRef } from '../support/media.ts';
import { lines } from '../support/messages.ts';
import { directChat, people } from '../support/people.ts';
import { see } from '../support/see.ts';

const packs: readonly StickerPack[] = [
  {
    id: 'kitchen',
    name: 'Kitchen',
    stickers: [
      { id: 'teapot', alt: 'A happy teapot', emoji: '🫖', media: mediaRef('sticker-teapot') },
      { id: 'moon', alt: 'A sleeping moon', emoji: '🌙', media: mediaRef('sticker-moon') },
      { id: 'gone', alt: 'A cat that looks out of a window', url: 'missing.png' },
    ],
  },
];

/** Everybody is a contact. */
function withContacts(adapter: TestAdapter): void {
  const listContacts = async () => ({
    items: people.flatMap(({ id }) => (id === 'me' ? [] : [{ userId: id, relation: 'friend' as const }])),
  });
  Object.assign(adapter, { users: { ...adapter.users, listContacts } });
}

/** Everything that is no text: one button, one menu, and the forms of the message types that have one. */
const meta: Meta = {
  title: 'Components/AttachMenu',
  parameters: { frame: 'pane', paneWidth: 640, docsHeight: 640 },
  loaders: [
    scripted({
      conversations: [directChat()],
      messages: lines(['bo', 'Shall we ask the others?', 4]),
      before: withContacts,
    }),
  ],
  render: (_args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <StickerPacksProvider packs={packs}>
        <ConversationScope conversationId="c1">
          <MessageList style={{ flex: 1, minBlockSize: 0 }} />
          <InputBar />
        </ConversationScope>
      </StickerPacksProvider>
    </InChat>
  ),
};
export default meta;
type Story = StoryObj;
type Play = NonNullable<Story['play']>;
type Context = Parameters<Play>[0];

const sent = (loaded: Record<string, unknown>): readonly unknown[] =>
  (loaded['chat'] as StoryChat<TestAdapter>).adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: unknown }).content);

/** In a page of the other direction a sentence is isolated, name and all. */
const named = (name: string): RegExp => new RegExp(`^\\u2066?${name}\\u2069?$`, 'u');

const attach = { en: 'Attach', 'zh-CN': '添加附件' };

/** By the menu into the form of a type. */
async function open({ canvas, userEvent }: Context, label: string, button = attach.en) {
  await userEvent.click(await canvas.findByRole('button', { name: button }));
  await userEvent.click(await canvas.findByRole('menuitem', { name: label }));
  return within(await see(canvas.findByRole('dialog', { name: label })));
}

/** Arrows, letters, Enter and Escape; a sheet under fingers. */
export const TheMenu: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Attach' }));
    await see(canvas.findByRole('menu', { name: 'Attach' }));
    await expect(canvas.getByRole('menuitem', { name: 'Poll' })).toBeVisible();
  },
};

const writePoll: Play = async (context) => {
  const { userEvent } = context;
  const form = await open(context, 'Poll');
  await userEvent.type(form.getByRole('textbox', { name: 'Question' }), 'Where do we meet?');
  await userEvent.type(form.getByRole('textbox', { name: named('Answer 1') }), 'At the inn{Enter}By the lake{Enter}');
  await waitFor(() => expect(form.getByRole('textbox', { name: named('Answer 3') })).toHaveFocus());
};

/** A question, two to ten answers, and how it is voted. */
export const Poll: Story = {
  play: async (context) => {
    await writePoll(context);
    const form = within(context.canvas.getByRole('dialog', { name: 'Poll' }));
    await context.userEvent.click(form.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(sent(context.loaded)).toMatchObject([{ type: 'poll', question: 'Where do we meet?' }]));
    await see(context.canvas.findByRole('radiogroup', { name: 'Where do we meet?' }));
  },
};

export const PollDark: Story = { globals: { theme: 'dark' }, play: writePoll };
export const PollRightToLeft: Story = { globals: { dir: 'rtl' }, play: writePoll };
export const PollNarrow: Story = { parameters: { paneWidth: 320 }, play: writePoll };

/** What is wrong is said at the field that is wrong. */
export const PollErrors: Story = {
  play: async (context) => {
    const form = await open(context, 'Poll');
    await context.userEvent.type(form.getByRole('textbox', { name: 'Question' }), 'Where?');
    await context.userEvent.type(form.getByRole('textbox', { name: 'Answer 1' }), 'Inn');
    await context.userEvent.type(form.getByRole('textbox', { name: 'Answer 2' }), 'inn');
    await context.userEvent.click(form.getByRole('button', { name: 'Send' }));
    await see(form.findByText('Answer 1 and answer 2 are the same.'));
    await expect(sent(context.loaded)).toEqual([]);
  },
};

/** Closing asks first where something would be lost. */
export const Discarding: Story = {
  play: async (context) => {
    const form = await open(context, 'Poll');
    await context.userEvent.type(form.getByRole('textbox', { name: 'Question' }), 'Where?');
    await context.userEvent.click(form.getByRole('button', { name: 'Close' }));
    await see(context.canvas.findByRole('alertdialog', { name: 'Close without sending?' }));
  },
};

const writePlace: Play = async (context) => {
  const form = await open(context, 'Location');
  await context.userEvent.type(form.getByRole('textbox', { name: /^\u2066?Coordinates/u }), '48.8584, 2.2945');
  await context.userEvent.type(form.getByRole('textbox', { name: /^\u2066?Name/u }), 'The tower');
  await see(form.findByRole('group', { name: /^\u2066?Preview/u }));
};

/** Where the device is, or what is written or pasted. */
export const Location: Story = { play: writePlace };
export const LocationDark: Story = { globals: { theme: 'dark' }, play: writePlace };
export const LocationRightToLeft: Story = { globals: { dir: 'rtl' }, play: writePlace };
export const LocationNarrow: Story = { parameters: { paneWidth: 320 }, play: writePlace };

export const LocationErrors: Story = {
  play: async (context) => {
    const form = await open(context, 'Location');
    await context.userEvent.type(form.getByRole('textbox', { name: /^Coordinates/u }), 'maps.app.goo.gl/abc{Enter}');
    await see(form.findByText(/^This short link hides the place/u));
  },
};

const chooseContact: Play = async (context) => {
  const form = await open(context, 'Contact');
  await context.userEvent.click(await form.findByRole('radio', { name: /Ana Ribeiro/u }));
  await see(form.findByRole('group', { name: /^\u2066?Preview/u }));
};

/** One of the contacts, or somebody found by name. */
export const Contact: Story = { play: chooseContact };
export const ContactDark: Story = { globals: { theme: 'dark' }, play: chooseContact };
export const ContactRightToLeft: Story = { globals: { dir: 'rtl' }, play: chooseContact };
export const ContactNarrow: Story = { parameters: { paneWidth: 320 }, play: chooseContact };

export const NobodyFound: Story = {
  play: async (context) => {
    const form = await open(context, 'Contact');
    await context.userEvent.type(form.getByRole('searchbox'), 'zzz');
    await see(form.findByText(/^Nobody of this name was found/u));
  },
};

const seeStickers: Play = async (context) => {
  const form = await open(context, 'Sticker');
  await see(form.findByRole('button', { name: 'A happy teapot' }));
};

/** One press sends. What cannot be loaded shows by its words. */
export const Sticker: Story = {
  play: async (context) => {
    await seeStickers(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'A happy teapot' }));
    await waitFor(() => expect(sent(context.loaded)).toMatchObject([{ type: 'sticker', stickerId: 'teapot' }]));
  },
};
export const StickerDark: Story = { globals: { theme: 'dark' }, play: seeStickers };
export const StickerRightToLeft: Story = { globals: { dir: 'rtl' }, play: seeStickers };
export const StickerNarrow: Story = { parameters: { paneWidth: 320 }, play: seeStickers };

const writeCard: Play = async (context) => {
  const { userEvent } = context;
  const form = await open(context, 'Card');
  await userEvent.type(form.getByRole('textbox', { name: 'Title' }), 'Harvest supper');
  await userEvent.click(form.getByRole('button', { name: 'Add fact' }));
  await userEvent.type(form.getByRole('textbox', { name: named('Label of fact 1') }), 'When');
  await userEvent.type(form.getByRole('textbox', { name: named('Value of fact 1') }), 'Friday at nine');
  await userEvent.click(form.getByRole('button', { name: 'Add link button' }));
  await userEvent.type(form.getByRole('textbox', { name: named('Label of link button 1') }), 'The way');
  await userEvent.type(
    form.getByRole('textbox', { name: named('Address of link button 1') }),
    'https://example.org/way',
  );
  await see(form.findByRole('group', { name: /^\u2066?Preview/u }));
};

/** A title, words, facts, and buttons that lead somewhere. */
export const Card: Story = {
  play: async (context) => {
    await writeCard(context);
    const form = within(context.canvas.getByRole('dialog', { name: 'Card' }));
    await context.userEvent.click(form.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(sent(context.loaded)).toMatchObject([{ type: 'card', title: 'Harvest supper' }]));
  },
};
export const CardDark: Story = { globals: { theme: 'dark' }, play: writeCard };
export const CardRightToLeft: Story = { globals: { dir: 'rtl' }, play: writeCard };
export const CardNarrow: Story = { parameters: { paneWidth: 320 }, play: writeCard };

export const InChinese: Story = {
  globals: { locale: 'zh-CN' },
  play: async (context) => {
    await open(context, '投票', attach['zh-CN']);
  },
};
