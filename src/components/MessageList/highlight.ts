'use client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** How long a message that was jumped to stays marked, in ms. The fade in MessageList.css is as long. */
export const HIGHLIGHT_MS: number = 2000;

/** Which message is marked because the reader was led to it. Outside of React's state: one row renders, not the list. */
export interface Highlight {
  /** Marks a message for a while. One that is marked begins anew. */
  show(messageKey: string): void;
  current(): string | undefined;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/** Makes the mark of one list. */
export function createHighlight(): Highlight {
  const listeners = new Set<() => void>();
  let key: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (next: string | undefined): void => {
    key = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    show(messageKey) {
      clearTimeout(timer);
      set(messageKey);
      timer = setTimeout(() => set(undefined), HIGHLIGHT_MS);
    },
    current: () => key,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Gives the rows the mark of their list. */
export const HighlightContext: React.Context<Highlight | null> = createContext<Highlight | null>(null);

/** Whether this message is marked. */
export function useHighlighted(messageKey: string): boolean {
  const highlight = useContext(HighlightContext);
  return useSyncExternalStore(
    highlight?.subscribe ?? subscribeToNothing,
    () => highlight?.current() === messageKey,
    () => false,
  );
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
