import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './foldText.js';

describe('foldText', () => {
  it.each([
    ['HELLO', 'hello'],
    ['Ｈｅｌｌｏ', 'hello'],
    ['ﬁne', 'fine'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'οδοσ'],
    ['e\u0301', 'é'],
    ['ｶﾞ', 'ガ'],
  ])('finds %s as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps accents, which make another letter', () => {
    expect(foldText('é')).not.toBe(foldText('e'));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 2000 },
    );
  });
});
