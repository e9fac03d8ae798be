import type { Channel, Env, Locks, Timers } from './env.js';
import { openIdbStorage } from './idbStorage.js';
import { createMemoryStorage } from './memoryStorage.js';

// A hidden page paints no frames, and a message must still be counted: a short timer stands in.
const HIDDEN_FRAME_MS = 32;

interface FrameHandle {
  readonly raf: number;
  readonly timeout: ReturnType<typeof setTimeout>;
}

function browserTimers(): Timers {
  const cancelFrame = (handle: unknown): void => {
    const { raf, timeout } = handle as FrameHandle;
    if (raf) cancelAnimationFrame(raf);
    clearTimeout(timeout);
  };
  return {
    after: (ms, fn) => setTimeout(fn, ms),
    cancel: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
    frame(fn) {
      let done = false;
      const run = (): void => {
        if (done) return;
        done = true;
        cancelFrame(handle);
        fn();
      };
      const visible = typeof document !== 'undefined' && document.visibilityState === 'visible';
      const handle: FrameHandle = {
        raf: visible ? requestAnimationFrame(run) : 0,
        // Also guards a page that is hidden after the frame was asked for.
        timeout: setTimeout(run, visible ? HIDDEN_FRAME_MS * 4 : HIDDEN_FRAME_MS),
      };
      return handle;
    },
    cancelFrame,
  };
}

function browserChannel(name: string): Channel {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => () => {}, close: () => {} };
  const channel = new BroadcastChannel(name);
  return {
    post: (data) => channel.postMessage(data),
    listen(listener) {
      const onMessage = (event: MessageEvent<unknown>): void => listener(event.data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
    close: () => channel.close(),
  };
}

const browserLocks: Locks = {
  async hold(name, signal, task) {
    // Without the Web Locks API there is one tab as far as can be known.
    if (typeof navigator === 'undefined' || !navigator.locks) return task();
    return navigator.locks.request(name, signal ? { signal } : {}, task);
  },
};

function onPageHide(listener: () => void): () => void {
  if (typeof document === 'undefined') return () => {};
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') listener();
  };
  addEventListener('pagehide', listener);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    removeEventListener('pagehide', listener);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

/** The environment of a browser page. Made once per store; keeps nothing at module level. */
export function createBrowserEnv(): Env {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    createId: () => crypto.randomUUID?.() ?? randomId(),
    timers: browserTimers(),
    locks: browserLocks,
    channel: browserChannel,
    onHide: onPageHide,
    openStorage: async (accountId) =>
      typeof indexedDB === 'undefined' ? createMemoryStorage() : openIdbStorage(accountId),
  };
}

// crypto.randomUUID exists only in secure contexts; an intranet page on plain http still needs ids.
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
