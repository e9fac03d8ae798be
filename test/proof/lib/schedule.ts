import { seededRandom, type FaultOptions, type ModelDialect } from 'chatloom/testing';

/** What a person, or the world, does in one step. Numbers are taken modulo what there is to choose from, so that any part of a schedule runs. */
export interface Step {
  readonly do: StepKind;
  /** Whose tab. */
  readonly tab: number;
  /** Which conversation. */
  readonly chat: number;
  /** Which message, emoji or the like. */
  readonly pick: number;
  /** Virtual time that passes afterwards in ms. */
  readonly wait: number;
}

export const stepKinds = [
  'send',
  'burst',
  'edit',
  'recall',
  'react',
  'read',
  'open',
  'close',
  'older',
  'newer',
  'jump',
  'latest',
  'offline',
  'online',
  'kill',
  'leave',
  'tab',
  'meet',
] as const;

/** Name of a step. */
export type StepKind = (typeof stepKinds)[number];

/** A whole run, as data: it replays to the last event, and can be shortened. */
export interface Schedule {
  readonly seed: number;
  readonly dialect: Partial<ModelDialect>;
  readonly faults: Omit<FaultOptions, 'seed' | 'env'>;
  /** Messages each conversation has before anyone comes. */
  readonly before: number;
  /** Rows a timeline keeps; small, so that much is dropped and loaded again. Default: the store's. */
  readonly maxLoaded?: number | undefined;
  readonly steps: readonly Step[];
}

// How often each step is taken, relative to the others.
const WEIGHTS: Readonly<Record<StepKind, number>> = {
  send: 30,
  burst: 3,
  edit: 7,
  recall: 4,
  react: 12,
  read: 10,
  open: 8,
  close: 3,
  older: 6,
  newer: 3,
  jump: 4,
  latest: 3,
  offline: 4,
  online: 6,
  kill: 3,
  leave: 2,
  tab: 3,
  meet: 1,
};

/** Makes a schedule from a seed. */
export function makeSchedule(seed: number, length = 80): Schedule {
  const random = seededRandom(seed * 2654435761);
  const total = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  const pickKind = (): StepKind => {
    let left = random() * total;
    for (const kind of stepKinds) {
      left -= WEIGHTS[kind];
      if (left < 0) return kind;
    }
    return 'send';
  };
  const some = (most: number): number => (random() < 0.4 ? 0 : Math.round(random() * most * 100) / 100);
  const int = (below: number): number => Math.floor(random() * below);
  const faults = {
    latency: [1 + int(20), 20 + int(random() < 0.2 ? 2000 : 150)] as const,
    loss: some(0.2),
    repeat: some(0.2),
    reorder: some(0.25),
    resume: some(0.6),
    limitedSync: some(0.7),
    clockSkew: random() < 0.5 ? 0 : int(7_200_000) - 3_600_000,
    ...(random() < 0.6 && { cuts: { every: 5_000 + int(40_000), lasting: 500 + int(15_000) } }),
  };
  const steps = Array.from({ length }, (): Step => {
    const kind = pickKind();
    const wait = random() < 0.5 ? int(60) : int(random() < 0.8 ? 1500 : 8000);
    return { do: kind, tab: int(1000), chat: int(1000), pick: int(100_000), wait };
  });
  const before = random() < 0.3 ? 0 : int(60);
  // From numbers of its own, so that what else a seed means stays what it was.
  const bound = seededRandom(seed ^ 0x7121);
  const small = bound() < 1 / 3 ? { maxLoaded: 20 + Math.floor(bound() * 30) } : {};
  return { seed, dialect: {}, faults, before, ...small, steps };
}
