import type { TimelineKey, TimelineRef } from '../../model/index.js';
import type { Part } from '../../utils/parts.js';
import type { Tray } from './types.js';

/** A recording that is being made; it belongs to the conversation it was begun in. */
export interface Recording {
  readonly ref: TimelineRef;
  /** Ends it, and keeps what there is as a draft of its conversation. */
  keep(): void;
  /** Lets go of it without a trace. */
  stop(): void;
}

/** What is being made in the composers of one chat: it outlives their being shown. */
export interface Bench extends Part {
  tray(key: TimelineKey): Tray | undefined;
  setTray(key: TimelineKey, tray: Tray): void;
  /** There is one microphone, and so one recording. */
  readonly recording: Recording | undefined;
  setRecording(recording: Recording | undefined): void;
  /** Changes when the user signs out: what was begun before must not go on. */
  readonly era: number;
  /** Tells that something in a tray changed. */
  tell(): void;
  subscribe(listener: () => void): () => void;
}

/** Makes the bench of a chat. */
export function createBench(): Bench {
  const trays = new Map<TimelineKey, Tray>();
  const listeners = new Set<() => void>();
  let recording: Recording | undefined;
  let era = 0;
  const tell = (): void => listeners.forEach((listener) => listener());
  return {
    tray: (key) => trays.get(key),
    setTray(key, tray) {
      trays.set(key, tray);
      tell();
    },
    get recording() {
      return recording;
    },
    setRecording(next) {
      recording = next;
      tell();
    },
    get era() {
      return era;
    },
    tell,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      era += 1;
      // While its tray is there: it would open another.
      recording?.stop();
      recording = undefined;
      const ending = [...trays.values()];
      trays.clear();
      for (const tray of ending) tray.stop();
      tell();
    },
  };
}
