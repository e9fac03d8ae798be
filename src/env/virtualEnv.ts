import type { Channel, Env, TimerHandle } from './env.js';
import { createMemoryStorage } from './memoryStorage.js';
import type { AccountStorage } from './storage.js';

/** A world in virtual time, shared by the environments of several tabs. */
export interface VirtualWorld {
  /** Current virtual time in ms. */
  now(): number;
  /** Lets time pass: runs every timer and frame that falls due, in order, letting promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Makes the environment of one tab. Tabs of a world share channels, locks and storage. */
  createEnv(): Env;
  /** Timers still waiting. */
  readonly waiting: number;
}

interface Task {
  readonly at: number;
  readonly order: number;
  readonly fn: () => void;
}

const FRAME_MS = 16;

/** A small generator (mulberry32): the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes a world in which nothing happens by itself: time, chance, locks, channels and storage follow from the seed and the calls. */
export function createVirtualWorld(options: { readonly seed?: number; readonly start?: number } = {}): VirtualWorld {
  const random = seededRandom(options.seed ?? 1);
  let time = options.start ?? 1_800_000_000_000;
  let order = 0;
  let ids = 0;
  const tasks = new Set<Task>();
  const storages = new Map<string, AccountStorage>();
  const channels = new Map<string, Set<(data: unknown) => void>>();
  const lockTails = new Map<string, Promise<unknown>>();

  const schedule = (ms: number, fn: () => void): Task => {
    const task: Task = { at: time + Math.max(0, ms), order: order++, fn };
    tasks.add(task);
    return task;
  };
  const cancel = (handle: TimerHandle): void => void tasks.delete(handle as Task);
  // Promise chains of the code under test are a few dozen steps deep at most.
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 50; i++) await Promise.resolve();
  };
  const nextTask = (until: number): Task | undefined => {
    let next: Task | undefined;
    for (const task of tasks) {
      if (task.at > until) continue;
      if (!next || task.at < next.at || (task.at === next.at && task.order < next.order)) next = task;
    }
    return next;
  };
  const openChannel = (name: string): Channel => {
    const own = new Set<(data: unknown) => void>();
    return {
      post(data) {
        const copy = structuredClone(data);
        const listeners = [...(channels.get(name) ?? [])].filter((listener) => !own.has(listener));
        schedule(0, () => listeners.forEach((listener) => listener(copy)));
      },
      listen(listener) {
        const all = channels.get(name) ?? new Set();
        channels.set(name, all.add(listener));
        own.add(listener);
        return () => {
          all.delete(listener);
          own.delete(listener);
        };
      },
      close() {
        own.forEach((listener) => channels.get(name)?.delete(listener));
        own.clear();
      },
    };
  };

  return {
    now: () => time,
    get waiting() {
      return tasks.size;
    },
    async advance(ms) {
      const until = time + ms;
      await settle();
      for (let task = nextTask(until); task; task = nextTask(until)) {
        tasks.delete(task);
        time = Math.max(time, task.at);
        task.fn();
        await settle();
      }
      time = until;
    },
    createEnv: () => ({
      now: () => time,
      random,
      createId: () => `id-${(ids += 1)}`,
      timers: { after: schedule, cancel, frame: (fn) => schedule(FRAME_MS, fn), cancelFrame: cancel },
      locks: {
        async hold(name, signal, task) {
          const previous = lockTails.get(name) ?? Promise.resolve();
          const run = previous.then(() => {
            signal?.throwIfAborted();
            return task();
          });
          lockTails.set(
            name,
            run.catch(() => {}),
          );
          return run;
        },
      },
      channel: openChannel,
      async openStorage(accountId) {
        const storage = storages.get(accountId) ?? createMemoryStorage();
        storages.set(accountId, storage);
        return storage;
      },
    }),
  };
}
