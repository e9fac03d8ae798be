/** How far ahead a message can be scheduled, in ms: a year, and a day for those who count it by the calendar. */
export const MOST_AHEAD: number = 366 * 86_400_000;
