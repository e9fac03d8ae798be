'use client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** Tells components that time has passed, with one timer per granularity however many listen. */
export interface Ticker {
  /** Calls `listener` at every multiple of `granularity` ms. Returns the way to unsubscribe. */
  subscribe(granularity: number, listener: () => void): () => void;
  /** The present, rounded down to `granularity` ms. */
  now(granularity: number): number;
}

interface Beat {
  readonly listeners: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Makes a ticker; timers run only while someone listens. */
export function createTicker(now: () => number = Date.now): Ticker {
  const beats = new Map<number, Beat>();
  const schedule = (granularity: number, beat: Beat): void => {
    beat.timer = setTimeout(
      () => {
        for (const listener of [...beat.listeners]) listener();
        if (beat.listeners.size) schedule(granularity, beat);
      },
      granularity - (now() % granularity) + 1,
    );
  };
  return {
    now: (granularity) => Math.floor(now() / granularity) * granularity,
    subscribe(granularity, listener) {
      const beat = beats.get(granularity) ?? { listeners: new Set<() => void>(), timer: undefined };
      beats.set(granularity, beat);
      beat.listeners.add(listener);
      if (beat.listeners.size === 1) schedule(granularity, beat);
      return () => {
        beat.listeners.delete(listener);
        if (beat.listeners.size > 0) return;
        clearTimeout(beat.timer);
        beats.delete(granularity);
      };
    },
  };
}

/** The ticker of the nearest ChatProvider; outside of one, time is read once and stands still. */
export const TickerContext: React.Context<Ticker | null> = createContext<Ticker | null>(null);

const still: Ticker = {
  now: (granularity) => Math.floor(Date.now() / granularity) * granularity,
  subscribe: () => () => {},
};

/** The present in ms, rounded down to `granularity` (default one minute); the component renders again when it moves on. */
export function useNow(granularity = 60_000): number {
  const ticker = useContext(TickerContext) ?? still;
  const read = (): number => ticker.now(granularity);
  return useSyncExternalStore((listener) => ticker.subscribe(granularity, listener), read, read);
}
