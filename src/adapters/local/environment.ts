/** A named line between clients of one service in other tabs. Structured-cloneable messages only. */
export interface LocalChannel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
  close(): void;
}

/**
 * Everything the service takes from the world around it, as plain functions: a test or a replay gives its own, and what is
 * left out comes from the browser.
 */
export interface LocalEnvironment {
  /** Server time in ms since 1970. */
  now(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  /** A new id, never given before. */
  createId(): string;
  /** Runs once after `ms`; returns the way to call it off. */
  setTimer(run: () => void, ms: number): () => void;
  /** The database factory; undefined (or a throw) where the browser refuses it. */
  indexedDB(): IDBFactory | undefined;
  /** Opens the line of that name; undefined where there is none: then only this page is served live. */
  openChannel(name: string): LocalChannel | undefined;
  /** Web Locks; undefined where there are none. */
  locks(): LockManager | undefined;
  /** Calls when the page goes away (`hide`) and when it is looked at again (`wake`). Returns the way to stop. */
  watchPage(listener: (what: 'hide' | 'wake') => void): () => void;
  createObjectUrl(blob: Blob): string;
  revokeObjectUrl(url: string): void;
}

function openBroadcastChannel(name: string): LocalChannel | undefined {
  if (typeof BroadcastChannel !== 'function') return undefined;
  const channel = new BroadcastChannel(name);
  // Node keeps a process alive for an open channel; browsers have no such method.
  (channel as { unref?: () => void }).unref?.();
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      channel.onmessage = (event) => listener(event.data);
    },
    close: () => channel.close(),
  };
}

function watchPage(listener: (what: 'hide' | 'wake') => void): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => {};
  const hide = (): void => listener('hide');
  const wake = (): void => {
    if (document.visibilityState === 'visible') listener('wake');
  };
  window.addEventListener('pagehide', hide);
  window.addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', wake);
  return () => {
    window.removeEventListener('pagehide', hide);
    window.removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', wake);
  };
}

function createId(): string {
  // randomUUID is missing on plain http pages; getRandomValues is not.
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The browser's environment, with what the host gives instead of it. */
export function createEnvironment(given: Partial<LocalEnvironment> = {}): LocalEnvironment {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    createId,
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    indexedDB: () => (typeof indexedDB === 'undefined' ? undefined : indexedDB),
    openChannel: openBroadcastChannel,
    locks: () => (typeof navigator === 'undefined' ? undefined : navigator.locks),
    watchPage,
    createObjectUrl: (blob) => URL.createObjectURL(blob),
    revokeObjectUrl: (url) => URL.revokeObjectURL(url),
    ...given,
  };
}
