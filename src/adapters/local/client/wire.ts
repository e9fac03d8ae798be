import { ChatError } from '../../../contract/index.js';
import type { LocalEnvironment } from '../environment.js';

/** The way between a client and the service: takes time, as a network does. */
interface Wire {
  /** Resolves when a call made now has arrived. Calls arrive in the order they were made, whatever time each takes. */
  travel(signal: AbortSignal | undefined): Promise<void>;
  /** Gives the page its turn. */
  pause(): Promise<void>;
  /** Rejects everything under way. */
  cut(reason: ChatError): void;
}

interface Traveller {
  arrived: boolean;
  readonly go: () => void;
}

function aborted(signal: AbortSignal): ChatError {
  return new ChatError('internal', 'The call was aborted.', { cause: signal.reason, retryable: false });
}

/** @param latency longest time in ms a call takes; each takes a random part of it. */
export function createWire(environment: LocalEnvironment, latency: number): Wire {
  const failing = new Set<(reason: ChatError) => void>();
  let line: Traveller[] = [];

  /** Whoever has arrived goes on, unless someone who started earlier is still under way. */
  const advance = (): void => {
    while (line[0]?.arrived) line.shift()!.go();
  };

  /** Waits for a timer; `fail` ends the wait early. */
  const wait = (
    ms: number,
    begin: (fail: (reason: ChatError) => void, done: () => void) => () => void,
    resolve: () => void,
    reject: (reason: ChatError) => void,
  ): void => {
    let stopTimer = (): void => {};
    const settle = (): void => {
      stopTimer();
      failing.delete(fail);
    };
    const fail = (reason: ChatError): void => {
      settle();
      reject(reason);
    };
    failing.add(fail);
    const arrive = begin(fail, () => {
      settle();
      resolve();
    });
    stopTimer = environment.setTimer(arrive, ms);
  };

  return {
    travel(signal) {
      if (signal?.aborted) return Promise.reject(aborted(signal));
      if (latency === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const leave = (traveller: Traveller): void => {
          line = line.filter((other) => other !== traveller);
          advance();
        };
        wait(
          environment.random() * latency,
          (fail, done) => {
            const onAbort = (): void => {
              leave(traveller);
              fail(aborted(signal!));
            };
            const traveller: Traveller = {
              arrived: false,
              go: () => {
                signal?.removeEventListener('abort', onAbort);
                done();
              },
            };
            signal?.addEventListener('abort', onAbort, { once: true });
            line.push(traveller);
            return () => {
              traveller.arrived = true;
              advance();
            };
          },
          resolve,
          reject,
        );
      });
    },
    pause: () =>
      new Promise((resolve, reject) => {
        wait(0, (_fail, done) => done, resolve, reject);
      }),
    cut(reason) {
      line = [];
      for (const fail of [...failing]) fail(reason);
    },
  };
}
