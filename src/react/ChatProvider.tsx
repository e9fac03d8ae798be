'use client';
import { useCallback, useEffect, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { checkAdapter, type ChatAdapter, type ChatError } from '../contract/index.js';
import type { Env } from '../env/index.js';
import type { ContentDefinition } from '../messages/content.js';
import {
  createChatStore,
  type ChatStore,
  type Diagnostic,
  type ErrorContext,
  type TokenExpiredHandler,
} from '../store/index.js';
import { ChatStoreContext } from './context.js';
import { createDesk, DeskContext } from './desk.js';
import { createInertAdapter } from './inertAdapter.js';
import { createPlaces, PlacesContext } from './places.js';
import { TypeRegistryContext, type TypeRegistry } from './registry.js';
import { StringsProvider, type StringsProviderProps } from './StringsProvider.js';
import { createTicker, TickerContext } from './ticker.js';

/** Props of {@link ChatProvider}. Give an `adapter` or a `store`. */
export interface ChatProviderProps extends StringsProviderProps {
  /**
   * The backend. `null` while you have none yet: an inert skeleton that asks and stores nothing. Make the adapter once, outside of render or in
   * `useState`: a new one is a new chat.
   */
  readonly adapter?: ChatAdapter | null;
  /** A store made with `createChatStore`, when you need it outside of React. It is started here, and disposed by you. */
  readonly store?: ChatStore | undefined;
  /** Content types of your own. Read when the store is made. */
  readonly contents?: readonly ContentDefinition[] | undefined;
  /** The views of message types; see `createMessageTypeRegistry`. */
  readonly registry?: TypeRegistry | undefined;
  /** Clock, ids, timers, storage. Read when the store is made. */
  readonly env?: Env | undefined;
  /**
   * Asked when a session has ended: get new credentials, put them where the adapter signs in with them, and resolve. Whether there is one is read when
   * the store is made; the latest is called. See `docs/connection.md`.
   */
  readonly onTokenExpired?: TokenExpiredHandler | undefined;
  /** Told of every failed operation, also of those shown on screen; and of catalogues that could not be loaded. */
  readonly onError?: ((reason: unknown, context?: ErrorContext) => void) | undefined;
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined;
  readonly children: ReactNode;
}

/** Gives a chat to everything inside: its store, its words and its message types. */
export function ChatProvider(props: ChatProviderProps): ReactElement {
  const {
    adapter,
    store: given,
    contents,
    registry,
    env,
    onTokenExpired,
    onError,
    onDiagnostic,
    children,
    ...strings
  } = props;
  if (!given && adapter !== null) checkAdapter(adapter, '<ChatProvider>');

  // Handlers may be new in every render; the store keeps calling the latest.
  const handlers = useRef({ onTokenExpired, onError, onDiagnostic });
  useEffect(() => {
    handlers.current = { onTokenExpired, onError, onDiagnostic };
  });
  const store = useMemo(
    () =>
      given ??
      createChatStore({
        adapter: adapter ?? createInertAdapter(),
        contents,
        env,
        onTokenExpired: onTokenExpired && ((details) => (handlers.current.onTokenExpired ?? onTokenExpired)(details)),
        onError: (error: ChatError, context) => handlers.current.onError?.(error, context),
        onDiagnostic: (diagnostic) => handlers.current.onDiagnostic?.(diagnostic),
      }),
    // Contents, environment and the way to renew belong to a store's birth: changing them later must not throw a chat away.
    // oxlint-disable-next-line react/exhaustive-deps
    [adapter, given],
  );
  const onStringsError = useCallback((reason: unknown) => handlers.current.onError?.(reason), []);
  const inert = !given && adapter === null;
  const ticker = useMemo(() => createTicker(), []);
  // oxlint-disable-next-line react/exhaustive-deps -- another chat is read from other places
  const places = useMemo(() => createPlaces(), [store]);
  // oxlint-disable-next-line react/exhaustive-deps -- what one user took back is nobody else's
  const desk = useMemo(() => createDesk(), [store]);
  useEffect(() => {
    // Whoever signs out takes along what they wrote and took back (P11).
    const unsubscribe = store.subscribe(() => {
      if (store.getState().accounts.size === 0) desk.clear();
    });
    return () => {
      unsubscribe();
      desk.clear();
    };
  }, [desk, store]);
  const disposal = useRef<{ readonly store: ChatStore; readonly timer: ReturnType<typeof setTimeout> } | null>(null);

  useEffect(() => {
    if (inert) return undefined;
    // StrictMode unmounts and mounts again at once: the disposal of that unmount is called off.
    if (disposal.current?.store === store) {
      clearTimeout(disposal.current.timer);
      disposal.current = null;
    }
    void store.start();
    if (given) return undefined;
    return () => {
      disposal.current = { store, timer: setTimeout(() => store.dispose(), 0) };
    };
  }, [store, inert, given]);

  return (
    <ChatStoreContext.Provider value={store}>
      <TypeRegistryContext.Provider value={registry ?? null}>
        <TickerContext.Provider value={ticker}>
          <PlacesContext.Provider value={places}>
            <DeskContext.Provider value={desk}>
              <StringsProvider {...strings} onError={onStringsError}>
                {children}
              </StringsProvider>
            </DeskContext.Provider>
          </PlacesContext.Provider>
        </TickerContext.Provider>
      </TypeRegistryContext.Provider>
    </ChatStoreContext.Provider>
  );
}
