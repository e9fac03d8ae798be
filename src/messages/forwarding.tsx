'use client';
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';

const ForwardingContext = createContext<((messageKey: string) => void) | null>(null);

/** Gives a way to forward a message of the list to everything inside. `forward` should be stable. */
export function ForwardingProvider(props: {
  /** Called with the key of the message's row. */
  readonly forward: ((messageKey: string) => void) | undefined;
  readonly children: ReactNode;
}): ReactElement {
  return <ForwardingContext.Provider value={props.forward ?? null}>{props.children}</ForwardingContext.Provider>;
}

/** Forwards a message; null where that cannot be done, and is not offered. */
export function useForwarding(): ((messageKey: string) => void) | null {
  return useContext(ForwardingContext);
}
