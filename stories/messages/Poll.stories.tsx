import type { Meta, StoryObj } from '@storybook/react-vite';
import type { Message } from 'chatloom';
import { ChatError } from 'chatloom';
import type { TestAdapter } from 'chatloom/testing';
import { expect, waitFor, within } from 'storybook/test';
import type { StoryChat } from '../support/chat.tsx';
import { minutesAgo } from '../support/clock.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';

/** A question to all: one or several answers, named or anonymous, with an end or without. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Poll',
  parameters: { frame: 'pane', docsHeight: 620 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const adapterOf = (loaded: Record<string, unknown>) => (loaded['chat'] as StoryChat<TestAdapter>).adapter;
const poll = (more: object = {}) => ({
  type: 'poll',
  question: 'Where do we eat on Saturday?',
  options: [
    { id: 'inn', text: 'The inn by the river' },
    { id: 'picnic', text: 'Picnic at the lake' },
    { id: 'home', text: 'Everyone at home' },
  ],
  multiple: false,
  anonymous: false,
  ...more,
});
const votes = (
  counts: Record<string, number>,
  mine: readonly string[] = [],
  voters?: Record<string, readonly string[]>,
): Partial<Message> => ({ lanes: { votes: { version: 1, value: { counts, mine, ...(voters && { voters }) } } } });

const said = [
  ['bo', poll(), 50],
  ['ana', poll({ multiple: true, question: 'Which days suit you?\nChoose all that do.' }), 40, votes({ inn: 1 })],
  ['me', poll(), 30, votes({ inn: 3, picnic: 1 }, ['inn'], { inn: ['bo', 'ana', 'me'], picnic: ['kenji'] })],
  [
    'kenji',
    poll({
      question: '土曜日のお昼はどこで食べましょうか？みんなの都合を聞かせてください',
      anonymous: true,
      closesAt: minutesAgo(10),
      options: [
        { id: 'a', text: 'القهوة بجانب المحطة القديمة' },
        { id: 'b', text: 'Donaudampfschifffahrtsgesellschaftskapitänskajüte mit Mittagstisch' },
        { id: 'c', text: '公園の近くの蕎麦屋さん' },
      ],
    }),
    20,
    votes({ a: 12, b: 1200, c: 3 }, ['b']),
  ],
] as const;

/** Not voted yet, voted, several answers, closed. */
export const Polls: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, loaded, userEvent }) => {
    const [one] = await canvas.findAllByRole('radiogroup', { name: 'Where do we eat on Saturday?' });
    await userEvent.click(within(one!).getByRole('radio', { name: 'Picnic at the lake' }));
    await userEvent.click(canvas.getAllByRole('button', { name: 'Vote' })[0]!);
    await waitFor(() => {
      const call = adapterOf(loaded).calls.find(({ method }) => method === 'messages.vote');
      return expect(call?.args[2]).toEqual(['picnic']);
    });
    await see(canvas.findByText('Picnic at the lake: 1 vote, 100%'));
  },
};

export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };
export const Chinese: Story = { loaders: inGroup({}, ...said), globals: { locale: 'zh-CN' } };

/** Shown at once, and undone with the reason where the service refuses. */
export const Refused: Story = {
  loaders: inGroup({ before: (adapter) => adapter.failNext('messages.vote', new ChatError('forbidden')) }, [
    'bo',
    poll(),
    5,
  ]),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Everyone at home' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Vote' }));
    await see(canvas.findByRole('alert'));
    await see(canvas.findByRole('radiogroup'));
  },
};

/** Who chose what; not for anonymous polls. */
export const Voters: Story = {
  loaders: inGroup({}, [
    'bo',
    poll(),
    5,
    votes({ inn: 4, picnic: 1 }, ['inn'], { inn: ['bo', 'ana', 'me', 'yusra'], picnic: ['kenji'] }),
  ]),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Who voted' }));
    const dialog = await within(canvasElement.ownerDocument.body).findByRole('dialog', {
      name: 'Where do we eat on Saturday?',
    });
    await see(within(dialog).findByText('佐藤健二'));
  },
};

const way = onItsWay(poll());
/** Taken back, changed, not sent, on its way. */
export const OnItsWay: Story = {
  loaders: inGroup(way, ...way.said),
  play: async ({ canvas }) => {
    await see(canvas.findByRole('button', { name: 'Send again' }));
  },
};
export const OnItsWayDark: Story = { ...OnItsWay, globals: { theme: 'dark' } };
export const OnItsWayRightToLeft: Story = { ...OnItsWay, globals: { dir: 'rtl' } };
export const OnItsWayNarrow: Story = { ...OnItsWay, parameters: { paneWidth: 320 } };
