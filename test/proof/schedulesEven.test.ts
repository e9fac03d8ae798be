import { it } from 'vitest';
import { proveSchedules } from './lib/prove.ts';

// Two files, so that two cores share them.
it('no schedule of faults loses, doubles, misorders or miscounts anything, one half of the seeds', async () => {
  await proveSchedules(0, 2);
});
