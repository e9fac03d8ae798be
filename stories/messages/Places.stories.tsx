import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { minutesAgo } from '../support/clock.ts';
import { mediaRef } from '../support/media.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';

/** A place, also one that moves with its sender for a while. The kit draws and fetches no map by itself. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Location',
  parameters: { frame: 'pane', docsHeight: 620 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const place = (more: object = {}) => ({
  type: 'location',
  latitude: 47.0707,
  longitude: 15.4395,
  title: 'Café Nord',
  address: 'Lange Gasse 12, second courtyard',
  ...more,
});
const said = [
  ['bo', place(), 50],
  ['me', place({ preview: mediaRef('floorplan'), title: 'With a picture of the map' }), 45],
  ['yusra', place({ title: 'المحطة القديمة', address: 'شارع النهر، بجانب المكتبة' }), 40],
  ['ana', { type: 'location', latitude: -33.4489, longitude: -70.6693 }, 30],
  ['kenji', place({ title: '現在地', address: undefined, live: { until: minutesAgo(-72) } }), 20],
  ['me', place({ title: 'On my way', address: undefined, live: { until: minutesAgo(-12) } }), 10],
  ['bo', place({ title: 'The lake', address: undefined, live: { until: minutesAgo(3) } }), 6],
] as const;

/** Pressing the map asks which one to open. */
export const Places: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Open map: The lake' }));
    const body = within(canvasElement.ownerDocument.body);
    await see(body.findByRole('menuitem', { name: 'OpenStreetMap' }));
    await expect(body.getByRole('menuitem', { name: 'Copy coordinates' })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
  },
};

export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };

/** The sender ends it: an edit of the message. */
export const StopSharing: Story = {
  loaders: inGroup({}, ['me', place({ title: 'On my way', live: { until: minutesAgo(-12) } }), 10]),
  play: async ({ canvas, userEvent }) => {
    await see(canvas.findByText('Live for 12 minutes'));
    await userEvent.click(canvas.getByRole('button', { name: 'Stop sharing' }));
    await waitFor(() => expect(canvas.getByText(/^Live location ended/)).toBeInTheDocument());
  },
};

const way = onItsWay(place());
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
