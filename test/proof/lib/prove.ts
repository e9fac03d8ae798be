import { shrink } from './shrink.ts';
import { makeSchedule } from './schedule.ts';
import { addRun, emptyTable, type Table } from './table.ts';

// The number every submission must pass; fewer while developing: CHATLOOM_SCHEDULES=100.
const SCHEDULES = Number(process.env['CHATLOOM_SCHEDULES'] ?? 2000);
const SEED = Number(process.env['CHATLOOM_SEED'] ?? 1);
const STEPS = 80;

/** Runs every `parts`th schedule from the first seed on; what failed is shortened and printed. */
export async function proveSchedules(part: number, parts: number): Promise<Table> {
  const table = emptyTable();
  for (let seed = SEED + part; seed < SEED + SCHEDULES; seed += parts) await addRun(table, seed, STEPS);
  const [first] = table.failed;
  if (first) {
    const short = await shrink(makeSchedule(first.seed, STEPS), first.kind, 200);
    console.error(
      `Schedule ${first.seed} fails: ${first.detail}\nReplay: npm run prove -- --seed ${first.seed} --schedules 1\nShortened:\n${JSON.stringify(short)}`,
    );
  }
  return table;
}
