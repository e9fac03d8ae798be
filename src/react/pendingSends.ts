import type { TimelineKey } from '../model/index.js';
import type { Part } from '../utils/parts.js';
import type { ComposerDraft } from './useComposerDraft.js';
import type { ComposerProblem } from './useComposerTypes.js';

/** A composer on the screen, as what was sent in an earlier one of the same timeline needs it. */
export interface ShownComposer {
  readonly draft: ComposerDraft;
  readonly onSent: () => void;
  readonly onWaiting: () => void;
  readonly onProblem: (problem: ComposerProblem) => void;
}

/** What was sent and is still being looked at, by timeline: it outlives the composer it was sent in. */
export interface PendingSends extends Part {
  has(key: TimelineKey): boolean;
  begin(key: TimelineKey): void;
  end(key: TimelineKey): void;
  subscribe(listener: () => void): () => void;
  /** The composers on the screen; of two of one timeline the latest. */
  readonly shown: Map<TimelineKey, ShownComposer>;
}

/** Makes the list of one chat. */
export function createPendingSends(): PendingSends {
  const keys = new Set<TimelineKey>();
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
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      keys.clear();
      tell();
    },
  };
}
