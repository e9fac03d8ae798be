'use client';
import { useOwnStrings } from '../../../messages/index.js';
import { useChatStore, useStrings } from '../../../react/index.js';
import { laterStrings } from './strings.js';
import { toWall } from './times.js';

/** Says when something will be: "Tomorrow at 9:00", "Monday, 30 November at 9:00". In the reader's time zone. */
export function useWhen(): (ms: number) => string {
  const t = useOwnStrings(laterStrings);
  const { env } = useChatStore();
  const { dayNumber, formatTime, formatDay, formatDate, timeZone } = useStrings();
  return (ms) => {
    const now = env.now();
    const ahead = dayNumber(ms) - dayNumber(now);
    const time = formatTime(ms);
    if (ahead === 0) return t('later.at.today', { time });
    if (ahead === 1) return t('later.at.tomorrow', { time });
    if (toWall(ms, timeZone).year === toWall(now, timeZone).year)
      return t('later.at.day', { day: formatDay(ms, now), time });
    return t('later.at.date', { date: formatDate(ms), time });
  };
}
