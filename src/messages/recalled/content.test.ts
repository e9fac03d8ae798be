import { describe, expect, it } from 'vitest';
import { recalledContent } from './content.js';

describe('recalled', () => {
  it('keeps nothing of what was said', () => {
    expect(recalledContent.normalize({ type: 'recalled', text: 'secret', quote: { text: 'secret' } })).toEqual({
      type: 'recalled',
    });
    expect(recalledContent.is({ type: 'recalled', text: 'secret' })).toBe(false);
  });

  it('does not count as unread and is found by nothing', () => {
    expect(recalledContent.countable).toBe(false);
    expect(recalledContent.searchText({ type: 'recalled' })).toBe('');
  });
});
