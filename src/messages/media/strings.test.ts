import { describe, expect, it } from 'vitest';
import { mediaStrings } from './strings.js';

const placeholders = (text: unknown): readonly string[] =>
  [...String(text).matchAll(/\{\w+\}/gu)].map(([found]) => found).sort();

describe('the words of media', () => {
  it('are the same in every language, with the same values in them', () => {
    const { en = {}, ...others } = mediaStrings;
    for (const strings of Object.values(others)) {
      expect(Object.keys(strings ?? {}).sort()).toEqual(Object.keys(en).sort());
      for (const [key, text] of Object.entries(en)) expect(placeholders(strings?.[key])).toEqual(placeholders(text));
    }
  });
});
