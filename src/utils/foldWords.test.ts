import { expect, it } from 'vitest';
import { foldWords, wordRanges } from './foldWords.js';

const marked = (text: string, words: string): string => {
  let result = '';
  let at = 0;
  for (const [start, end] of wordRanges(text, foldWords(words))) {
    result += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return result + text.slice(at);
};

it('words in quotes are looked for as they stand there', () => {
  expect(foldWords('"Green  tea" now “a b” 「木 曜」 "open end')).toEqual([
    'green  tea',
    'now',
    'a b',
    '木 曜',
    'open end',
  ]);
  expect(foldWords('""')).toEqual([]);
});

it('words are marked where they stand, whatever their case and width', () => {
  expect(marked('Am Hafen, HAFEN', 'hafen')).toBe('Am [Hafen], [HAFEN]');
  expect(marked('我坐地铁去公司', '地铁 公司')).toBe('我坐[地铁]去[公司]');
  expect(marked('abcd', 'bc ab cd')).toBe('[abcd]');
  expect(marked('tea', 'coffee')).toBe('tea');
  expect(marked('tea', '')).toBe('tea');
});

it('words are marked also where folding makes a text longer or shorter', () => {
  expect(marked('the oﬃce', 'fi')).toBe('the o[ﬃ]ce');
  expect(marked('office ㍿ tea', 'tea')).toBe('office ㍿ [tea]');
  expect(marked('cafe\u0301 tea 👩‍👩‍👧', 'café tea')).toBe('[cafe\u0301] [tea] 👩‍👩‍👧');
  expect(marked('İstanbul tea', 'tea')).toBe('İstanbul [tea]');
});

it('no more is marked than one asks for', () => {
  expect(wordRanges('a.'.repeat(100), ['a'])).toHaveLength(20);
});
