import { describe, expect, it } from 'vitest';
import { createConversationSelection } from './selection.js';

const shown = ['a', 'b', 'c', 'd', 'e'];

describe('what is selected', () => {
  it('grows and shrinks with the range, and keeps what was chosen before it', () => {
    const selection = createConversationSelection('e');
    selection.toggle('b');
    selection.extend('c', shown);
    selection.extend('d', shown);
    expect(selection.ids()).toEqual(['e', 'b', 'c', 'd']);
    selection.extend('c', shown);
    expect(selection.ids()).toEqual(['e', 'b', 'c']);
    selection.extend('a', shown);
    expect(selection.ids()).toEqual(['e', 'b', 'a']);
  });

  it('takes all that is shown beside what another filter showed, and lets go what is not there any more', () => {
    const selection = createConversationSelection('z');
    selection.all(shown);
    expect(selection.ids()).toEqual(['z', ...shown]);
    selection.keep((id) => id !== 'b');
    expect(selection.ids()).toEqual(['z', 'a', 'c', 'd', 'e']);
    selection.extend('a', shown);
    expect(selection.has('b')).toBe(false);
  });
});
