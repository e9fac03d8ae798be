import { makeSchedule } from './schedule.ts';
import { runSchedule, type Finding } from './run.ts';

/** What many runs came to: how many, and how much went wrong in each way. */
export interface Table {
  schedules: number;
  steps: number;
  sent: number;
  promised: number;
  kills: number;
  /** Number of findings of each kind: all of these must be 0. */
  wrong: Record<Finding['kind'], number>;
  /** Seeds of the runs that failed, with the first finding of each. */
  failed: { readonly seed: number; readonly kind: Finding['kind']; readonly detail: string }[];
}

/** A table of nothing. */
export function emptyTable(): Table {
  const wrong = {
    lost: 0,
    doubled: 0,
    misordered: 0,
    unread: 0,
    gap: 0,
    stale: 0,
    unsettled: 0,
    hidden: 0,
    list: 0,
    broken: 0,
    moment: 0,
  };
  return { schedules: 0, steps: 0, sent: 0, promised: 0, kills: 0, wrong, failed: [] };
}

/** Runs the schedule of one seed and adds what came of it. */
export async function addRun(table: Table, seed: number, length: number): Promise<void> {
  const schedule = makeSchedule(seed, length);
  table.schedules += 1;
  table.steps += schedule.steps.length;
  try {
    const { problems, sent, promised, kills } = await runSchedule(schedule);
    table.sent += sent;
    table.promised += promised;
    table.kills += kills;
    for (const { kind } of problems) table.wrong[kind] += 1;
    const [first] = problems;
    if (first) {
      const detail = `${first.where}${first.conversationId === undefined ? '' : `, ${first.conversationId}`}: ${first.detail}`;
      table.failed.push({ seed, kind: first.kind, detail });
    }
  } catch (reason) {
    table.wrong.broken += 1;
    const detail = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    table.failed.push({ seed, kind: 'broken', detail });
  }
}

/** Adds one table to another. */
export function addTable(into: Table, from: Table): void {
  for (const key of ['schedules', 'steps', 'sent', 'promised', 'kills'] as const) into[key] += from[key];
  for (const kind of Object.keys(into.wrong) as Finding['kind'][]) into.wrong[kind] += from.wrong[kind];
  into.failed.push(...from.failed);
}
