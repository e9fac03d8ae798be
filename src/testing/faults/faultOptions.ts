import type { Env } from '../../env/index.js';

/** What goes wrong, and how often. Chances are from 0 (default: never) to 1; times in ms of the injected clock. */
export interface FaultOptions {
  /** The same seed and the same calls give the same faults. */
  readonly seed: number;
  /** Clock and timers; a virtual tab's, so that its answers die with it when it is killed. Default: the real ones. */
  readonly env?: Pick<Env, 'now' | 'timers'> | undefined;
  /** Shortest and longest time of one way. Default `[5, 80]`. */
  readonly latency?: readonly [shortest: number, longest: number] | undefined;
  /** Chance that a call is lost: half of these before the backend heard of it, half after it acted. The caller gets `timeout`. */
  readonly loss?: number | undefined;
  /** Time after which a lost call rejects. Default 5,000. */
  readonly timeout?: number | undefined;
  /** Chance that an event is told twice, and that a call reaches an idempotent backend twice. */
  readonly repeat?: number | undefined;
  /** Chance that an event comes late, after events that followed it. */
  readonly reorder?: number | undefined;
  /** Longest delay of a late event. Default 2,000. */
  readonly lateness?: number | undefined;
  /** The connection breaks by itself: mean time between cuts, and longest time one lasts. */
  readonly cuts?: { readonly every: number; readonly lasting: number } | undefined;
  /** Chance that a connection that comes back resumes: it is told everything it missed, and `resumed: true`. Else what was missed is not told. */
  readonly resume?: number | undefined;
  /** Chance that of what was missed the newest events are told although the connection did not resume, as services with a limited sync do. */
  readonly limitedSync?: number | undefined;
  /** Added to every time the backend tells: its clock and the device's differ. */
  readonly clockSkew?: number | undefined;
}

/** Names of the faults that are counted. */
export type FaultName =
  'lostCall' | 'lostAnswer' | 'repeatedCall' | 'repeatedEvent' | 'lateEvent' | 'lostEvent' | 'cut';
