import { describe, expect, it } from 'vitest';
import { contentLimits } from '../contentHelpers.js';
import { pollContent, type PollContent } from './content.js';

const poll = (value: object): PollContent | null =>
  pollContent.normalize({ type: 'poll', question: 'Lunch?', ...value });

describe('poll', () => {
  it('needs a question and an option', () => {
    expect(poll({ options: [] })).toBeNull();
    expect(poll({ options: ['Soup'], question: '  ' })).toBeNull();
    expect(poll({ options: ['Soup'] })).toEqual({
      type: 'poll',
      question: 'Lunch?',
      options: [{ id: '0', text: 'Soup' }],
      multiple: false,
      anonymous: false,
    });
  });

  it('gives every option an id of its own, so that a vote means one option', () => {
    expect(
      poll({ options: [{ id: 'a', text: 'Soup' }, { id: 'a', text: 'Salad' }, { text: '' }, { text: 'Bread' }] })
        ?.options,
    ).toEqual([
      { id: 'a', text: 'Soup' },
      { id: '3', text: 'Bread' },
    ]);
  });

  it('has at most 50 options', () => {
    expect(poll({ options: Array.from({ length: 5000 }, (_, i) => `Option ${i}`) })?.options).toHaveLength(
      contentLimits.options,
    );
  });

  it('is found by its question and options', () => {
    const content = poll({ options: ['Soup', 'Salad'] })!;
    expect(pollContent.searchText(content)).toBe('Lunch?\nSoup\nSalad');
    expect(pollContent.summarize(content)).toEqual({ kind: 'poll', text: 'Lunch?', params: { count: 2 } });
  });
});
