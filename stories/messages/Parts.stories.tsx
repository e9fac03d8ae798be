import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { mediaRef } from '../support/media.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';

/** Text and attachments in one message; the parts of a rich answer. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Parts and custom',
  parameters: { frame: 'pane', docsHeight: 620 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const withFiles = {
  type: 'parts',
  parts: [
    { partId: 'a', kind: 'text', text: 'Here is the plan, and how it looked in May:', format: 'plain' },
    { partId: 'b', kind: 'file', media: mediaRef('floorplan'), name: 'plan.webp' },
    { partId: 'c', kind: 'file', media: mediaRef('leaflet'), name: 'leaflet.pdf' },
  ],
};
const answer = {
  type: 'parts',
  parts: [
    { partId: 'r', kind: 'reasoning', text: 'They ask for the weather at the lake. I look it up.' },
    {
      partId: 't',
      kind: 'tool-call',
      name: 'weather',
      status: 'done',
      args: { place: 'the lake' },
      result: { degrees: 19, sky: 'clear' },
    },
    { partId: 'f', kind: 'tool-call', name: 'calendar', status: 'refused' },
    { partId: 'a', kind: 'text', text: 'Clear, **19 degrees**. Take a pullover for the evening.', format: 'markdown' },
    { partId: 's', kind: 'source', title: 'Lake station', url: 'https://example.com/lake', snippet: 'Measured at ten' },
    { partId: 'd', kind: 'data', name: 'chart', data: { x: [1, 2] } },
  ],
};
const said = [
  ['me', withFiles, 40],
  ['helper', answer, 30],
  ['helper', { type: 'parts', parts: [] }, 20, { streaming: true }],
  ['bo', { type: 'custom', kind: 'order', data: { number: 42 }, fallback: 'Order 42 is on its way' }, 10],
  ['bo', { type: 'custom', kind: 'dice', data: { pips: 6 } }, 5],
] as const;

/** A file with its words, an answer with its sources, one that has just begun, custom messages nobody knows here. */
export const Parts: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, userEvent }) => {
    await see(canvas.findByText('Here is the plan, and how it looked in May:'));
    await userEvent.click(await canvas.findByText('weather'));
    await expect(canvas.getByRole('region', { name: 'Answered' })).toHaveTextContent('19');
    await see(canvas.findByText('Order 42 is on its way'));
  },
};
export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };

const way = onItsWay(withFiles);
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
