import { dayOf, startOfDay } from '../../utils/zonedDay.js';
import { isWord, type SearchWords } from './operators.js';

/** A day, a month or a year. */
export interface SearchPeriod {
  /** `2026-05-01`, `2026-05` or `2026`. */
  readonly period: string;
  /** In ms. */
  readonly start: number;
  /** Where the next one begins, in ms. */
  readonly end: number;
}

/** Where one is, for dates. */
export interface SearchPresent {
  /** In ms. */
  readonly now: number;
  /** IANA name. Default: the device's. */
  readonly timeZone?: string | undefined;
  readonly words?: SearchWords | undefined;
}

// Year first, as it cannot be taken for anything else. The day may be followed by its sign.
const DATE = /^(\d{4})(?:\s*(?:[-/.]|年)\s*(?:(\d{1,2})(?:\s*(?:[-/.]|月)\s*(?:(\d{1,2})\s*日?)?)?)?)?$/u;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Reads a date as one types it: `2026-05-01` (also with `/`, `.` or `年月日`), `2026-05`, `2026`, `today`, `yesterday`. Undefined for all else, such as
 * 31 February and `5/6/26`, which says two things.
 */
export function readPeriod(text: string, { now, timeZone, words = {} }: SearchPresent): SearchPeriod | undefined {
  const back = isWord(text, ['today', ...(words.today ?? [])])
    ? 0
    : isWord(text, ['yesterday', ...(words.yesterday ?? [])])
      ? 1
      : undefined;
  const today = dayOf(now, timeZone);
  if (back !== undefined) {
    const noon = new Date(Date.UTC(today.year, today.month - 1, today.day - back, 12));
    return day(noon.getUTCFullYear(), noon.getUTCMonth() + 1, noon.getUTCDate(), timeZone);
  }
  const found = DATE.exec(text.normalize('NFKC').trim());
  if (!found) return undefined;
  const [year, month, date] = found.slice(1).map((each) => (each === undefined ? undefined : Number(each)));
  if (year === undefined || year < 1970) return undefined;
  if (month === undefined) {
    return { period: String(year), start: startOfDay(year, 1, 1, timeZone), end: startOfDay(year + 1, 1, 1, timeZone) };
  }
  if (month < 1 || month > 12) return undefined;
  if (date === undefined) {
    const period = `${year}-${two(month)}`;
    return { period, start: startOfDay(year, month, 1, timeZone), end: startOfDay(year, month + 1, 1, timeZone) };
  }
  const isDay = date >= 1 && date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isDay ? day(year, month, date, timeZone) : undefined;
}

function day(year: number, month: number, date: number, timeZone: string | undefined): SearchPeriod {
  return {
    period: `${year}-${two(month)}-${two(date)}`,
    start: startOfDay(year, month, date, timeZone),
    end: startOfDay(year, month, date + 1, timeZone),
  };
}
