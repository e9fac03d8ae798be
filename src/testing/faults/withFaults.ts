import { ChatError, type ChatAdapter, type ChatEvent } from '../../contract/index.js';
import { createBrowserEnv, seededRandom } from '../../env/index.js';
import { skewAnswer, skewEvent } from './clockSkew.js';
import type { FaultName, FaultOptions } from './faultOptions.js';
import { createLine, type Line } from './line.js';

/** An adapter with faults in front of it. */
export interface FaultyAdapter extends ChatAdapter {
  /** Cuts the line (`offline`), or mends it. */
  setOnline(online: boolean): void;
  readonly online: boolean;
  /** From now on nothing goes wrong any more; what is on its way still comes, and the line is mended. */
  heal(): void;
  /** How often each fault happened. */
  readonly faults: Readonly<Record<FaultName, number>>;
}

type AnyFunction = (...args: never[]) => unknown;

const PORTS = [
  'conversations',
  'messages',
  'media',
  'groups',
  'users',
  'presence',
  'settings',
  'search',
  'threads',
  'communities',
  'live',
  'ai',
] as const;

/** Methods without an answer: they go through while the line holds. */
const SILENT: ReadonlySet<string> = new Set(['messages.setTyping', 'presence.unwatch']);

/**
 * Puts seeded faults between an adapter and whoever uses it: slow, lost, repeated, reordered and cut, as real networks do. For tests of anything
 * that stands on an adapter.
 */
export function withFaults(adapter: ChatAdapter, options: FaultOptions): FaultyAdapter {
  const line: Line = createLine({ ...options, env: options.env ?? createBrowserEnv() }, seededRandom(options.seed));
  const skew = options.clockSkew ?? 0;
  const listeners = new Set<(events: readonly ChatEvent[]) => void>();
  let unsubscribe: (() => void) | undefined;
  let accounts: readonly string[] = [];

  const tell = (events: readonly ChatEvent[]): void => [...listeners].forEach((listener) => listener(events));
  line.onDeliver((events) => tell(skew === 0 ? events : events.map((event) => skewEvent(event, skew))));
  line.onState((body) => {
    if (unsubscribe) tell(accounts.map((accountId) => ({ ...body, accountId })));
  });

  /** Answers of the backend with its clock shifted. */
  const through = async (method: string, call: () => unknown): Promise<unknown> => {
    const mayRepeat = !method.endsWith('.send') || adapter.idempotentSend === 'native';
    const answer = await line.call(async () => call(), mayRepeat && !method.startsWith('session.'));
    return skew === 0 ? answer : skewAnswer(answer, skew);
  };

  const wrapPort = (name: string, port: object | undefined): object | undefined => {
    if (!port) return undefined;
    const wrapped: Record<string, unknown> = {};
    for (const key of methodNames(port)) {
      const value = (port as Record<string, unknown>)[key];
      if (typeof value !== 'function') {
        wrapped[key] = value;
        continue;
      }
      const method = `${name}.${key}`;
      const call = (value as AnyFunction).bind(port) as (...args: unknown[]) => unknown;
      wrapped[key] = SILENT.has(method)
        ? (...args: unknown[]) => void (line.online && call(...args))
        : (...args: unknown[]) => through(method, () => call(...args));
    }
    return wrapped;
  };

  const ports = Object.fromEntries(PORTS.map((name) => [name, wrapPort(name, adapter[name])]));
  const { session } = adapter;
  return {
    ...(ports as unknown as ChatAdapter),
    name: adapter.name,
    idempotentSend: adapter.idempotentSend,
    can: (operation, conversationId) => adapter.can(operation, conversationId),
    get limits() {
      return adapter.limits;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    session: {
      ...wrapPort('session', session),
      async connect(signal) {
        if (!line.online) throw new ChatError('offline', 'The line is cut.');
        const sessions = (await through('session.connect', () => session.connect(signal))) as Awaited<
          ReturnType<typeof session.connect>
        >;
        accounts = sessions.map(({ accountId }) => accountId);
        unsubscribe ??= adapter.subscribe((events) => line.push(events));
        line.start();
        return sessions;
      },
      async disconnect() {
        unsubscribe?.();
        unsubscribe = undefined;
        line.stop();
        await session.disconnect();
      },
    },
    setOnline: (online) => line.setOnline(online),
    get online() {
      return line.online;
    },
    heal: () => line.heal(),
    faults: line.faults,
  };
}

/** Own and inherited methods: adapters may be class instances. */
function methodNames(port: object): readonly string[] {
  const names = new Set<string>();
  for (
    let object: object | null = port;
    object && object !== Object.prototype;
    object = Object.getPrototypeOf(object)
  ) {
    for (const name of Object.getOwnPropertyNames(object)) if (name !== 'constructor') names.add(name);
  }
  return [...names];
}
