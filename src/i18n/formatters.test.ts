import { describe, expect, it } from 'vitest';
import { createTranslator } from './createTranslator.js';
import { zhCN } from './locales/zh-CN.js';
import type { Translator } from './types.js';

// A Thursday, 14:05 in UTC.
const NOW = Date.UTC(2026, 2, 12, 14, 5);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const make = (locale: string, timeZone = 'UTC'): Translator =>
  createTranslator({ locale, timeZone, now: () => NOW, ...(locale === 'zh-CN' && { strings: zhCN }) });
// Intl puts narrow and no-break spaces where it likes.
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('times of day', () => {
  it('are written the way of the place', () => {
    expect(plain(make('en-US').formatTime(NOW))).toBe('2:05 PM');
    expect(make('en-GB').formatTime(NOW)).toBe('14:05');
    expect(make('de').formatTime(NOW)).toBe('14:05');
    expect(make('zh-CN').formatTime(NOW)).toBe('14:05');
  });

  it('are those of the time zone', () => {
    expect(make('en-GB', 'Asia/Kolkata').formatTime(NOW)).toBe('19:35');
    expect(make('en-GB', 'America/Los_Angeles').formatTime(NOW)).toBe('07:05');
  });
});

describe('days as headings', () => {
  it('are named while they are near, then dated', () => {
    const en = make('en');
    expect([0, 1, 2, 6, 7, 400].map((days) => en.formatDay(NOW - days * DAY))).toEqual([
      'Today',
      'Yesterday',
      'Tuesday',
      'Friday',
      'Thu, March 5',
      'February 5, 2025',
    ]);
  });

  it('are in the language of the reader', () => {
    expect([0, 1, 2].map((days) => make('zh-CN').formatDay(NOW - days * DAY))).toEqual(['今天', '昨天', '星期二']);
    expect([0, 1, 2].map((days) => make('fr').formatDay(NOW - days * DAY))).toEqual(['Aujourd’hui', 'Hier', 'Mardi']);
    expect(make('ar').formatDay(NOW)).toBe('اليوم');
  });

  it('turn at midnight of the time zone, not of the device', () => {
    const late = Date.UTC(2026, 2, 11, 23, 30);
    expect(make('en').formatDay(late)).toBe('Yesterday');
    expect(make('en', 'Asia/Tokyo').formatDay(late)).toBe('Today');
    expect(make('en', 'Pacific/Honolulu').dayNumber(NOW)).toBe(make('en').dayNumber(NOW));
    expect(make('en', 'Pacific/Kiritimati').dayNumber(NOW)).toBe(make('en').dayNumber(NOW) + 1);
  });

  it('stay whole where the clock is changed', () => {
    // Berlin turns its clocks forward in the night to the 29th of March 2026: the day has 23 hours.
    const berlin = make('en', 'Europe/Berlin');
    const monday = Date.UTC(2026, 2, 30, 10);
    expect(berlin.formatDay(Date.UTC(2026, 2, 28, 23, 30), monday)).toBe('Yesterday');
    expect(berlin.formatDay(Date.UTC(2026, 2, 28, 22, 30), monday)).toBe('Saturday');
  });

  it('are the same number for each moment of a day, in any order of asking', () => {
    const kathmandu = make('en', 'Asia/Kathmandu');
    const moments = Array.from({ length: 200 }, (_, index) => NOW - ((index * 7919) % 200) * 17 * 60_000);
    const inOrder = new Map(moments.toSorted((a, b) => a - b).map((ms) => [ms, kathmandu.dayNumber(ms)]));
    for (const ms of moments) {
      expect(make('en', 'Asia/Kathmandu').dayNumber(ms)).toBe(inOrder.get(ms));
      expect(kathmandu.dayNumber(ms)).toBe(Math.floor((ms + 5.75 * HOUR) / DAY));
    }
  });
});

describe('times in rows', () => {
  it('are as short as can be', () => {
    const gb = make('en-GB');
    expect([0, 1, 3, 20, 500].map((days) => gb.formatListTime(NOW - days * DAY))).toEqual([
      '14:05',
      'Yesterday',
      'Mon',
      '20 Feb',
      '28/10/2024',
    ]);
  });

  it('show the time for what comes from a clock that runs ahead', () => {
    const late = Date.UTC(2026, 2, 12, 23, 59);
    expect(make('en-GB').formatListTime(late + 120_000, late)).toBe('00:01');
  });
});

describe('moments', () => {
  it('are times today, else dates with a time', () => {
    const gb = make('en-GB');
    expect(gb.formatMoment(NOW + HOUR)).toBe('15:05');
    expect(gb.formatMoment(NOW + 3 * DAY)).toMatch(/^15 Mar(ch)?,? (at )?14:05$/);
    expect(gb.formatMoment(NOW + 400 * DAY)).toContain('2027');
  });

  it('are told relative to now', () => {
    const en = make('en');
    expect(
      [0, 5 * 60_000, 3 * HOUR, DAY, 15 * DAY, 90 * DAY, 800 * DAY].map((ago) => en.formatRelative(NOW - ago)),
    ).toEqual(['just now', '5 minutes ago', '3 hours ago', 'yesterday', '2 weeks ago', '2 months ago', '2 years ago']);
    expect(en.formatRelative(NOW + 2 * HOUR)).toBe('in 2 hours');
    expect(make('zh-CN').formatRelative(NOW)).toBe('刚刚');
  });
});

describe('numbers', () => {
  it('are short in rows, and never more than there is', () => {
    expect([7, 999, 1000, 9999, 12_345, 999_999].map(make('en').formatCount)).toEqual([
      '7',
      '999',
      '1K',
      '9.9K',
      '12.3K',
      '999.9K',
    ]);
    expect([9999, 12_999].map(make('zh-CN').formatCount)).toEqual(['9999', '1.2万']);
  });

  it('count bytes in thousands', () => {
    expect([0, 820, 1000, 1_234_567, 999_999, 5e9].map((size) => plain(make('en').formatBytes(size)))).toEqual([
      '0 B',
      '820 B',
      '1 kB',
      '1.2 MB',
      '1 MB',
      '5 GB',
    ]);
    expect(plain(make('de').formatBytes(1_234_567))).toBe('1,2 MB');
    expect(plain(make('en').formatBytes(Number.NaN))).toBe('0 B');
  });

  it('tell how long a recording is', () => {
    const { formatDuration, formatSpokenDuration } = make('en');
    expect([0, 7_900, 59_999, 750_000, 3_723_000, -5].map(formatDuration)).toEqual([
      '0:00',
      '0:07',
      '0:59',
      '12:30',
      '1:02:03',
      '0:00',
    ]);
    expect([0, 72_000, 3_600_000].map(formatSpokenDuration)).toEqual(['0 seconds', '1 minute, 12 seconds', '1 hour']);
  });

  it('join names', () => {
    expect(make('en').formatList(['Mira', 'Jonas'])).toBe('Mira and Jonas');
    expect(make('zh-CN').formatList(['小雨', '小明', '小红'])).toBe('小雨、小明和小红');
  });

  it('survive times that are none', () => {
    const en = make('en');
    for (const ms of [Number.NaN, Infinity, -Infinity, 1e20]) {
      expect(() => [
        en.formatTime(ms),
        en.formatDay(ms),
        en.formatListTime(ms),
        en.formatRelative(ms),
        en.formatMoment(ms),
      ]).not.toThrow();
    }
  });
});
