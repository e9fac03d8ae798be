const MINUTE = 60_000;

/** What a clock in a time zone shows at a moment, as if it were UTC. */
function wallClock(ms: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
    timeZone,
  });
  const found: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms)) found[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = found;
  return Date.UTC(year, month - 1, day, hour, minute);
}

/**
 * When a day begins, in ms. Months and days beyond their ends count on into the next: month 13 is January.
 *
 * @param month 1 to 12
 * @param timeZone IANA name. Default: the device's; so counts an unknown one.
 */
export function startOfDay(year: number, month: number, day: number, timeZone?: string): number {
  const local = new Date(2000, month - 1, day);
  local.setFullYear(year, month - 1, day);
  if (timeZone === undefined) return local.getTime();
  const wanted = Date.UTC(year, month - 1, day);
  try {
    // Twice: the clocks may change between the guess and the day.
    const guess = wanted - (wallClock(wanted, timeZone) - wanted);
    const start = wanted - (wallClock(guess, timeZone) - guess);
    // Where midnight is skipped the day begins with the first minute there is.
    const ahead = wanted - wallClock(start, timeZone);
    return Math.round((ahead > 0 ? guess : start) / MINUTE) * MINUTE;
  } catch {
    return local.getTime();
  }
}

/** The day a moment lies in. */
export function dayOf(
  ms: number,
  timeZone?: string,
): { readonly year: number; readonly month: number; readonly day: number } {
  if (timeZone !== undefined) {
    try {
      const at = new Date(wallClock(ms, timeZone));
      return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
    } catch {
      // An unknown zone counts as the device's.
    }
  }
  const at = new Date(ms);
  return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() };
}
