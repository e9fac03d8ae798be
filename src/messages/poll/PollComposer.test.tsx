import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pollContent } from '../content.js';
import { showComposer } from '../composers.test.helpers.js';
import { faultOf, emptyPoll, pollOf } from './pollDraft.js';

const answer = (number: number): HTMLElement => screen.getByRole('textbox', { name: `Answer ${number}` });
const answers = (): string[] =>
  screen.getAllByRole<HTMLInputElement>('textbox', { name: /^Answer/u }).map(({ value }) => value);
const question = (): HTMLElement => screen.getByRole('textbox', { name: 'Question' });
const send = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Send' }));

/** From the menu of an answer. */
async function choose(number: number, item: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: `Move or remove answer ${number}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}

describe('the form of a poll', () => {
  it('sends the question, the answers that have words, and how it is voted', async () => {
    const { onSend } = await showComposer('poll');
    await userEvent.type(question(), ' Where? ');
    await userEvent.type(answer(1), 'Inn{Enter}Lake{Enter}');
    await waitFor(() => expect(answer(3)).toHaveFocus());
    await userEvent.click(screen.getByRole('checkbox', { name: 'Several answers can be chosen' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Hide who voted for what' }));
    await send();
    expect(onSend.mock.calls).toEqual([
      [
        {
          type: 'poll',
          question: 'Where?',
          options: [
            { id: '1', text: 'Inn' },
            { id: '2', text: 'Lake' },
          ],
          multiple: true,
          anonymous: true,
        },
      ],
    ]);
    expect(pollContent.is(onSend.mock.calls[0]?.[0])).toBe(true);
  });

  it('says what is wrong, at the field that is wrong, and puts the focus there', async () => {
    const { onSend } = await showComposer('poll');
    await send();
    expect(question()).toBeInvalid();
    expect(question()).toHaveAccessibleDescription('Ask something first.');
    await waitFor(() => expect(question()).toHaveFocus());
    await userEvent.type(question(), 'Where?');
    await userEvent.type(answer(1), 'Inn');
    await send();
    expect(answer(2)).toHaveAccessibleDescription('Give at least two answers.');
    await waitFor(() => expect(answer(2)).toHaveFocus());
    await userEvent.type(answer(2), 'inn');
    await send();
    expect(answer(2)).toHaveAccessibleDescription('Answer 1 and answer 2 are the same.');
    await userEvent.type(answer(2), ' by the sea');
    expect(answer(2)).toBeValid();
    expect(onSend).not.toHaveBeenCalled();
    await send();
    expect(onSend).toHaveBeenCalledOnce();
  });

  it('moves and removes answers by keys and by their menu, down to two', async () => {
    await showComposer('poll');
    await userEvent.type(answer(1), 'one');
    await userEvent.type(answer(2), 'two');
    await userEvent.click(screen.getByRole('button', { name: 'Add answer' }));
    await userEvent.type(answer(3), 'three');
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(answers()).toEqual(['one', 'three', 'two']);
    await waitFor(() => expect(answer(2)).toHaveFocus());
    await choose(1, 'Move down');
    expect(answers()).toEqual(['three', 'one', 'two']);
    await choose(3, 'Remove answer');
    expect(answers()).toEqual(['three', 'one']);
    await userEvent.click(screen.getByRole('button', { name: 'Move or remove answer 1' }));
    const menu = await screen.findByRole('menu');
    expect(within(menu).getByRole('menuitem', { name: 'Remove answer' })).toHaveAttribute('aria-disabled', 'true');
    expect(within(menu).getByRole('menuitem', { name: 'Move up' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('takes ten answers and no more, and an empty one goes by Backspace', async () => {
    await showComposer('poll');
    const add = screen.getByRole('button', { name: 'Add answer' });
    for (let i = 0; i < 8; i += 1) fireEvent.click(add);
    expect(answers()).toHaveLength(10);
    expect(screen.queryByRole('button', { name: 'Add answer' })).toBeNull();
    await waitFor(() => expect(answer(10)).toHaveFocus());
    await userEvent.keyboard('{Backspace}');
    expect(answers()).toHaveLength(9);
  });

  it('tells whether something would be lost', async () => {
    const { onDirtyChange } = await showComposer('poll');
    await userEvent.type(answer(1), 'x');
    expect(onDirtyChange).toHaveBeenLastCalledWith(true);
    await userEvent.clear(answer(1));
    expect(onDirtyChange).toHaveBeenLastCalledWith(false);
  });
});

describe('the end of a poll', () => {
  const draft = {
    ...emptyPoll,
    question: 'Where?',
    answers: [
      { key: 1, text: 'a' },
      { key: 2, text: 'b' },
    ],
    closes: '2030-05-01T12:00',
  };
  const at = new Date('2030-05-01T12:00').getTime();

  it('lies ahead', () => {
    expect(faultOf(draft, at - 1)).toBeUndefined();
    expect(faultOf(draft, at)).toEqual({ at: 'closes' });
    expect(faultOf({ ...draft, closes: 'never' }, at)).toEqual({ at: 'closes' });
  });

  it('is sent as a time', () => {
    expect(pollOf(draft).closesAt).toBe(at);
    expect(pollContent.is(pollOf(draft))).toBe(true);
  });
});
