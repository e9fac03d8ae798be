import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor, within } from 'storybook/test';
import { lostMedia, mediaRef } from '../support/media.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';
import { uploading } from '../support/uploading.ts';

/** A film: its cover, its length and size; nothing of it is loaded before it is asked for. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Video',
  parameters: { frame: 'pane', docsHeight: 620 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const film = { type: 'video', media: mediaRef('evening'), cover: mediaRef('evening-cover'), alt: 'Waves at dusk' };
const said = [
  ['ana', film, 30],
  ['me', { ...film, caption: 'With the sound of the sea 🔈' }, 20],
  ['bo', { type: 'video', media: { ...lostMedia, mime: 'video/mp4', size: 12_400_000, duration: 65_000 } }, 10],
] as const;

/** With a cover, with words below, and one whose cover cannot be had. */
export const Films: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, userEvent }) => {
    const [first] = await canvas
      .findAllByRole('button', { name: 'Play video, 4 sec. Waves at dusk' })
      .catch(() => canvas.findAllByRole('button', { name: /^Play video, .*Waves at dusk/ }));
    await see(first!);
    await userEvent.click(first!);
    await waitFor(() => expect(canvas.getByLabelText('Waves at dusk')).toBeInstanceOf(HTMLVideoElement));
  },
};
export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };

/** It was asked for, and cannot be had. */
export const Failed: Story = {
  loaders: inGroup({}, ...said.slice(2)),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Play video/ }));
    await see(canvas.findByText('The video could not be played'));
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
  },
};

/** In the lightbox, beside the conversation's pictures. */
export const Large: Story = {
  loaders: inGroup({}, ...said.slice(0, 2)),
  play: async ({ canvas, userEvent }) => {
    const [first] = await canvas.findAllByRole('button', { name: 'Show the video large' });
    await userEvent.click(first!);
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(dialog.getByLabelText('Waves at dusk', { selector: 'video' })).toBeVisible());
  },
};

const way = onItsWay(film);
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
    after: uploading('evening', 'video', (media) => ({ type: 'video', media, cover: mediaRef('evening-cover') })),
  }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
  },
};
