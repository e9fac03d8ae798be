import type { Channel, Env, TimerHandle } from './env.js';
import { createMemoryStorage } from './memoryStorage.js';
import { createVirtualLocks, type VirtualLocks } from './virtualLocks.js';
import { createTabStorage, type SharedStorage } from './virtualStorage.js';

/** The environment of one virtual tab. */
export interface VirtualEnv extends Env {
  /** False once killed. */
  readonly alive: boolean;
  /**
   * Ends the tab at once, as a crash does: none of its timers, frames and channel listeners fires any more, its locks are free, its unfinished storage
   * transactions are dropped, and what it asks for from now on is never answered. What it had posted to channels still arrives.
   */
  kill(): void;
}

/** How a {@link createVirtualWorld} begins. */
export interface VirtualWorldOptions {
  /** Default 1. */
  readonly seed?: number | undefined;
  /** Virtual time at the beginning in ms since 1970. */
  readonly start?: number | undefined;
  /** Longest virtual time one storage operation takes in ms; each takes a random part of it. Default 0: at once. */
  readonly storageDelay?: number | undefined;
}

/** A world in virtual time, shared by the environments of several tabs. */
export interface VirtualWorld {
  /** Current virtual time in ms. */
  now(): number;
  /** Lets time pass: runs every timer and frame that falls due, in order, letting promises settle in between. */
  advance(ms: number): Promise<void>;
  /**
   * Makes the environment of one tab. Tabs of one device share channels, locks and storage; tabs of different devices share nothing but time.
   * Default: all on one device.
   */
  createEnv(device?: string): VirtualEnv;
  /** Timers still waiting. */
  readonly waiting: number;
}

interface Task {
  readonly at: number;
  readonly order: number;
  readonly fn: () => void;
}

interface Device {
  readonly locks: VirtualLocks;
  readonly storages: Map<string, SharedStorage>;
  readonly channels: Map<string, Set<(data: unknown) => void>>;
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
export function createVirtualWorld(options: VirtualWorldOptions = {}): VirtualWorld {
  const random = seededRandom(options.seed ?? 1);
  const storageDelay = options.storageDelay ?? 0;
  let time = options.start ?? 1_800_000_000_000;
  let order = 0;
  let ids = 0;
  const tasks = new Set<Task>();
  const devices = new Map<string, Device>();

  const schedule = (ms: number, fn: () => void): Task => {
    const task: Task = { at: time + Math.max(0, ms), order: order++, fn };
    tasks.add(task);
    return task;
  };
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
  const deviceOf = (name: string): Device => {
    const device = devices.get(name) ?? { locks: createVirtualLocks(), storages: new Map(), channels: new Map() };
    devices.set(name, device);
    return device;
  };

  function createEnv(deviceName = ''): VirtualEnv {
    const device = deviceOf(deviceName);
    const owner = {};
    let alive = true;
    const own = new Set<Task>();
    const closers = new Set<() => void>();
    const after = (ms: number, fn: () => void): TimerHandle => {
      if (!alive) return undefined;
      const task = schedule(ms, () => {
        own.delete(task);
        fn();
      });
      own.add(task);
      return task;
    };
    const cancel = (handle: TimerHandle): void => {
      tasks.delete(handle as Task);
      own.delete(handle as Task);
    };
    const locks = device.locks.of(owner);

    function channel(name: string): Channel {
      const listeners = new Set<(data: unknown) => void>();
      const all = device.channels.get(name) ?? new Set();
      device.channels.set(name, all);
      const close = (): void => {
        for (const listener of listeners) all.delete(listener);
        listeners.clear();
        closers.delete(close);
      };
      closers.add(close);
      return {
        post(data) {
          if (!alive) return;
          const copy = structuredClone(data);
          const receivers = [...all].filter((listener) => !listeners.has(listener));
          schedule(0, () => receivers.forEach((listener) => all.has(listener) && listener(copy)));
        },
        listen(listener) {
          // One of its own, so that listening twice with one function is two subscriptions.
          const heard = (data: unknown): void => listener(data);
          if (alive) {
            all.add(heard);
            listeners.add(heard);
          }
          return () => {
            all.delete(heard);
            listeners.delete(heard);
          };
        },
        close,
      };
    }

    return {
      now: () => time,
      random,
      createId: () => `id-${(ids += 1)}`,
      timers: { after, cancel, frame: (fn) => after(FRAME_MS, fn), cancelFrame: cancel },
      locks: {
        hold: (name, signal, task) => (alive ? locks.hold(name, signal, task) : new Promise(() => {})),
      },
      channel,
      // A virtual page is never hidden; it is closed or killed.
      onHide: () => () => {},
      async openStorage(accountId) {
        const shared = device.storages.get(accountId) ?? { storage: createMemoryStorage(), busyUntil: 0 };
        device.storages.set(accountId, shared);
        return createTabStorage(shared, {
          get alive() {
            return alive;
          },
          delay: () => (storageDelay === 0 ? 0 : random() * storageDelay),
          now: () => time,
          after: (ms, fn) => void after(ms, fn),
        });
      },
      get alive() {
        return alive;
      },
      kill() {
        if (!alive) return;
        alive = false;
        for (const task of own) tasks.delete(task);
        own.clear();
        for (const close of [...closers]) close();
        device.locks.release(owner);
      },
    };
  }

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
    createEnv,
  };
}
