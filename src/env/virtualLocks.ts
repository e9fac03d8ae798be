import type { Locks } from './env.js';

interface Request {
  readonly owner: object;
  grant(): void;
}

/** The locks of one virtual device: exclusive, first come first served, let go when their tab dies. */
export interface VirtualLocks {
  /** The locks as one tab sees them. */
  of(owner: object): Locks;
  /** A tab died: what it held is free, what it waited for is forgotten. */
  release(owner: object): void;
}

/** Makes the locks of one device. */
export function createVirtualLocks(): VirtualLocks {
  // The first of each queue holds the lock.
  const queues = new Map<string, Request[]>();

  function drop(name: string, request: Request): void {
    const queue = queues.get(name);
    const index = queue?.indexOf(request) ?? -1;
    if (!queue || index < 0) return;
    queue.splice(index, 1);
    if (queue.length === 0) queues.delete(name);
    else if (index === 0) queue[0]?.grant();
  }

  return {
    of: (owner) => ({
      hold(name, signal, task) {
        return new Promise((resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason as Error);
          let granted = false;
          const onAbort = (): void => {
            if (granted) return;
            drop(name, request);
            reject(signal?.reason as Error);
          };
          const request: Request = {
            owner,
            grant() {
              granted = true;
              signal?.removeEventListener('abort', onAbort);
              // As in a browser, the task starts a turn later than the lock is granted.
              Promise.resolve()
                .then(task)
                .then(resolve, reject)
                .finally(() => drop(name, request));
            },
          };
          signal?.addEventListener('abort', onAbort, { once: true });
          const queue = queues.get(name) ?? [];
          queues.set(name, queue);
          queue.push(request);
          if (queue.length === 1) request.grant();
        });
      },
    }),
    release(owner) {
      for (const [name, queue] of [...queues]) {
        for (const request of queue.filter((each) => each.owner === owner).reverse()) drop(name, request);
      }
    },
  };
}
