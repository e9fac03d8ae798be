import { ChatError, type ChatAdapter, type ChatEvent, type ChatEventBody } from 'chatloom/contract';

/** An adapter whose sessions stand on a token that runs out, as those of most services do. */
export interface TokenAdapter extends ChatAdapter {
  /** The token is no longer good: the session ends, and every call is refused until there is another one. */
  expire(): void;
}

type Told = Extract<ChatEventBody, { readonly type: 'connection' | 'reconnected' }>;

/** Puts a session that stands on a token before an adapter. `getToken` is asked at every sign-in; `isGood` is the service's word on it. */
export function withTokens(
  adapter: ChatAdapter,
  getToken: () => string,
  isGood: (token: string) => boolean,
): TokenAdapter {
  const listeners = new Set<(events: readonly ChatEvent[]) => void>();
  let accountIds: readonly string[] = [];
  let token: string | undefined;
  const emit = (...bodies: readonly Told[]): void => {
    const events = accountIds.flatMap((accountId) => bodies.map((body) => ({ ...body, accountId })));
    for (const listener of [...listeners]) listener(events);
  };
  const open = (): boolean => token !== undefined && isGood(token);
  const need = (): void => {
    if (!open()) throw new ChatError('expired', 'The token has run out.');
  };
  /** Every method of a port, refused while the session is over. */
  const guard = <P extends object>(port: P | undefined): P | undefined =>
    port &&
    new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          if (name === 'setTyping' || name === 'unwatch') return open() ? value.apply(target, args) : undefined;
          try {
            need();
          } catch (reason) {
            return Promise.reject(reason);
          }
          return value.apply(target, args);
        };
      },
    });
  const signIn = (): void => {
    token = getToken();
    need();
  };
  return {
    ...adapter,
    conversations: guard(adapter.conversations)!,
    messages: guard(adapter.messages)!,
    media: guard(adapter.media),
    groups: guard(adapter.groups),
    users: guard(adapter.users),
    presence: guard(adapter.presence),
    settings: guard(adapter.settings),
    search: guard(adapter.search),
    get limits() {
      return adapter.limits;
    },
    subscribe(listener) {
      listeners.add(listener);
      // What happens meanwhile is missed, as by a socket that was closed.
      const stop = adapter.subscribe((events) => open() && listener(events));
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    session: {
      ...adapter.session,
      async connect(signal) {
        if (!open()) signIn();
        const sessions = await adapter.session.connect(signal);
        accountIds = sessions.map(({ accountId }) => accountId);
        return sessions;
      },
      async reconnect() {
        try {
          signIn();
        } catch (reason) {
          emit({ type: 'connection', state: { status: 'expired' } });
          throw reason;
        }
        emit({ type: 'connection', state: { status: 'connected' } }, { type: 'reconnected', resumed: false });
      },
    },
    expire() {
      token = undefined;
      emit({ type: 'connection', state: { status: 'expired' } });
    },
  };
}
