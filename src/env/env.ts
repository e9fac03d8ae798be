import type { AccountStorage } from './storage.js';

/** A cancelled or pending call; opaque. */
export type TimerHandle = unknown;

/** Calls functions later. */
export interface Timers {
  /** Calls `fn` once after `ms` milliseconds. */
  after(ms: number, fn: () => void): TimerHandle;
  cancel(handle: TimerHandle): void;
  /** Calls `fn` before the next frame is painted; after at most ~32 ms where the page is hidden and frames stand still. */
  frame(fn: () => void): TimerHandle;
  cancelFrame(handle: TimerHandle): void;
}

/** A named channel between tabs of one origin. Plain data only. */
export interface Channel {
  post(data: unknown): void;
  /** Subscribes to what others post (never one's own). Returns the way to unsubscribe. */
  listen(listener: (data: unknown) => void): () => void;
  close(): void;
}

/** Exclusive locks between tabs. */
export interface Locks {
  /**
   * Runs `task` while holding the lock; waits until it is free. Rejects with the signal's reason when aborted before it was granted.
   */
  hold<T>(name: string, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T>;
}

/** Everything the core takes from the world around it, so that a run can be replayed from a seed. */
export interface Env {
  /** Milliseconds since 1970 by this device. Shown and used for intervals; never orders messages. */
  now(): number;
  /** A number from 0 up to 1. */
  random(): number;
  /** A new id that no other call returns, on any device. */
  createId(): string;
  readonly timers: Timers;
  readonly locks: Locks;
  channel(name: string): Channel;
  /** Calls `listener` when the page is hidden or going away: the last chance to write. Returns the way to unsubscribe. */
  onHide(listener: () => void): () => void;
  /** Opens this account's storage; see {@link AccountStorage}. Rejects when the device refuses. */
  openStorage(accountId: string): Promise<AccountStorage>;
}
