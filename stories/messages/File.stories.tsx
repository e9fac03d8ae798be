import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import { lostMedia, mediaRef } from '../support/media.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';
import { uploading } from '../support/uploading.ts';

/** Files are saved, never opened. The ending always shows; what a system might run is asked about first. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/File',
  parameters: { frame: 'pane', docsHeight: 720 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const file = (name: string, size = 48_200) => ({ media: { ...mediaRef('packing'), size }, name });
const said = [
  ['bo', { type: 'file', items: [file('Leaflet for the spring fair, final version 3 (really the last one).pdf')] }, 50],
  [
    'me',
    {
      type: 'file',
      items: [file('budget.csv'), file('רשימת ציוד.txt', 820), file('plans.zip', 18_400_000)],
      caption: 'All lists, as promised.',
    },
    40,
  ],
  [
    'kenji',
    { type: 'file', items: [file('議事録.docx'), file('talk.key'), file('tune.mp3'), file('no ending', 0)] },
    30,
  ],
  ['ana', { type: 'file', items: [file('holiday-photo.jpg.exe'), file('annexe\u202egpj.scr')] }, 20],
  ['bo', { type: 'file', items: [{ media: lostMedia, name: 'gone.pdf' }] }, 10],
] as const;

/** By kind; with endings that try to hide; and one that is gone. */
export const Files: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Download gone.pdf/ }));
    await see(canvas.findByText('The file could not be downloaded. Try again.'));
    await expect(canvas.getByRole('button', { name: /^Download annexegpj.scr/ })).toBeInTheDocument();
  },
};
export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };

/** A question before a program is saved. */
export const Program: Story = {
  loaders: inGroup({}, ...said.slice(3, 4)),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Download holiday-photo.jpg.exe/ }));
    const dialog = await screen.findByRole('alertdialog', { name: 'This file can be a program' });
    await expect(dialog).toHaveTextContent('holiday-photo.jpg.exe');
  },
};

const way = onItsWay({ type: 'file', items: [file('plan.pdf')] } as never);
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

export const Uploading: Story = {
  loaders: inGroup({
    after: uploading('packing', 'file', (media) => ({ type: 'file', items: [{ media, name: 'packing-list.txt' }] })),
  }),
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel upload' }));
    await waitFor(() => expect(canvas.queryByRole('progressbar')).toBeNull());
  },
};
