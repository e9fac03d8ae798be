import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runSchedule } from './lib/run.ts';
import type { Schedule } from './lib/schedule.ts';

/** A failure that was found once, shortened: it may never come back. */
interface Regression {
  readonly why: string;
  readonly kind: string;
  readonly schedule: Schedule;
}

const folder = new URL('./regressions/', import.meta.url);

describe('every failure found before stays away', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const { why, schedule } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Regression;
    it(`${file.replace('.json', '')}: ${why}`, async () => {
      expect((await runSchedule(schedule)).problems).toEqual([]);
    });
  }
});
