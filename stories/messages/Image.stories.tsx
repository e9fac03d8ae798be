import type { Meta, StoryObj } from '@storybook/react-vite';
import type { MediaKey } from 'chatloom/adapters/local/world';
import { expect, screen, waitFor, within } from 'storybook/test';
import { lostMedia, mediaRef } from '../support/media.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';
import { uploading } from '../support/uploading.ts';

/** A picture or an album: laid out by how its pictures lie or stand, the box kept free before a byte is there. Pressed, they open large. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Image',
  parameters: { frame: 'pane', docsHeight: 720 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const picture = (...keys: readonly MediaKey[]) => ({
  type: 'image',
  items: keys.map((key) => ({ media: mediaRef(key), alt: `A picture: ${key}`, name: `${key}.webp` })),
});

const said = [
  ['ana', { ...picture('skyline'), caption: 'From the bridge, ten minutes ago.' }, 30],
  ['me', picture('dusk', 'mountains'), 20],
  ['yusra', { ...picture('dunes'), caption: 'من رحلتي الأخيرة. الرمل كان باردًا في الفجر.' }, 10],
  ['me', picture('boat'), 5],
] as const;

/** Alone, with words below, in two, and one that moves: it waits where less motion is asked for. */
export const Pictures: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'A picture: boat' })).toBeVisible());
    await userEvent.click(await canvas.findByRole('button', { name: 'Play animation' }));
    await expect(canvas.getByRole('button', { name: 'Pause animation' })).toBeInTheDocument();
  },
};
export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };

const albums = [
  ['bo', picture('forest', 'poster'), 50],
  ['me', picture('dusk', 'forest', 'poster'), 40],
  ['bo', picture('forest', 'dusk', 'dunes'), 30],
  ['ana', picture('mountains', 'forest', 'pottery', 'dunes'), 20],
  [
    'me',
    { ...picture('dusk', 'forest', 'pottery', 'dunes', 'mountains', 'chart', 'skyline'), caption: 'All of it.' },
    10,
  ],
] as const;

/** Two, three and four; of more the last says how many. */
export const Albums: Story = {
  loaders: inGroup({}, ...albums),
  play: async ({ canvas }) => {
    await see(canvas.findByText('+3'));
  },
};
export const AlbumsNarrow: Story = { loaders: inGroup({}, ...albums), parameters: { paneWidth: 320 } };

/** Gone, larger than can be shown, and none of the formats that are shown. */
export const CannotBeShown: Story = {
  loaders: inGroup(
    {},
    ['bo', { type: 'image', items: [{ media: lostMedia, alt: 'A picture that is gone' }] }, 12],
    [
      'bo',
      {
        type: 'image',
        items: [
          { media: { ...mediaRef('dusk'), width: 60_000, height: 60_000 }, name: 'wall.jpg' },
          { media: { id: 'x', mime: 'image/svg+xml', size: 900 }, name: 'drawing.svg' },
        ],
        caption: 'A wall, and a drawing.',
      },
      10,
    ],
  ),
  play: async ({ canvas, userEvent }) => {
    await see(canvas.findByRole('img', { name: 'A picture that is gone. The picture could not be loaded' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await see(canvas.findByRole('img', { name: /^A picture that is gone/ }));
    await expect(canvas.queryByRole('button', { name: 'drawing.svg' })).toBeNull();
    await userEvent.click(await canvas.findByRole('button', { name: /^Download drawing.svg/ }));
    await see(screen.findByRole('alertdialog', { name: 'This file can be a program' }));
  },
};

const way = onItsWay(picture('pottery'));
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

/** How much of it is there, and the way to call it off. */
export const Uploading: Story = {
  loaders: inGroup({ after: uploading('dusk', 'image', (media) => ({ type: 'image', items: [{ media }] })) }),
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel upload' }));
    await waitFor(() => expect(canvas.queryByRole('progressbar')).toBeNull());
  },
};

/** Large, with all pictures and films of the conversation, who sent them and when. */
export const Large: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'A picture: dunes' }));
    const dialog = within(await screen.findByRole('dialog'));
    await see(dialog.findByRole('img', { name: 'A picture: dunes' }));
    await expect(dialog.getByText('4 of 5')).toBeInTheDocument();
    await userEvent.keyboard('{ArrowLeft}');
    await see(dialog.findByRole('img', { name: 'A picture: mountains' }));
    await userEvent.keyboard('++');
  },
};
export const LargeRightToLeft: Story = {
  loaders: inGroup({}, ...said),
  globals: { dir: 'rtl', theme: 'dark' },
  parameters: { paneWidth: 320 },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'A picture: dunes' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.keyboard('{ArrowRight}');
    await see(dialog.findByRole('img', { name: 'A picture: mountains' }));
  },
};
