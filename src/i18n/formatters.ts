import type { Translator } from './types.js';

/** Everything of a translator that needs no words. */
export type Formatters = Omit<Translator, 'locale' | 'dir' | 'timeZone' | 't' | 'find' | 'parts' | 'formatRelative'> & {
  /** Undefined for less than a minute: that takes words. */
  formatRelative(ms: number, now?: number): string | undefined;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Known to browsers of 2023 and later, not to TypeScript's ES2023 library; older ones ignore it and round.
const TRUNCATE = { roundingMode: 'trunc' } as Intl.NumberFormatOptions;

/** Makes the formatters of a locale. Each `Intl` object is made when it is first needed, and once. */
export function createFormatters(locale: string, timeZone: string | undefined, now: () => number): Formatters {
  const made = new Map<string, unknown>();
  const once = <T>(name: string, make: () => T): T => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  };
  const date = (name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    once(
      `date ${name}`,
      () => new Intl.DateTimeFormat(locale, timeZone === undefined ? options : { ...options, timeZone }),
    );
  const number = (name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    once(`number ${name}`, () => new Intl.NumberFormat(locale, options));
  const relative = (): Intl.RelativeTimeFormat =>
    once('relative', () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const safe = (ms: number): number => (Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? ms : 0);

  // The last day asked for: rows of one day come one after the other.
  const lastDay = { from: 0, to: 0, number: 0 };
  const dayNumber = (ms: number): number => {
    const moment = safe(ms);
    if (timeZone === undefined) {
      // The page's own time zone is what dates know anyway; asking Intl costs a hundred times as much.
      const at = new Date(moment);
      return Math.floor(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY);
    }
    if (moment >= lastDay.from && moment < lastDay.to) return lastDay.number;
    const fields = once(
      'day fields',
      () =>
        new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
          year: 'numeric',
          month: 'numeric',
          day: 'numeric',
          hour: 'numeric',
          minute: 'numeric',
          second: 'numeric',
          hourCycle: 'h23',
          era: 'short',
          timeZone,
        }),
    );
    const found: Record<string, string> = {};
    for (const { type, value } of fields.formatToParts(moment)) found[type] = value;
    const field = (name: string): number => Number(found[name] ?? 0);
    const year = found['era'] === 'BC' ? 1 - field('year') : field('year');
    const result = Math.floor(Date.UTC(year, field('month') - 1, field('day')) / DAY);
    // The hour of local time that is certainly the same day: days with a change of the clock are not 24 hours long.
    const sinceHour = field('minute') * MINUTE + field('second') * SECOND + (moment % SECOND);
    lastDay.from = moment - sinceHour;
    lastDay.to = lastDay.from + HOUR;
    lastDay.number = result;
    return result;
  };
  const year = (ms: number): string => date('year', { year: 'numeric', calendar: 'gregory' }).format(safe(ms));
  const capitalise = (text: string): string => {
    const [first = ''] = text;
    return first.toLocaleUpperCase(locale) + text.slice(first.length);
  };

  const formatTime = (ms: number): string => date('time', { timeStyle: 'short' }).format(safe(ms));
  const formatDateTime = (ms: number): string =>
    date('date time', { dateStyle: 'long', timeStyle: 'short' }).format(safe(ms));

  const formatDay = (ms: number, today: number = now()): string => {
    const ago = dayNumber(today) - dayNumber(ms);
    if (ago === 0 || ago === 1) return capitalise(relative().format(-ago, 'day'));
    if (ago > 1 && ago < 7) return capitalise(date('weekday', { weekday: 'long' }).format(safe(ms)));
    if (year(ms) === year(today)) {
      return capitalise(date('day', { weekday: 'short', month: 'long', day: 'numeric' }).format(safe(ms)));
    }
    return capitalise(date('day year', { year: 'numeric', month: 'long', day: 'numeric' }).format(safe(ms)));
  };

  const formatListTime = (ms: number, today: number = now()): string => {
    const ago = dayNumber(today) - dayNumber(ms);
    // A clock that runs ahead must not show tomorrow's date for what came just now.
    if (ago === 0 || (ago < 0 && safe(ms) - today < HOUR)) return formatTime(ms);
    if (ago === 1) return capitalise(relative().format(-1, 'day'));
    if (ago > 1 && ago < 7) return capitalise(date('short weekday', { weekday: 'short' }).format(safe(ms)));
    if (year(ms) === year(today)) return date('short day', { month: 'short', day: 'numeric' }).format(safe(ms));
    return date('short date', { year: 'numeric', month: 'numeric', day: 'numeric' }).format(safe(ms));
  };

  const formatRelative = (ms: number, today: number = now()): string | undefined => {
    const difference = safe(ms) - today;
    const size = Math.abs(difference);
    if (size < MINUTE) return undefined;
    if (size < HOUR) return relative().format(Math.trunc(difference / MINUTE), 'minute');
    if (size < DAY) return relative().format(Math.trunc(difference / HOUR), 'hour');
    const days = dayNumber(ms) - dayNumber(today);
    if (Math.abs(days) < 7) return relative().format(days, 'day');
    if (Math.abs(days) < 31) return relative().format(Math.trunc(days / 7), 'week');
    if (Math.abs(days) < 365) return relative().format(Math.trunc(days / 30.44), 'month');
    return relative().format(Math.trunc(days / 365.25), 'year');
  };

  const formatBytes = (bytes: number): string => {
    const size = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
    let step = 0;
    let value = size;
    // 999.95 would be written "1,000": the next unit reads better.
    while (value >= 999.5 && step < units.length - 1) {
      value /= 1000;
      step++;
    }
    const unit = units[step] ?? 'byte';
    const digits = step === 0 || value >= 100 ? 0 : 1;
    const format = number(`${unit} ${digits}`, {
      style: 'unit',
      unit,
      unitDisplay: step === 0 ? 'narrow' : 'short',
      maximumFractionDigits: digits,
    });
    if (step > 0) return format.format(value);
    // The narrow "820B" is the only one with a sign instead of a word, but it stands without a space.
    const parts = format.formatToParts(value);
    const amount = parts.filter(({ type }) => type === 'integer' || type === 'group').map((part) => part.value);
    const sign = parts.find(({ type }) => type === 'unit')?.value ?? 'B';
    return `${amount.join('')}\u00a0${sign}`;
  };

  const seconds = (ms: number): number => (Number.isFinite(ms) ? Math.max(0, Math.floor(ms / SECOND)) : 0);
  const formatDuration = (ms: number): string => {
    const all = seconds(ms);
    const plain = number('plain', { useGrouping: false });
    const padded = number('padded', { useGrouping: false, minimumIntegerDigits: 2 });
    const [h, m, s] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
    if (h > 0) return `${plain.format(h)}:${padded.format(m)}:${padded.format(s)}`;
    return `${plain.format(m)}:${padded.format(s)}`;
  };
  const formatSpokenDuration = (ms: number): string => {
    const all = seconds(ms);
    const parts: [number, string][] = [
      [Math.floor(all / 3600), 'hour'],
      [Math.floor(all / 60) % 60, 'minute'],
      [all % 60, 'second'],
    ];
    const said = parts
      .filter(([value], index) => value > 0 || (index === 2 && all === 0))
      .map(([value, unit]) => number(`long ${unit}`, { style: 'unit', unit, unitDisplay: 'long' }).format(value));
    return once('units', () => new Intl.ListFormat(locale, { type: 'unit', style: 'short' })).format(said);
  };

  return {
    dayNumber,
    formatTime,
    formatDateTime,
    formatDate: (ms) => date('long date', { year: 'numeric', month: 'long', day: 'numeric' }).format(safe(ms)),
    formatMoment: (ms, today = now()) => {
      if (dayNumber(ms) === dayNumber(today)) return formatTime(ms);
      if (year(ms) !== year(today)) return formatDateTime(ms);
      // Where hours run to 23 they have two digits, here as in `formatTime`.
      const { hourCycle } = date('time', { timeStyle: 'short' }).resolvedOptions();
      const hour = hourCycle === 'h23' ? '2-digit' : 'numeric';
      return date('moment', { month: 'short', day: 'numeric', hour, minute: '2-digit' }).format(safe(ms));
    },
    formatDay,
    formatListTime,
    formatRelative,
    formatNumber: (value) => number('number', {}).format(value),
    formatCount: (value) =>
      number('count', { notation: 'compact', maximumFractionDigits: 1, ...TRUNCATE }).format(Math.trunc(value)),
    formatList: (items) => once('list', () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items),
    formatBytes,
    formatDuration,
    formatSpokenDuration,
  };
}
