import type { Meta, StoryObj } from '@storybook/react-vite';
import type { StickerPack } from 'chatloom';
import { expect } from 'storybook/test';
import { lostMedia, mediaRef } from '../support/media.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';

const packs: readonly StickerPack[] = [
  {
    id: 'kitchen',
    name: 'Kitchen',
    stickers: [
      { id: 'teapot', alt: 'A happy teapot', emoji: '🫖', media: mediaRef('sticker-teapot') },
      { id: 'boat', alt: 'A paper boat on the move', emoji: '⛵', media: mediaRef('boat') },
    ],
  },
];

/** Bare, at one size. What moves can be stopped, and stands still for readers who want less motion. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Sticker',
  parameters: { frame: 'pane', docsHeight: 620 },
  args: { packs },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const moon = { type: 'sticker', stickerId: 'moon', media: mediaRef('sticker-moon'), alt: 'A sleeping moon' };
const said = [
  ['bo', moon, 40],
  ['me', { type: 'sticker', packId: 'kitchen', stickerId: 'teapot' }, 30],
  ['ana', { type: 'sticker', packId: 'kitchen', stickerId: 'boat' }, 20],
  ['bo', { type: 'sticker', stickerId: 'gone', media: lostMedia, emoji: '👋', alt: 'Waving' }, 10],
  ['me', { type: 'sticker', packId: 'elsewhere', stickerId: 'x', alt: 'A cat that looks out of a window' }, 5],
] as const;

/** From a pack by its id, from the message itself, and what shows where there is no picture. */
export const Stickers: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, userEvent }) => {
    await see(canvas.findByRole('img', { name: 'A happy teapot' }));
    // Motion is off in the tests' browser: it waits to be played.
    await userEvent.click(await canvas.findByRole('button', { name: 'Play the sticker' }));
    await expect(canvas.getByRole('button', { name: 'Pause the sticker' })).toBeInTheDocument();
  },
};

export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };

const way = onItsWay(moon);
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
