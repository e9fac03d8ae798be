import type { Meta, StoryObj } from '@storybook/react-vite';
import type { MediaKey } from 'chatloom/adapters/local/world';
import { expect, waitFor } from 'storybook/test';
import { lostMedia, mediaRef, waveformOf } from '../support/media.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';
import { uploading } from '../support/uploading.ts';

/** Spoken words. One plays at a time in the whole chat; the next one that was not listened to follows. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Voice',
  parameters: { frame: 'pane', docsHeight: 620 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const voice = (key: MediaKey) => ({ type: 'voice', media: mediaRef(key), waveform: waveformOf(key) });
const transcript = {
  lanes: { transcript: { version: 1, value: { text: 'Доброго ранку! Я вже спекла хліб, чекаю на вас у неділю.' } } },
} as const;
const said = [
  ['bo', { ...voice('voice-fr'), played: true }, 40],
  ['me', voice('voice-es'), 30],
  ['ana', voice('voice-uk'), 20, transcript],
  ['bo', { type: 'voice', media: { ...lostMedia, mime: 'audio/mp4', duration: 3_661_000 }, waveform: [] }, 10],
] as const;

/** Listened to, one's own, new and with its words, and one without a shape that is gone. */
export const Recordings: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getAllByRole('button', { name: /^Play voice message/ })).toHaveLength(4));
    await expect(canvas.getAllByRole('img', { name: 'Not played yet' })).toHaveLength(2);
    await userEvent.click(canvas.getByRole('button', { name: 'Show text' }));
    await see(canvas.findByText(/Доброго ранку/));
    await userEvent.click(canvas.getAllByRole('button', { name: /^Play voice message/ })[3]!);
    await see(canvas.findByText('The recording could not be played'));
  },
};
export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };

/** Playing, from the middle and faster. */
export const Playing: Story = {
  loaders: inGroup({}, ...said.slice(0, 2)),
  play: async ({ canvas, userEvent }) => {
    const [slider] = await canvas.findAllByRole('slider', { name: 'Position in the recording' });
    slider!.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(Number(slider!.getAttribute('aria-valuenow'))).toBeGreaterThan(1));
    await userEvent.click(await canvas.findByRole('button', { name: 'Speed: 1×' }));
    // For all recordings.
    await waitFor(() => expect(canvas.getAllByRole('button', { name: 'Speed: 1.5×' })).toHaveLength(2));
  },
};

const way = onItsWay(voice('voice-es'));
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
    after: uploading('voice-es', 'voice', (media) => ({ ...voice('voice-es'), media })),
  }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
  },
};
