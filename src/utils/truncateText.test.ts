import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { truncateText } from './truncateText.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('truncateText', () => {
  it('leaves alone what fits', () => {
    expect(truncateText('abc', 3)).toBe('abc');
  });

  it('never cuts a grapheme in half', () => {
    expect(truncateText('ab👩‍👩‍👧‍👦', 5)).toBe('ab');
    expect(truncateText('e\u0301e\u0301', 3)).toBe('e\u0301');
    expect(truncateText('🇩🇪🇫🇷', 6)).toBe('🇩🇪');
    expect(truncateText('नमस्ते', 4)).toBe('नम');
    expect(truncateText('👍🏽', 2)).toBe('👍');
  });

  it('counts the ellipsis', () => {
    expect(truncateText('abcdef', 4, '…')).toBe('abc…');
  });

  it('cuts a cluster of absurd length between code points', () => {
    const zalgo = 'e' + '\u0301'.repeat(5000);
    expect(truncateText(zalgo, 1000)).toHaveLength(1000);
  });

  it('never splits a surrogate pair where there is no segmenter', () => {
    vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
    expect(truncateText('a👍👍', 2)).toBe('a');
    expect(truncateText('a👍👍', 3)).toBe('a👍');
  });

  it('is short enough, a beginning of the text, well-formed, and the same when repeated', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 0, max: 50 }), (text, max) => {
        const cut = truncateText(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(cut)).toBe(true);
        expect(() => encodeURIComponent(cut)).not.toThrow();
        expect(truncateText(cut, max)).toBe(cut);
      }),
    );
  });

  it('takes no longer for a text of any length', () => {
    const text = '👩‍👩‍👧‍👦'.repeat(1_000_000);
    const start = performance.now();
    for (let i = 0; i < 100; i++) truncateText(text, 200);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
