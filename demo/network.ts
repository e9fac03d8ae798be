import { ChatError, type ChatAdapter, type ChatEvent, type ChatEventBody } from 'chatloom/contract';

/** The way to a service, which can be cut. */
export interface Network {
  /** The service as it is seen from here. */
  readonly adapter: ChatAdapter;
  /** Cuts the way, or mends it. */
  set(up: boolean): void;
}

// These answer nothing, so there is nothing to reject.
const SILENT: ReadonlySet<string | symbol> = new Set(['setTyping', 'unwatch']);

/**
 * Puts a network between the app and its service, so that one can see what happens without. While it is down, calls are refused and nothing is heard; once it is up
 * again, everybody is told that things may have been missed.
 */
export function createNetwork(service: ChatAdapter, isUp: boolean): Network {
  let up = isUp;
  let accountIds: readonly string[] = [];
  const listeners = new Set<(events: readonly ChatEvent[]) => void>();
  const refusal = (): ChatError => new ChatError('offline', 'The network of the demo is switched off.');

  const tell = (...bodies: readonly ChatEventBody[]): void => {
    const events = accountIds.flatMap((accountId) => bodies.map((body): ChatEvent => ({ ...body, accountId })));
    if (events.length > 0) for (const listener of [...listeners]) listener(events);
  };

  /** A port whose calls are refused while the way is cut. What it does not have stays absent. */
  function over<P extends object | undefined>(port: P): P {
    if (!port) return port;
    return new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          if (up) return Reflect.apply(value, target, args);
          return SILENT.has(name) ? undefined : Promise.reject(refusal());
        };
      },
    });
  }

  const { session } = service;
  const adapter: ChatAdapter = {
    ...service,
    session: {
      ...session,
      async connect(signal) {
        if (!up) throw refusal();
        const sessions = await session.connect(signal);
        accountIds = sessions.map(({ accountId }) => accountId);
        return sessions;
      },
      async disconnect() {
        accountIds = [];
        await session.disconnect();
      },
    },
    conversations: over(service.conversations),
    messages: over(service.messages),
    groups: over(service.groups),
    users: over(service.users),
    presence: over(service.presence),
    settings: over(service.settings),
    search: over(service.search),
    can: (operation, conversationId) => service.can(operation, conversationId),
    subscribe(listener) {
      listeners.add(listener);
      const stop = service.subscribe((events) => {
        if (up) listener(events);
      });
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
  };
  return {
    adapter,
    set(now) {
      if (now === up) return;
      up = now;
      if (up) tell({ type: 'connection', state: { status: 'connected' } }, { type: 'reconnected', resumed: false });
      else tell({ type: 'connection', state: { status: 'offline' } });
    },
  };
}
