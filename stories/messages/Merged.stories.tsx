import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatError } from 'chatloom';
import { expect, waitFor, within } from 'storybook/test';
import { bundle } from '../support/bundles.ts';
import type { StoryChat } from '../support/chat.tsx';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';

/** Several messages handed on as one: title and first lines, all of it in a viewer, bundles inside bundles. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Merged',
  parameters: { frame: 'pane', docsHeight: 620 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const said = [
  ['bo', bundle, 30],
  ['me', { ...bundle, title: undefined, items: bundle.items.slice(2, 4), count: 240 }, 20],
] as const;

/** Opened, searched, and one bundle further in. */
export const Bundles: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(
      await canvas.findByRole('button', { name: /^Open chat history: Chat history of Ana and Bo/ }),
    );
    const body = within(canvasElement.ownerDocument.body);
    const dialog = within(await body.findByRole('dialog', { name: 'Chat history of Ana and Bo' }));
    await userEvent.type(dialog.getByRole('searchbox'), 'DRAWER');
    await waitFor(() => expect(dialog.getByText('1 found')).toBeInTheDocument());
    await userEvent.clear(dialog.getByRole('searchbox'));
    await userEvent.click(await dialog.findByRole('button', { name: /What the two of them said/ }));
    await userEvent.click(
      await within(await body.findByRole('dialog')).findByRole('button', { name: /And the year before/ }),
    );
    const path = within(await body.findByRole('navigation', { name: 'Where you are' }));
    await expect(path.getAllByRole('listitem')).toHaveLength(3);
    await see(body.findByText('Bring boots.'));
  },
};

const opened = async (canvasElement: HTMLElement) => {
  const body = within(canvasElement.ownerDocument.body);
  return body.findByRole('dialog');
};

export const Viewer: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Chat history of Ana and Bo/ }));
    await see(within(await opened(canvasElement)).findByText('Here. Second drawer, under the tea.'));
  },
};
export const ViewerDark: Story = { ...Viewer, globals: { theme: 'dark' } };
export const ViewerRightToLeft: Story = { ...Viewer, globals: { dir: 'rtl' } };
export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };

/** What was too large to travel whole is loaded when it is looked at; when that fails one can try again. */
export const TheRest: Story = {
  loaders: inGroup(
    {
      before: (adapter) => {
        let tries = 0;
        Object.assign(adapter.messages, {
          loadMerged: async () => {
            tries += 1;
            if (tries === 1) throw new ChatError('timeout');
            return bundle.items;
          },
        });
      },
    },
    ['me', { ...bundle, items: bundle.items.slice(0, 2), count: 8 }, 20],
  ),
  play: async ({ canvas, canvasElement, loaded, userEvent }) => {
    await expect((loaded['chat'] as StoryChat).store).toBeDefined();
    await userEvent.click(await canvas.findByRole('button', { name: /^Open chat history/ }));
    const dialog = within(await opened(canvasElement));
    await userEvent.click(await dialog.findByRole('button', { name: 'Try again' }));
    await see(dialog.findByText('Here. Second drawer, under the tea.'));
  },
};

const way = onItsWay(bundle);
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
