import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Content } from '../../model/index.js';
import type { CardAction } from '../messageHandlers.js';
import { editTo, showMessage, picturesShown, withMedia, type ShowOptions } from '../views.test.helpers.js';
import { problemOf, type Control } from './validate.js';

const card = (...blocks: readonly object[]): Content & Record<string, unknown> => ({
  type: 'card',
  cardId: 'order-7',
  title: 'Order 7',
  blocks,
  state: 'open',
});
const buttons = (...all: readonly object[]): object => ({
  kind: 'buttons',
  buttons: all.map((each) => ({ tone: 'default', ...each })),
});
const form = {
  kind: 'form',
  id: 'visit',
  controls: [
    { kind: 'input', id: 'name', label: 'Name', input: 'text', maxLength: 10, required: true },
    { kind: 'input', id: 'mail', label: 'Mail', input: 'email', maxLength: 40 },
    {
      kind: 'select',
      id: 'topics',
      label: 'Topics',
      multiple: true,
      options: [
        { id: 'a', label: 'Apples' },
        { id: 'b', label: 'Bread' },
      ],
    },
  ],
  submit: { id: 'book', label: 'Book', tone: 'primary', value: { place: 1 } },
};
const show = (content: Content, options?: ShowOptions) => showMessage(content, options);
const handler = (answer: () => void | Promise<void> = () => undefined) =>
  vi.fn<(action: CardAction) => void | Promise<void>>(answer);

