import type { SameKeys } from '../../types.js';
import type { time as en } from '../en/time.js';

export const time: SameKeys<typeof en> = {
  'time.justNow': '刚刚',
};
