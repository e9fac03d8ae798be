import { describe, expect, it, vi } from 'vitest';
import { graphemes } from './graphemes.js';
import { initials } from './initials.js';

describe('initials', () => {
  it.each([
    ['Mira Okafor', 'MO'],
    ['mira', 'M'],
    ['Jean Luc van der Berg', 'JB'],
    ['Élodie Ñu', 'ÉÑ'],
    ['Юлия Петрова', 'ЮП'],
    ['林小雨', '林'],
    ['林 小雨', '林'],
    ['김민준', '김'],
    ['やまだ はなこ', 'や'],
    ['أحمد منصور', 'أ'],
    ['יעל כהן', 'י'],
    ['प्रिया नायर', 'प्रि'],
    ['กิตติ สุข', 'กิ'],
    ['🦊', '🦊'],
    ['👩‍👩‍👧 family', '👩‍👩‍👧'],
    ['🇩🇪 Team', '🇩🇪'],
    ['(support)', 'S'],
    ['#general', 'G'],
    ['@mira', 'M'],
    ['42', '4'],
    ['\u202Eevil name', 'EN'],
    ['', ''],
    ['   ', ''],
    ['...', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it('are quick for a name as long as a book', () => {
    expect(initials('a'.repeat(1_000_000))).toBe('A');
  });
});

describe('graphemes', () => {
  const samples = ['abc', '👩‍👩‍👧x', '🇩🇪🇫🇷', 'e\u0301a', '👍🏽!', ''];

  it('are found about the same without Intl.Segmenter', () => {
    const exact = samples.map((text) => graphemes(text));
    vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
    delete (globalThis.Intl as { Segmenter?: unknown }).Segmenter;
    expect(samples.map((text) => graphemes(text))).toEqual(exact);
    vi.unstubAllGlobals();
  });

  it('stop where they are told to', () => {
    expect(graphemes('👩‍👩‍👧👍🏽abc', 2)).toEqual(['👩‍👩‍👧', '👍🏽']);
    expect(graphemes('abc', 0)).toEqual([]);
  });
});
