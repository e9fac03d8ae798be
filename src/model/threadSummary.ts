import type { UserId } from './ids.js';

/** How many answerers a summary names. */
export const MAX_PARTICIPANTS = 5;

/** What is shown under a message that has been answered in a thread. */
export interface ThreadSummary {
  /** Grows with every change of the summary; one with an equal or lower version is ignored. */
  readonly version: number;
  /** Answers in the thread, those that were taken back left out. */
  readonly count: number;
  /** Who answered: the newest answerers first, each once, at most 5. */
  readonly participantIds: readonly UserId[];
  /** Server time in ms of the newest answer; of the root where there is none left. */
  readonly lastAt: number;
}

/** Of two summaries the later. */
export function laterSummary(
  known: ThreadSummary | undefined,
  incoming: ThreadSummary | undefined,
): ThreadSummary | undefined {
  if (!known || !incoming) return known ?? incoming;
  return incoming.version > known.version ? incoming : known;
}
