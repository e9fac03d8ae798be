import type { Env } from '../../env/index.js';

/** Once another tab has let go of a file, so long is waited for what it says of it: sent, taken out, uploaded. In ms. */
const LAST_WORDS = 250;

/** Which files of a tray are this tab's to upload: of several tabs with one draft it is one. A tab that goes leaves its files to the next. */
export interface Leases {
  /** Takes a file that is new. */
  take(id: string): void;
  /** Waits until no other tab has the file; answers false where it was let go of before. */
  wait(id: string): Promise<boolean>;
  /** Whether the file is this tab's. */
  has(id: string): boolean;
  /** Lets go of a file, or stops waiting for it. */
  release(id: string): void;
  stop(): void;
}

/** Makes the leases of a tray. */
export function createLeases({ locks, timers }: Env): Leases {
  const ends = new Map<string, () => void>();
  const held = new Set<string>();

  /** Asks for the lock of a file, and keeps it until it is let go of. */
  function hold(id: string, granted: () => void): void {
    const leaving = new AbortController();
    const done = new Promise<void>((resolve) => {
      ends.set(id, () => {
        leaving.abort();
        resolve();
      });
    });
    locks
      .hold(`chatloom:file:${id}`, leaving.signal, () => {
        granted();
        return done;
      })
      // Let go of while it waited; or there are no locks, and so nobody to share with.
      .catch(() => !leaving.signal.aborted && granted());
  }

  const leases: Leases = {
    take(id) {
      if (ends.has(id)) return;
      held.add(id);
      hold(id, () => {});
    },
    wait(id) {
      if (held.has(id)) return Promise.resolve(true);
      leases.release(id);
      return new Promise((resolve) => {
        hold(id, () => {
          timers.after(LAST_WORDS, () => {
            const still = ends.has(id);
            if (still) held.add(id);
            resolve(still);
          });
        });
        const end = ends.get(id);
        ends.set(id, () => {
          end?.();
          resolve(false);
        });
      });
    },
    has: (id) => held.has(id),
    release(id) {
      held.delete(id);
      ends.get(id)?.();
      ends.delete(id);
    },
    stop() {
      for (const id of [...ends.keys()]) leases.release(id);
    },
  };
  return leases;
}
