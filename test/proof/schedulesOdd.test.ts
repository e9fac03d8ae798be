import { expect, it } from 'vitest';
import { proveSchedules } from './lib/prove.ts';
import { emptyTable } from './lib/table.ts';

// Two files, so that two cores share the seeds.
it('no schedule of faults loses, doubles, misorders or miscounts anything (odd half of the seeds)', async () => {
  const { wrong, failed, promised, schedules } = await proveSchedules(1, 2);
  expect({ wrong, failed: failed.slice(0, 5) }).toEqual({ wrong: emptyTable().wrong, failed: [] });
  // A run in which nothing was promised would prove nothing.
  expect(promised).toBeGreaterThan(schedules);
});