describe('a card', () => {
  it('sends what was pressed, is busy until the host has answered, and says that it was sent', async () => {
    let done = (): void => undefined;
    const onCardAction = handler(() => new Promise((resolve) => (done = resolve)));
    await show(card(buttons({ id: 'track', label: 'Track', value: 3 }, { id: 'other', label: 'Other' })), {
      onCardAction,
    });
    await userEvent.click(screen.getByRole('button', { name: 'Track' }));
    expect(onCardAction).toHaveBeenCalledWith(
      expect.objectContaining({ cardId: 'order-7', actionId: 'track', value: 3, values: {} }),
    );
    expect(onCardAction.mock.calls[0]?.[0].message.id).toBe('m1');
    expect(screen.getByRole('button', { name: /Track/ })).toHaveAttribute('aria-busy', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'Other' }));
    expect(onCardAction).toHaveBeenCalledTimes(1);
    await act(async () => done());
    expect(screen.getByText('Sent')).toBeInTheDocument();
  });

  it('says why the host refused, whether it throws or rejects', async () => {
    const onCardAction = handler(() => {
      throw new Error('The parcel has left already.');
    });
    await show(card(buttons({ id: 'cancel', label: 'Cancel' })), { onCardAction });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The parcel has left already.');
  });

  it('asks first where the card wants it', async () => {
    const onCardAction = handler();
    await show(card(buttons({ id: 'cancel', label: 'Cancel', tone: 'danger', confirm: 'Really?' })), { onCardAction });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    const dialog = screen.getByRole('alertdialog', { name: 'Really?' });
    expect(onCardAction).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getAllByRole('button', { name: 'Cancel' }).at(-1)!);
    await waitFor(() => expect(onCardAction).toHaveBeenCalledTimes(1));
  });

  it('forgets the outcome once the host has changed the card', async () => {
    const { adapter } = await show(card(buttons({ id: 'a', label: 'Go' })), { onCardAction: handler() });
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    expect(await screen.findByText('Sent')).toBeInTheDocument();
    editTo(adapter, card({ kind: 'text', text: 'Delivered', format: 'plain' }));
    expect(await screen.findByText('Delivered')).toBeInTheDocument();
    expect(screen.queryByText('Sent')).toBeNull();
  });

  it('says what is wrong with a form beside the fields, and sends what is right', async () => {
    const onCardAction = handler();
    await show(card(form), { onCardAction });
    await userEvent.type(screen.getByRole('textbox', { name: 'Mail' }), 'nobody');
    await userEvent.click(screen.getByRole('button', { name: 'Book' }));
    const name = screen.getByRole('textbox', { name: /Name/ });
    expect(name).toHaveAccessibleDescription('Name: fill this in.');
    expect(name).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'Mail' })).toBeInvalid();
    expect(onCardAction).not.toHaveBeenCalled();
    await userEvent.type(name, 'Mira');
    await userEvent.type(screen.getByRole('textbox', { name: 'Mail' }), '@example.com');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Bread' }));
    await userEvent.click(screen.getByRole('button', { name: 'Book' }));
    await waitFor(() =>
      expect(onCardAction).toHaveBeenCalledWith(
        expect.objectContaining({
          actionId: 'book',
          value: { place: 1 },
          values: { name: 'Mira', mail: 'nobody@example.com', topics: ['b'] },
        }),
      ),
    );
  });

  it('sends a control outside of a form when it was changed', async () => {
    const onCardAction = handler();
    const options = [
      { id: 's', label: 'Small' },
      { id: 'l', label: 'Large' },
    ];
    await show(
      card(
        { kind: 'select', id: 'size', label: 'Size', options },
        { kind: 'input', id: 'note', label: 'Note', input: 'text', maxLength: 20 },
      ),
      { onCardAction },
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Size' }), 'l');
    await waitFor(() =>
      expect(onCardAction).toHaveBeenCalledWith(expect.objectContaining({ actionId: 'size', values: { size: 'l' } })),
    );
    await screen.findByText('Sent');
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'red');
    expect(onCardAction).toHaveBeenCalledTimes(1);
    await userEvent.tab();
    await waitFor(() =>
      expect(onCardAction).toHaveBeenCalledWith(expect.objectContaining({ actionId: 'note', values: { note: 'red' } })),
    );
  });

  it('sends a refused value again when its field is left again, and one that was taken only once', async () => {
    const onCardAction = handler(() => undefined);
    onCardAction.mockRejectedValueOnce(new Error('Try later.'));
    await show(card({ kind: 'input', id: 'note', label: 'Note', input: 'text', maxLength: 20 }), { onCardAction });
    const note = screen.getByRole('textbox', { name: 'Note' });
    await userEvent.type(note, 'red');
    await userEvent.tab();
    expect(await screen.findByRole('alert')).toHaveTextContent('Try later.');
    await userEvent.click(note);
    await userEvent.tab();
    await screen.findByText('Sent');
    await userEvent.click(note);
    await userEvent.tab();
    expect(onCardAction.mock.calls.map(([{ values }]) => values)).toEqual([{ note: 'red' }, { note: 'red' }]);
  });

  it('takes the press of a button that sends a field by leaving it', async () => {
    const done: (() => void)[] = [];
    const onCardAction = handler(() => new Promise((resolve) => done.push(resolve)));
    await show(
      card(
        { kind: 'input', id: 'note', label: 'Note', input: 'text', maxLength: 20 },
        buttons({ id: 'buy', label: 'Buy' }, { id: 'other', label: 'Other' }),
      ),
      { onCardAction },
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'red');
    await userEvent.click(screen.getByRole('button', { name: 'Buy' }));
    expect(screen.getByRole('button', { name: /Buy/ })).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByRole('button', { name: 'Other' })).toHaveAttribute('aria-disabled', 'true');
    expect(onCardAction.mock.calls.map(([{ actionId }]) => actionId)).toEqual(['note']);
    await act(async () => done[0]?.());
    await waitFor(() => expect(onCardAction.mock.calls.map(([{ actionId }]) => actionId)).toEqual(['note', 'buy']));
    await act(async () => done[1]?.());
    expect(screen.getByText('Sent')).toBeInTheDocument();
  });

  it('keeps the focus in a form while it is being sent, and what is in its fields', async () => {
    const onCardAction = handler(() => new Promise(() => undefined));
    await show(card(form), { onCardAction });
    const name = screen.getByRole('textbox', { name: /Name/ });
    await userEvent.type(name, 'Mira{Enter}');
    await waitFor(() => expect(onCardAction).toHaveBeenCalledTimes(1));
    expect(name).toHaveFocus();
    await userEvent.type(name, ' and more{Enter}');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Bread' }));
    expect(name).toHaveValue('Mira');
    expect(screen.getByRole('checkbox', { name: 'Bread' })).not.toBeChecked();
    expect(onCardAction).toHaveBeenCalledTimes(1);
  });

  it('says where a button leads whose label reads like another address', async () => {
    await show(
      card(
        buttons(
          { id: 'a', label: 'https://bank.example', url: 'https://canary.invalid/' },
          { id: 'b', label: 'www.example.com', url: 'https://www.example.com/' },
          { id: 'c', label: 'Look', url: 'https://example.com/7' },
        ),
      ),
    );
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
      expect.stringContaining('(canary.invalid)'),
      'www.example.com',
      'Look',
    ]);
  });

  it('shows a new picture though an earlier one was broken', async () => {
    const image = (id: string): Content => card({ kind: 'image', media: { id, mime: 'image/png', size: 9 } });
    const message = await show(image('one'), { before: withMedia });
    expect(await picturesShown(message, image('two'))).toEqual(['blob:one', null, 'blob:two']);
  });

  it('is off where nobody answers, but its links work', async () => {
    await show(card(buttons({ id: 'buy', label: 'Buy' }, { id: 'look', label: 'Look', url: 'https://example.com/7' })));
    const buy = screen.getByRole('button', { name: 'Buy' });
    expect(buy).toHaveAttribute('aria-disabled', 'true');
    expect(buy).toHaveAccessibleDescription('This is not available here.');
    expect(screen.getByRole('link', { name: 'Look' })).toHaveAttribute('href', 'https://example.com/7');
  });

  it('that is closed says so', async () => {
    const onCardAction = handler();
    await show({ ...card(buttons({ id: 'a', label: 'Go' })), state: 'closed' } as Content, { onCardAction });
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    expect(onCardAction).not.toHaveBeenCalled();
    expect(screen.getByText('This card is closed.')).toBeInTheDocument();
  });
});

describe('problemOf', () => {
  const date: Control = { kind: 'date', id: 'd', label: 'Day', min: '2026-05-01', max: '2026-05-31' };
  const number: Control = { kind: 'input', id: 'n', label: 'N', input: 'number', maxLength: 5 };

  it('knows dates out of range, numbers that are none and texts too long', () => {
    expect(problemOf(date, '2026-04-30')).toEqual({ kind: 'before', date: '2026-05-01' });
    expect(problemOf(date, '2026-06-01')).toEqual({ kind: 'after', date: '2026-05-31' });
    expect(problemOf({ ...date, withTime: true }, '2026-05-31T23:59')).toBeUndefined();
    expect(problemOf(number, 'x')).toEqual({ kind: 'number' });
    expect(problemOf(number, '123456')).toEqual({ kind: 'long', count: 5 });
    expect(problemOf(number, '1.5')).toBeUndefined();
    expect(problemOf({ ...number, required: true, disabled: true }, '')).toBeUndefined();
  });
});
