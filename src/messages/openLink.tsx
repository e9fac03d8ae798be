'use client';
import { createContext, useContext, type MouseEvent, type ReactElement, type ReactNode } from 'react';

/**
 * Told when a link in a message is clicked, before the browser opens it in a new tab. Call `event.preventDefault()` to do something else: ask
 * first, open it inside an app.
 */
export type OpenLinkHandler = (url: string, event: MouseEvent<HTMLAnchorElement>) => void;

const OpenLinkContext = createContext<OpenLinkHandler | null>(null);

/** Gives a handler for links to all messages inside. The handler should be stable. */
export function OpenLinkProvider(props: {
  readonly onOpenLink: OpenLinkHandler | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const outer = useContext(OpenLinkContext);
  return <OpenLinkContext.Provider value={props.onOpenLink ?? outer}>{props.children}</OpenLinkContext.Provider>;
}

/** The handler of the nearest provider. */
export function useOpenLink(): OpenLinkHandler | null {
  return useContext(OpenLinkContext);
}
