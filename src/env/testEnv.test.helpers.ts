import { createBrowserEnv, type Env } from './index.js';

/** A browser's environment that shares nothing: no other tab, no other test. happy-dom has a `navigator.locks` that is null. */
export function testEnv(): Env {
  return {
    ...createBrowserEnv(),
    locks: { hold: (_name, _signal, task) => task() },
    channel: () => ({ post: () => {}, listen: () => () => {}, close: () => {} }),
  };
}
