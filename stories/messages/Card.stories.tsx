import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatError, type CardAction } from 'chatloom';
import type { TestAdapter } from 'chatloom/testing';
import { expect, fn, mocked, waitFor, within } from 'storybook/test';
import { appointment, closed, foreign, order, product, rating, shelf } from '../support/cards.ts';
import type { StoryChat } from '../support/chat.tsx';
import { minutesAgo } from '../support/clock.ts';
import { see } from '../support/see.ts';
import { inGroup, onItsWay, TypeStory, type TypeArgs } from '../support/types.tsx';

/** Cards made of JSON: what the reader does goes to the host, which answers by editing the message. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Card',
  parameters: { frame: 'pane', docsHeight: 620 },
  args: { onCardAction: fn(() => new Promise<void>((resolve) => setTimeout(resolve, 300))) },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const shop = [
  ['helper', product, 60],
  ['helper', order, 50],
  ['helper', rating, 40],
  ['helper', closed, 30],
] as const;

/** A product, an order, a rating, one that is over. */
export const Samples: Story = {
  loaders: inGroup({}, ...shop),
  play: async ({ args, canvas, userEvent }) => {
    await expect(await canvas.findByRole('link', { name: 'Track' })).toHaveAttribute(
      'href',
      'https://example.com/track/1024',
    );
    // The host answers once its being asked was seen.
    let answer: (() => void) | undefined;
    mocked(args.onCardAction!).mockImplementationOnce(() => new Promise<void>((resolve) => (answer = resolve)));
    // The stars of the open card, not of the one that is over: the views of rows appear one after another.
    const open = within(await canvas.findByRole('article', { name: /8:50/ }));
    await userEvent.click(await open.findByRole('button', { name: '★★★★' }));
    await see(canvas.findByText('Sending…'));
    answer?.();
    await see(canvas.findByText('Sent'));
    await expect(args.onCardAction).toHaveBeenCalledWith(
      expect.objectContaining({ cardId: 'rating-5', actionId: 'star-4', value: 4, values: {} }),
    );
  },
};

/** What is missing is said beside each field. */
export const Form: Story = {
  loaders: inGroup({}, ['helper', appointment, 10]),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Book' }));
    await see(canvas.findByText('With whom: fill this in.'));
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: /With whom/ }), 'lin');
    await userEvent.type(canvas.getByRole('textbox', { name: 'Email' }), 'nobody');
    await userEvent.type(canvas.getByLabelText(/^Day/), '2025-06-19');
    await userEvent.click(canvas.getByRole('button', { name: 'Book' }));
    await see(canvas.findByText('Email: this is no email address.'));
    await expect(args.onCardAction).not.toHaveBeenCalled();
    await userEvent.type(canvas.getByRole('textbox', { name: 'Email' }), '@example.com');
    await userEvent.click(canvas.getByRole('checkbox', { name: 'A course' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Book' }));
    await waitFor(() =>
      expect(args.onCardAction).toHaveBeenCalledWith(
        expect.objectContaining({
          actionId: 'book',
          values: { with: 'lin', day: '2025-06-19', topics: ['course'], mail: 'nobody@example.com' },
        }),
      ),
    );
  },
};

/** Cards side by side, and a control that is sent at once. */
export const Carousel: Story = {
  loaders: inGroup({}, ['helper', shelf, 10]),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Next' }));
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Show only' }), 'Large');
    await waitFor(() =>
      expect(args.onCardAction).toHaveBeenCalledWith(
        expect.objectContaining({ actionId: 'size', values: { size: 'l' } }),
      ),
    );
  },
};

/** The host changes the card while one looks at it; and says why something cannot be done. */
export const LiveAndRefused: Story = {
  args: {
    onCardAction: fn(async ({ actionId }: CardAction) => {
      if (actionId === 'cancel') throw new Error('The parcel has left already.');
      throw new ChatError('offline');
    }),
  },
  loaders: inGroup({}, ['helper', order, 10]),
  play: async ({ canvas, canvasElement, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel order' }));
    const dialog = within(await within(canvasElement.ownerDocument.body).findByRole('alertdialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel order' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The parcel has left already.');
    const { adapter } = loaded['chat'] as StoryChat<TestAdapter>;
    const blocks = [{ kind: 'text', text: 'Delivered. Enjoy!', format: 'plain' }];
    adapter.emit({
      type: 'message-edited',
      conversationId: 'c1',
      messageId: 'm1',
      by: 'helper',
      revision: 1,
      time: minutesAgo(1),
      content: { ...order, blocks, state: 'closed' } as never,
    });
    await see(canvas.findByText('Delivered. Enjoy!'));
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
};

/** Nobody answers cards here: their buttons say so, their links work. */
export const WithoutHandler: Story = {
  args: { onCardAction: undefined },
  loaders: inGroup({}, ['helper', product, 10]),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Put in the basket' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

const all = [
  ['helper', foreign, 70],
  ['me', product, 60],
  ['helper', order, 50],
  ['helper', appointment, 40],
] as const;
export const Foreign: Story = { loaders: inGroup({}, all[0]) };
export const Dark: Story = { loaders: inGroup({}, ...all), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...all), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...all), parameters: { paneWidth: 320 } };
export const ShelfRightToLeft: Story = { loaders: inGroup({}, ['helper', shelf, 10]), globals: { dir: 'rtl' } };

const way = onItsWay(product);
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
