import type { AccountStorage } from './storage.js';

/** What a tab's view of a device's storage needs to know of the tab. */
export interface StorageTab {
  readonly alive: boolean;
  /** Virtual time one operation takes in ms; 0: it is done at once. */
  delay(): number;
  now(): number;
  /** Calls `fn` after `ms`, unless the tab died. */
  after(ms: number, fn: () => void): void;
}

/** A device's storage of one account, with the time at which the last operation asked for is done: they complete in order. */
export interface SharedStorage {
  readonly storage: AccountStorage;
  busyUntil: number;
}

const never = <T>(): Promise<T> => new Promise(() => {});

/**
 * The storage as one tab sees it. Operations take virtual time and complete in the order they were asked for; a transaction whose tab dies before it
 * completed leaves nothing behind, and nothing it was to answer is answered.
 */
export function createTabStorage(shared: SharedStorage, tab: StorageTab): AccountStorage {
  const { storage } = shared;
  function run<T>(operation: () => Promise<T>): Promise<T> {
    if (!tab.alive) return never();
    const delay = tab.delay();
    const ready = Math.max(shared.busyUntil, tab.now() + delay);
    if (delay === 0 && ready <= tab.now()) return answer(operation);
    shared.busyUntil = ready;
    return new Promise((resolve, reject) => {
      tab.after(ready - tab.now(), () => answer(operation).then(resolve, reject));
    });
  }
  /** An answer that comes after the tab died goes nowhere. */
  function answer<T>(operation: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      operation().then(
        (value) => tab.alive && resolve(value),
        (reason: unknown) => tab.alive && reject(reason as Error),
      );
    });
  }
  return {
    get: (table, key) => run(() => storage.get(table, key)),
    list: (table, prefix) => run(() => storage.list(table, prefix)),
    async write(writes, durability) {
      // What cannot be cloned is refused now, as IndexedDB does; what is written is what it was when asked.
      const copies = structuredClone(writes);
      await run(() => storage.write(copies, durability));
    },
    wipe: () => run(() => storage.wipe()),
    close: () => {},
  };
}
