import type { Link } from './link.js';

// These answer nothing, so there is nothing to reject.
const SILENT: ReadonlySet<string | symbol> = new Set(['setTyping', 'unwatch']);

type Method = (...args: never[]) => unknown;

/**
 * A port whose methods reject with `offline` while the server has not been reached, and of which some are replaced. A method the inner port does not
 * have stays absent, so that it stays an absent capability.
 */
export function guardPort<P extends object>(link: Link, port: P, replaced: Partial<P> = {}): P {
  const made = new Map<string | symbol, Method>();
  // An object of its own: a frozen port would not let the proxy answer anything else.
  return new Proxy(Object.create(port) as P, {
    get(_, name) {
      const value: unknown = Reflect.get(port, name, port);
      if (typeof value !== 'function') return value;
      const known = made.get(name);
      if (known) return known;
      const own: unknown = Reflect.get(replaced, name);
      const inner = value as (...args: unknown[]) => unknown;
      const method: Method =
        typeof own === 'function'
          ? (own as Method)
          : SILENT.has(name)
            ? (...args) => (link.mode === 'waiting' || link.mode === 'ended' ? undefined : inner.apply(port, args))
            : (...args) => link.ask(async () => inner.apply(port, args));
      made.set(name, method);
      return method;
    },
  });
}

/** The same for a port that may be absent. */
export function guardOptional<P extends object>(link: Link, port: P | undefined, replaced?: Partial<P>): P | undefined {
  return port && guardPort(link, port, replaced);
}
