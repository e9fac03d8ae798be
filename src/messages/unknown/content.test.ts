import { describe, expect, it } from 'vitest';
import { toUnknownContent, unknownContent } from './content.js';

describe('unknown', () => {
  it('keeps what came, and the words meant for readers that do not know it', () => {
    const value = { type: 'hologram', fallback: 'A\nhologram', beams: 3 };
    const content = toUnknownContent(value);
    expect(content).toEqual({ type: 'unknown', originalType: 'hologram', summary: 'A hologram', raw: value });
    expect(unknownContent.is(content)).toBe(true);
    expect(unknownContent.summarize(content)).toEqual({
      kind: 'unknown',
      text: 'A hologram',
      params: { originalType: 'hologram' },
    });
  });

  it('is made of anything', () => {
    for (const value of [null, undefined, 3, 'x', [], { type: 5 }, { type: '\u202e' }]) {
      expect(unknownContent.is(toUnknownContent(value))).toBe(true);
    }
    expect(toUnknownContent('x')).toEqual({ type: 'unknown', originalType: '', raw: 'x' });
  });

  it('counts as unread, since somebody did write something', () => {
    expect(unknownContent.countable).toBe(true);
  });
});
