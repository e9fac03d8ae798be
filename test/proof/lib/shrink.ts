import { runSchedule, type Finding } from './run.ts';
import type { Schedule } from './schedule.ts';

/** The same failure: a problem of the same kind, since the words of it change as the schedule gets shorter. */
async function fails(schedule: Schedule, kind: Finding['kind']): Promise<boolean> {
  try {
    return (await runSchedule(schedule)).problems.some((problem) => problem.kind === kind);
  } catch {
    return kind === 'broken';
  }
}

/** Makes a failing schedule as short and as quiet as it will go while it fails in the same way. */
export async function shrink(schedule: Schedule, kind: Finding['kind'], tries = 400): Promise<Schedule> {
  let best = schedule;
  let left = tries;
  const attempt = async (candidate: Schedule): Promise<boolean> => {
    if (left <= 0) return false;
    left -= 1;
    if (!(await fails(candidate, kind))) return false;
    best = candidate;
    return true;
  };
  // Blocks of steps first, then single ones.
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.steps.length;) {
      const steps = [...best.steps.slice(0, at), ...best.steps.slice(at + size)];
      if (!(await attempt({ ...best, steps }))) at += size;
    }
  }
  for (const fault of ['loss', 'repeat', 'reorder', 'resume', 'limitedSync', 'clockSkew'] as const) {
    if (best.faults[fault]) await attempt({ ...best, faults: { ...best.faults, [fault]: 0 } });
  }
  const { cuts, ...calm } = best.faults;
  if (cuts) await attempt({ ...best, faults: calm });
  if (best.maxLoaded !== undefined) await attempt({ ...best, maxLoaded: undefined });
  for (const before of [0, 1, 5, 20]) if (before < best.before && (await attempt({ ...best, before }))) break;
  for (const [at, step] of best.steps.entries()) {
    if (step.wait > 0) await attempt({ ...best, steps: best.steps.with(at, { ...step, wait: 0 }) });
  }
  return best;
}
