import type { TimelineKey } from '../model/index.js';
import type { Part } from '../utils/parts.js';
import type { ComposerDraft } from './useComposerDraft.js';
import type { ComposerProblem } from './useComposerTypes.js';

/** A composer on the screen, as what was sent in an earlier one of the same timeline needs it. */
export interface ShownComposer {
  readonly draft: ComposerDraft;
  readonly onSent: (sendAt?: number) => void;
  readonly onWaiting: (sendAt?: number) => void;
  readonly onProblem: (problem: ComposerProblem) => void;
}

/** What was asked to be sent once its files are ready. */
export interface AskedSend {
  /** What had turned out bad by then: something new calls it off. */
  readonly refused: string | undefined;
  /** It is to be sent then, not at once. */
  readonly sendAt?: number | undefined;
}

/** What was sent and is still being looked at, by timeline, and what waits for its files: it outlives the composer it was sent in. */
export interface PendingSends extends Part {
  has(key: TimelineKey): boolean;
  begin(key: TimelineKey): void;
  end(key: TimelineKey): void;
  asked(key: TimelineKey): AskedSend | undefined;
  setAsked(key: TimelineKey, asked: AskedSend | undefined): void;
  /** Looks after what was asked while no composer shows it; `end` ends that. */
  away(key: TimelineKey, end: () => void): void;
  /** A composer shows it, or it is over. */
  back(key: TimelineKey): void;
  subscribe(listener: () => void): () => void;
  /** The composers on the screen; of two of one timeline the latest. */
  readonly shown: Map<TimelineKey, ShownComposer>;
}

/** Makes the list of one chat. */
export function createPendingSends(): PendingSends {
  const keys = new Set<TimelineKey>();
  const asked = new Map<TimelineKey, AskedSend>();
  const ends = new Map<TimelineKey, () => void>();
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  return {
    shown: new Map(),
    has: (key) => keys.has(key),
    begin(key) {
      keys.add(key);
      tell();
    },
    end(key) {
      if (keys.delete(key)) tell();
    },
    asked: (key) => asked.get(key),
    setAsked(key, next) {
      if (next) asked.set(key, next);
      else asked.delete(key);
      tell();
    },
    away(key, end) {
      ends.get(key)?.();
      ends.set(key, end);
    },
    back(key) {
      ends.get(key)?.();
      ends.delete(key);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      keys.clear();
      asked.clear();
      for (const end of ends.values()) end();
      ends.clear();
      tell();
    },
  };
}
