const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A day and time as a calendar and a clock on the wall show them. */
export interface WallTime {
  readonly year: number;
  /** 1 for January. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** What clocks show at a moment. @param timeZone IANA name; left out: the device's */
export function toWall(ms: number, timeZone?: string): WallTime {
  const fields: Record<string, number> = {};
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    ...options,
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  });
  for (const { type, value } of format.formatToParts(ms)) fields[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = fields;
  return { year, month, day, hour, minute };
}

/** As if the clock stood at Greenwich; days and hours beyond their month and day run on. */
function utcOf({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/**
 * The moment at which clocks show this. Where they are set back and show it twice, the first; where they are set forward and never show it, as much later
 * as they are set.
 */
export function fromWall(wall: WallTime, timeZone?: string): number {
  const target = utcOf(wall);
  const offsetAt = (ms: number): number => utcOf(toWall(ms, timeZone)) - Math.floor(ms / MINUTE) * MINUTE;
  // Of a day before and a day after: a change of the clock lies between them, if there is one.
  const [before, after] = [offsetAt(target - DAY), offsetAt(target + DAY)];
  const early = target - Math.max(before, after);
  if (offsetAt(early) === Math.max(before, after)) return early;
  const late = target - Math.min(before, after);
  return offsetAt(late) === Math.min(before, after) ? late : target - before;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** For an `<input type="datetime-local">`. */
export function toField(ms: number, timeZone?: string): string {
  const { year, month, day, hour, minute } = toWall(ms, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** What such a field says; NaN while it says nothing. */
export function fromField(value: string, timeZone?: string): number {
  const found = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value);
  if (!found) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  return fromWall({ year, month, day, hour, minute }, timeZone);
}

/** A time that is offered. */
export interface Suggestion {
  readonly name: 'hour' | 'evening' | 'tomorrow' | 'monday';
  readonly at: number;
}

const MORNING = 9;
const EVENING = 19;

/** Times that are offered now, soonest first: none twice, and no evening that is over or about to begin. */
export function suggestTimes(now: number, timeZone?: string): readonly Suggestion[] {
  const today = toWall(now, timeZone);
  const at = (days: number, hour: number): number =>
    fromWall({ ...toWall(Date.UTC(today.year, today.month - 1, today.day + days), 'UTC'), hour, minute: 0 }, timeZone);
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  // On a Monday the next one; on a Sunday it is tomorrow already.
  const toMonday = (8 - weekday) % 7 || 7;
  const evening = at(0, EVENING);
  return [
    { name: 'hour', at: Math.ceil((now + HOUR) / MINUTE) * MINUTE },
    ...(evening - now > HOUR + 15 * MINUTE ? [{ name: 'evening', at: evening } as const] : []),
    { name: 'tomorrow', at: at(1, MORNING) },
    ...(toMonday > 1 ? [{ name: 'monday', at: at(toMonday, MORNING) } as const] : []),
  ];
}

/** Why a time cannot be chosen; undefined when it can. @param timeZone the reader's, by whose calendar a year is meant */
export function timeProblem(at: number, now: number, timeZone?: string): 'missing' | 'past' | 'far' | undefined {
  if (Number.isNaN(at)) return 'missing';
  if (at <= now) return 'past';
  return at > latest(now, timeZone) ? 'far' : undefined;
}

/** The last moment that can be chosen: a year from now, by the calendar. */
export function latest(now: number, timeZone?: string): number {
  const today = toWall(now, timeZone);
  return fromWall({ ...today, year: today.year + 1 }, timeZone);
}
