import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { mediaRef } from '../support/media.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';

/** A person's card, and the log of calls. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Contact and call',
  parameters: { frame: 'pane', docsHeight: 620 },
  args: { onMessagePerson: fn(), onCall: fn() },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const contacts = [
  ['bo', { type: 'contact', userId: 'kenji', name: 'Kenji' }, 50],
  [
    'me',
    {
      type: 'contact',
      name: 'Maximiliane von Hohenfels-Wartenberg zu Untergrafenheim',
      organization: 'Gärtnerei am unteren Stadttor, Abteilung Obstbäume',
      avatar: mediaRef('pottery'),
      phones: ['+43 316 000 00 00'],
      emails: ['m.vonhohenfelswartenberg.untergrafenheim@example.com'],
    },
    40,
  ],
  ['ana', { type: 'contact', userId: 'yusra', name: 'Y.', organization: 'مكتبة النهر' }, 30],
  ['ana', { type: 'contact', userId: 'me' }, 25],
  ['bo', { type: 'contact', userId: 'gone' }, 20],
] as const;

const call = (outcome: string, more: object = {}) => ({ type: 'call', kind: 'audio', outcome, ...more });
const calls = [
  ['bo', call('completed', { duration: 754_000 }), 90],
  ['bo', call('missed', { kind: 'video' }), 80],
  ['me', call('missed'), 70],
  ['bo', call('declined'), 60],
  ['me', call('busy', { kind: 'video' }), 50],
  ['ana', call('busy'), 40],
  ['me', call('failed'), 30],
  ['me', call('cancelled'), 25],
  ['bo', call('ongoing', { kind: 'video', participantIds: ['bo', 'ana', 'kenji'] }), 2],
] as const;

/** Known people by the name of the directory, others as they were sent. */
export const Contacts: Story = {
  loaders: inGroup({}, ...contacts),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Message 佐藤健二' }));
    await expect(args.onMessagePerson).toHaveBeenCalledWith('kenji');
  },
};

/** As they are seen by the one who called, and by the one who was called. */
export const Calls: Story = {
  loaders: inGroup({}, ...calls),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Join' }));
    await expect(args.onCall).toHaveBeenCalledTimes(1);
  },
};

/** Where the host cannot call or open anything there is no button. */
export const WithoutHandlers: Story = {
  args: { onMessagePerson: undefined, onCall: undefined },
  loaders: inGroup({}, contacts[0], calls[0]),
  play: async ({ canvas }) => {
    await see(canvas.findByText('12:34'));
    await expect(canvas.queryByRole('button', { name: /Message|Call back/ })).toBeNull();
  },
};

export const Dark: Story = { loaders: inGroup({}, ...contacts, ...calls), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...contacts, ...calls), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...calls, ...contacts), parameters: { paneWidth: 320 } };

const way = onItsWay(contacts[1][1]);
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
