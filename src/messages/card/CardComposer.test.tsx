import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { cardContent } from '../content.js';
import { showComposer } from '../composers.test.helpers.js';
import { cardOf, emptyCard, faultOf } from './cardDraft.js';

const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
/** Much faster than by key; what keys do is told apart. */
const fill = (name: string, value: string): boolean => fireEvent.change(field(name), { target: { value } });

describe('the form of a card', () => {
  it('sends the title, the words, the facts and the link buttons, without what is empty', async () => {
    const { onSend } = await showComposer('card');
    await userEvent.type(field('Title'), ' Harvest supper ');
    fill('Text (optional)', ' Bring a plate.\nAnd a chair. ');
    await press('Add fact');
    await waitFor(() => expect(field('Label of fact 1')).toHaveFocus());
    await userEvent.keyboard('When');
    fill('Value of fact 1', 'Friday at nine');
    await press('Add fact');
    await press('Add link button');
    await waitFor(() => expect(field('Label of link button 1')).toHaveFocus());
    fill('Label of link button 1', 'The way');
    fill('Address of link button 1', ' HTTPS://example.org/way ');
    await press('Send');
    expect(onSend.mock.calls).toEqual([
      [
        {
          type: 'card',
          title: 'Harvest supper',
          blocks: [
            { kind: 'text', text: 'Bring a plate.\nAnd a chair.', format: 'plain' },
            { kind: 'fields', fields: [{ label: 'When', value: 'Friday at nine' }] },
            {
              kind: 'buttons',
              buttons: [{ id: '1', label: 'The way', tone: 'default', url: 'https://example.org/way' }],
            },
          ],
          state: 'open',
        },
      ],
    ]);
    expect(cardContent.is(onSend.mock.calls[0]?.[0])).toBe(true);
  });

  it('shows the card as it will look, as far as it is written', async () => {
    await showComposer('card');
    expect(screen.queryByRole('group', { name: /^Preview/u })).toBeNull();
    fill('Title', 'Supper');
    const preview = await screen.findByRole('group', { name: /^Preview: .*Supper/u });
    expect(await within(preview).findByText('Supper')).toBeInTheDocument();
    await press('Add fact');
    fill('Label of fact 1', 'When');
    expect(within(preview).getByText('When')).toBeInTheDocument();
    await press('Add link button');
    fill('Label of link button 1', 'The way');
    expect(within(preview).queryByText('The way')).toBeNull();
    fill('Address of link button 1', 'https://example.org');
    expect(within(preview).getByText('The way').closest('a')).toHaveAttribute('href', 'https://example.org/');
    expect(preview.firstElementChild).toHaveProperty('inert', true);
  });

  it('says what is wrong, at the field that is wrong, and puts the focus there', async () => {
    const { onSend } = await showComposer('card');
    await press('Send');
    expect(field('Title')).toHaveAccessibleDescription('Give the card a title.');
    await waitFor(() => expect(field('Title')).toHaveFocus());
    fill('Title', 'Supper');
    expect(field('Title')).toBeValid();

    await press('Add fact');
    fill('Value of fact 1', 'Friday');
    await press('Send');
    expect(field('Label of fact 1')).toBeInvalid();
    expect(field('Label of fact 1')).toHaveAccessibleDescription('Fact 1 has no label.');
    await waitFor(() => expect(field('Label of fact 1')).toHaveFocus());
    fill('Label of fact 1', 'When');
    fill('Value of fact 1', ' ');
    await press('Send');
    expect(field('Value of fact 1')).toHaveAccessibleDescription('Fact 1 has no value.');
    await press('Remove fact 1');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add fact' })).toHaveFocus());

    await press('Add link button');
    fill('Address of link button 1', 'https://example.org');
    await press('Send');
    expect(field('Label of link button 1')).toHaveAccessibleDescription('Link button 1 has no label.');
    fill('Label of link button 1', 'The way');
    fill('Address of link button 1', 'example.org');
    await press('Send');
    expect(field('Address of link button 1')).toHaveAccessibleDescription(/begins with https/u);
    await waitFor(() => expect(field('Address of link button 1')).toHaveFocus());
    expect(onSend).not.toHaveBeenCalled();
    fill('Address of link button 1', 'https://example.org');
    await press('Send');
    expect(onSend).toHaveBeenCalledOnce();
  });

  it('says its limits in words, and takes six facts and three link buttons at most', async () => {
    await showComposer('card');
    expect(field('Title')).toHaveAccessibleDescription('At most 256 characters.');
    expect(field('Text (optional)')).toHaveAccessibleDescription('At most 4,000 characters.');
    const facts = screen.getByRole('button', { name: 'Add fact' });
    const links = screen.getByRole('button', { name: 'Add link button' });
    expect(facts).toHaveAccessibleDescription(/^At most 6,/u);
    expect(links).toHaveAccessibleDescription(/^At most 3\./u);
    for (let i = 0; i < 6; i += 1) fireEvent.click(facts);
    for (let i = 0; i < 3; i += 1) fireEvent.click(links);
    expect(field('Value of fact 6')).toBeInTheDocument();
    expect(field('Address of link button 3')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Add/u })).toBeNull();
    await press('Remove fact 6');
    expect(screen.getByRole('button', { name: 'Add fact' })).toBeInTheDocument();
    await waitFor(() => expect(field('Label of fact 5')).toHaveFocus());
  });

  it('is not sent by Enter in one of its lines', async () => {
    const { onSend } = await showComposer('card');
    await userEvent.type(field('Title'), 'Supper{Enter}');
    await press('Add fact');
    await userEvent.type(field('Label of fact 1'), 'When{Enter}');
    await userEvent.type(field('Value of fact 1'), 'Now{Enter}');
    expect(onSend).not.toHaveBeenCalled();
  });

  it('tells whether something would be lost', async () => {
    const { onDirtyChange } = await showComposer('card');
    await press('Add fact');
    expect(onDirtyChange).toHaveBeenLastCalledWith(false);
    fill('Label of fact 1', 'x');
    expect(onDirtyChange).toHaveBeenLastCalledWith(true);
    fill('Label of fact 1', '');
    expect(onDirtyChange).toHaveBeenLastCalledWith(false);
  });
});

describe('the link of a card that is written', () => {
  const draft = (value: string) => ({ ...emptyCard, title: 'Supper', links: [{ key: 1, label: 'The way', value }] });

  it.each([
    'example.org',
    '/way',
    'http://example.org',
    'mailto:a@example.org',
    'javascript:alert(1)',
    'https://me:secret@example.org',
    `https://example.org/${'a'.repeat(2_048)}`,
  ])('is not %s', (value) => {
    expect(faultOf(draft(value))).toEqual({ at: 'links', key: 1, field: 'value', number: 1 });
    expect(cardOf(draft(value))?.blocks).toEqual([]);
  });
});

it('a title of which nothing can be seen is none', () => {
  expect(faultOf({ ...emptyCard, title: ' \u202e\u0000 ' })).toEqual({ at: 'title' });
});
