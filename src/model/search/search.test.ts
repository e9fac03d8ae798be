import { describe, expect, it } from 'vitest';
import {
  addFilter,
  findOperators,
  isAsking,
  isFiltered,
  kindOf,
  readPeriod,
  searchQuery,
  withoutOperators,
  type SearchFilter,
  type SearchWords,
} from './index.js';

const zh: SearchWords = {
  operators: { from: ['来自'], has: ['包含'], before: ['早于'] },
  kinds: { image: ['图片'] },
  today: ['今天'],
  yesterday: ['昨天'],
};
const pairs = (text: string, words?: SearchWords): readonly string[] =>
  findOperators(text, words).map(({ operator, value, open }) => `${operator}=${value}${open ? '…' : ''}`);
const rest = (text: string, words?: SearchWords): string => withoutOperators(text, findOperators(text, words));

describe('operators in what was typed', () => {
  it.each([
    ['from:mira tea', ['from=mira']],
    ['tea from:mira', ['from=mira…']],
    ['FROM:Mira in:trail  has:FILE ', ['from=Mira', 'in=trail', 'has=FILE']],
    ['from:"Mira Solberg" tea', ['from=Mira Solberg']],
    ['from:“Mira Solberg” tea', ['from=Mira Solberg']],
    ['in:「木曜 会」', ['in=木曜 会']],
    ['from:"Mira Sol', ['from=Mira Sol…']],
    ['from:', ['from=…']],
    ['from:小明 你好', ['from=小明']],
    ['from：小明 ', ['from=小明']],
    ['from:小明　你好', ['from=小明']],
    ['from:a from:b before:2026-01-02 ', ['from=a', 'from=b', 'before=2026-01-02']],
  ])('%s', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  it.each([
    'tea',
    'https://example.org/from:me',
    'Re: from us',
    'from: mira',
    'size:3 note:x',
    '"from:mira"',
    'xfrom:mira',
    '你好from:小明',
    '来自:小明',
    '12:30 at:noon',
    'from:"" tea',
    ':',
    '',
  ])('are none in %j, which stays text', (text) => {
    expect(pairs(text)).toEqual([]);
    expect(rest(text)).toBe(text);
  });

  it('are understood in the language of the reader and in English', () => {
    expect(pairs('来自:小明 from:bo 包含：图片 早于:昨天 ', zh)).toEqual([
      'from=小明',
      'from=bo',
      'has=图片',
      'before=昨天',
    ]);
  });

  it('leave the words around them', () => {
    expect(rest('green from:mira tea has:file')).toBe('green tea ');
    expect(rest('from:mira ')).toBe('');
    expect(rest('来自:小明 早饭', zh)).toBe('早饭');
  });

  it('name kinds also in the plural and by other words', () => {
    expect(
      ['image', 'Images', 'photo', 'PHOTOS', '图片', 'links', 'audio', 'banana', 's', ''].map((word) =>
        kindOf(word, zh),
      ),
    ).toEqual(['image', 'image', 'image', 'image', 'image', 'link', 'voice', undefined, undefined, undefined]);
  });
});

describe('dates in what was typed', () => {
  const timeZone = 'Asia/Shanghai';
  const now = Date.parse('2026-03-01T01:30:00+08:00');
  const iso = (text: string, zone = timeZone): readonly string[] | undefined => {
    const found = readPeriod(text, { now, timeZone: zone, words: zh });
    return found && [found.period, new Date(found.start).toISOString(), new Date(found.end).toISOString()];
  };

  it('are days of the reader’s time zone', () => {
    expect(iso('2026-05-01')).toEqual(['2026-05-01', '2026-04-30T16:00:00.000Z', '2026-05-01T16:00:00.000Z']);
    expect(iso('today')).toEqual(['2026-03-01', '2026-02-28T16:00:00.000Z', '2026-03-01T16:00:00.000Z']);
    expect(iso('昨天')?.[0]).toBe('2026-02-28');
    // In another place it is still the day before.
    expect(iso('TODAY', 'America/New_York')?.[0]).toBe('2026-02-28');
  });

  it('know days that are not 24 hours long', () => {
    expect(iso('2026-03-29', 'Europe/Berlin')).toEqual([
      '2026-03-29',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    // Midnight is skipped here: the day begins at one.
    expect(iso('2026-09-06', 'America/Santiago')?.[1]).toBe('2026-09-06T04:00:00.000Z');
  });

  it('are months and years as well', () => {
    expect(iso('2026-12')).toEqual(['2026-12', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z']);
    expect(iso('2024')).toEqual(['2024', '2023-12-31T16:00:00.000Z', '2024-12-31T16:00:00.000Z']);
    expect(iso('2024年2月29日')?.[0]).toBe('2024-02-29');
    expect(iso('2024/2/9')?.[0]).toBe('2024-02-09');
    expect(iso('２０２４．０２')?.[0]).toBe('2024-02');
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '5/6/26',
    '01.02.2026',
    'soon',
    '',
    '20260501',
    '1900',
  ])('are none in %j', (text) => {
    expect(iso(text)).toBe(undefined);
  });

  it('count as the device’s where the time zone is unknown or none was given', () => {
    const here = new Date(2026, 4, 1).getTime();
    expect(readPeriod('2026-05-01', { now })?.start).toBe(here);
    expect(readPeriod('2026-05-01', { now, timeZone: 'Nowhere/Land' })?.start).toBe(here);
  });
});

describe('filters', () => {
  const day = (type: 'before' | 'after' | 'on', start: number): SearchFilter => ({
    type,
    period: String(start),
    start,
    end: start + 10,
  });

  it('ask for messages by all of them together', () => {
    const filters = [
      { type: 'from', userId: 'bo' },
      { type: 'from', userId: 'eva' },
      { type: 'in', conversationId: 'c1' },
      { type: 'has', kind: 'file' },
      day('after', 100),
      day('before', 200),
    ] as const;
    expect(searchQuery('  tea ', filters)).toEqual({
      text: 'tea',
      conversationId: 'c1',
      senderIds: ['bo', 'eva'],
      kinds: ['file'],
      after: 110,
      before: 199,
    });
    expect(searchQuery('', [day('on', 100)])).toEqual({ text: '', after: 100, before: 109 });
  });

  it('take the place of their like where there can be one', () => {
    let filters: readonly SearchFilter[] = [];
    for (const filter of [
      { type: 'in', conversationId: 'c1' } as const,
      { type: 'in', conversationId: 'c2' } as const,
      { type: 'from', userId: 'bo' } as const,
      { type: 'from', userId: 'bo' } as const,
      { type: 'has', kind: 'file' } as const,
      { type: 'has', kind: 'image' } as const,
      day('before', 100),
      day('before', 200),
    ])
      filters = addFilter(filters, filter);
    expect(searchQuery('', filters)).toEqual({
      text: '',
      conversationId: 'c2',
      senderIds: ['bo'],
      kinds: ['file', 'image'],
      before: 199,
    });
    // A day leaves nothing to say about before and after.
    expect(searchQuery('', addFilter(filters, day('on', 500)))).toMatchObject({ after: 500, before: 509 });
    expect(searchQuery('', addFilter(addFilter([], day('on', 500)), day('after', 100)))).toEqual({
      text: '',
      after: 110,
    });
  });

  it('make a search without words', () => {
    expect([searchQuery('', []), searchQuery(' ', []), searchQuery('a', [])].map(isAsking)).toEqual([
      false,
      false,
      true,
    ]);
    expect(isAsking(searchQuery('', [{ type: 'has', kind: 'link' }]))).toBe(true);
    expect([searchQuery('a', []), searchQuery('', [day('on', 1)])].map(isFiltered)).toEqual([false, true]);
  });
});
