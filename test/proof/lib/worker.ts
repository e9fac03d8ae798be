import { parentPort, workerData } from 'node:worker_threads';
import { makeSchedule, type Schedule } from './schedule.ts';
import { shrink } from './shrink.ts';
import { addRun, emptyTable, type Table } from './table.ts';

/** What a worker of the long run is told to do. */
export interface Work {
  readonly seeds: { readonly from: number; readonly to: number; readonly step: number };
  readonly length: number;
}

/** What it tells. */
export type News =
  | { readonly type: 'table'; readonly table: Table }
  | { readonly type: 'short'; readonly kind: string; readonly seed: number; readonly schedule: Schedule }
  | { readonly type: 'done' };

// One short schedule of each kind of failure is enough to begin with.
const { seeds, length } = workerData as Work;
const tell = (news: News): void => parentPort?.postMessage(news);
const shown = new Set<string>();
let table = emptyTable();
let told = performance.now();

for (let seed = seeds.from; seed < seeds.to; seed += seeds.step) {
  await addRun(table, seed, length);
  const failed = table.failed.at(-1);
  if (failed?.seed === seed && !shown.has(failed.kind)) {
    shown.add(failed.kind);
    tell({ type: 'short', kind: failed.kind, seed, schedule: await shrink(makeSchedule(seed, length), failed.kind) });
  }
  if (performance.now() - told < 1000) continue;
  tell({ type: 'table', table });
  table = emptyTable();
  told = performance.now();
}
tell({ type: 'table', table });
tell({ type: 'done' });
