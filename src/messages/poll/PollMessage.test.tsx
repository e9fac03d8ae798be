import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { PollVotes } from '../../model/index.js';
import { buildMessage } from '../../testing/index.js';
import { showMessage, type ShowOptions, type Shown } from '../views.test.helpers.js';
import { pollResult } from './results.js';

const poll = {
  type: 'poll',
  question: 'Where?',
  options: [
    { id: 'inn', text: 'The inn' },
    { id: 'lake', text: 'The lake' },
  ],
  multiple: false,
  anonymous: false,
} as const;
const votes = (value: PollVotes): Pick<ShowOptions, 'message'> => ({
  message: { lanes: { votes: { version: 1, value } } },
});
const show = (more: object = {}, options?: ShowOptions): Promise<Shown> => showMessage({ ...poll, ...more }, options);
const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('a poll', () => {
  it('is a group of radio buttons, and sends what was chosen when asked to', async () => {
    const { adapter } = await show();
    const group = screen.getByRole('radiogroup', { name: 'Where?' });
    expect(group).toHaveAccessibleDescription('One answer');
    expect(button('Vote')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(within(group).getByRole('radio', { name: 'The lake' }));
    await userEvent.click(button('Vote'));
    expect(screen.getByText('The lake: 1 vote, 100%')).toBeInTheDocument();
    await waitFor(() =>
      expect(adapter.calls.find(({ method }) => method === 'messages.vote')?.args[2]).toEqual(['lake']),
    );
  });

  it('with several answers is a group of checkboxes', async () => {
    const { adapter } = await show({ multiple: true });
    await userEvent.click(screen.getByRole('checkbox', { name: 'The lake' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'The inn' }));
    await userEvent.click(button('Vote'));
    await waitFor(() =>
      expect(adapter.calls.find(({ method }) => method === 'messages.vote')?.args[2]).toEqual(['inn', 'lake']),
    );
  });

  it('lets a vote be changed and taken back', async () => {
    const { adapter } = await show({}, votes({ counts: { inn: 3 }, mine: ['inn'] }));
    await userEvent.click(button('Change vote'));
    expect(screen.getByRole('radio', { name: 'The inn' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'The lake' }));
    await userEvent.click(button('Vote'));
    expect(screen.getByText('The inn: 2 votes, 67%')).toBeInTheDocument();
    await userEvent.click(button('Take vote back'));
    expect(await screen.findByRole('radiogroup')).toBeInTheDocument();
    await waitFor(() =>
      expect(adapter.calls.filter(({ method }) => method === 'messages.vote').map(({ args }) => args[2])).toEqual([
        ['lake'],
        [],
      ]),
    );
  });

  it('says why a vote was refused, and shows what holds', async () => {
    await show({}, { before: (adapter) => adapter.failNext('messages.vote', new ChatError('forbidden')) });
    await userEvent.click(screen.getByRole('radio', { name: 'The inn' }));
    await userEvent.click(button('Vote'));
    expect(await screen.findByRole('alert')).not.toBeEmptyDOMElement();
    expect(screen.getByRole('radiogroup')).toBeInTheDocument();
  });

  it('that is closed shows its result and no way to vote', async () => {
    await show({ closesAt: 5 }, votes({ counts: { inn: 1 }, mine: [] }));
    expect(screen.getByText(/Closed/)).toBeInTheDocument();
    expect(screen.queryByRole('radiogroup')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Vote' })).toBeNull();
  });

  it('is closed by its sender, who is asked first', async () => {
    const { adapter } = await show({}, { senderId: 'me' });
    await userEvent.click(button('Close poll'));
    const dialog = screen.getByRole('alertdialog', { name: 'Close this poll?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close poll' }));
    expect(await screen.findByText(/Closed/)).toBeInTheDocument();
    await waitFor(() => expect(adapter.calls.some(({ method }) => method === 'messages.edit')).toBe(true));
  });

  it('ends at a time that has passed on the server, also where the clock of the device runs ahead', async () => {
    const { adapter } = await show({}, { senderId: 'me' });
    await userEvent.click(button('Close poll'));
    const dialog = screen.getByRole('alertdialog', { name: 'Close this poll?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close poll' }));
    const edit = await waitFor(() => {
      const call = adapter.calls.find(({ method }) => method === 'messages.edit');
      expect(call).toBeDefined();
      return call;
    });
    expect(JSON.stringify(edit?.args)).toContain(`"closesAt":${buildMessage({ seq: 1 }).time}`);
  });

  it('tells who chose what, but never of an anonymous one', async () => {
    const named = votes({ counts: { inn: 2 }, mine: [], voters: { inn: ['bo', 'ana'] } });
    const { unmount } = await show({}, named);
    await userEvent.click(button('Who voted'));
    const dialog = await screen.findByRole('dialog', { name: 'Where?' });
    expect(await within(dialog).findByText('Ana')).toBeInTheDocument();
    unmount();
    await show({ anonymous: true }, named);
    expect(screen.queryByRole('button', { name: 'Who voted' })).toBeNull();
  });
});

describe('pollResult', () => {
  it('shares by people where one may choose several, and finds nothing under names every object has', () => {
    const content = {
      ...poll,
      multiple: true,
      options: [...poll.options, { id: 'constructor', text: 'c' }, { id: '__proto__', text: 'p' }],
    };
    const value = { counts: { inn: 2, lake: 1 }, mine: ['inn'], voters: { inn: ['a', 'b'], lake: ['a'] } };
    const result = pollResult(content, value);
    expect(result.options.map(({ share }) => share)).toEqual([1, 0.5, 0, 0]);
    expect(result).toMatchObject({ total: 3, voted: true, named: true });
  });

  it('has no votes where none were told', () => {
    expect(pollResult(poll, undefined)).toMatchObject({ total: 0, voted: false, named: false });
  });
});
