/** What texts of others must never bring about, noted while it is watched. */
export interface HarmWatch {
  /** What happened since the watch began. */
  found(): readonly string[];
  stop(): void;
}

/** Watches the page: scripts that ran, requests to the canary's host, changed prototypes, errors nobody caught. */
export function watchHarm(): HarmWatch {
  const found: string[] = [];
  const scope = globalThis as unknown as Record<string, unknown>;
  const note = (what: string) => (): undefined => void found.push(what);
  const before = new Map<string, unknown>();
  for (const name of ['pwned', 'alert', 'confirm', 'prompt', 'print', 'open']) {
    before.set(name, scope[name]);
    scope[name] = note(`${name} was called`);
  }
  const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
  const keysOf = (): string => JSON.stringify(prototypes.map((each) => Reflect.ownKeys(each).map(String).sort()));
  const keys = keysOf();
  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries())
      if (!name.replace(/^blob:/u, '').startsWith(location.origin)) found.push(`request: ${name.slice(0, 200)}`);
  });
  observer.observe({ type: 'resource', buffered: false });
  const failed = (event: Event): void => {
    const reason: unknown = 'reason' in event ? event.reason : 'message' in event ? event.message : event.type;
    // The browser says so when a resize needs another frame; that is no error.
    if (!String(reason).includes('ResizeObserver loop')) found.push(`error: ${String(reason)}`);
  };
  const policy = (event: SecurityPolicyViolationEvent): void => void found.push(`policy: ${event.blockedURI}`);
  addEventListener('error', failed);
  addEventListener('unhandledrejection', failed);
  document.addEventListener('securitypolicyviolation', policy);
  const consoleError = console.error;
  console.error = (...args: unknown[]): void => {
    const said = args.map(String).join(' ');
    if (said.includes('ResizeObserver loop')) return;
    found.push(`console: ${said.slice(0, 300)}`);
    consoleError(...args);
  };
  return {
    found: () => {
      if (keysOf() !== keys) found.push('a prototype has changed');
      if ('polluted' in {}) found.push('every object is polluted');
      return found;
    },
    stop() {
      observer.disconnect();
      for (const [name, value] of before) scope[name] = value;
      removeEventListener('error', failed);
      removeEventListener('unhandledrejection', failed);
      document.removeEventListener('securitypolicyviolation', policy);
      console.error = consoleError;
    },
  };
}
