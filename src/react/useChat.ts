'use client';
import { useRef } from 'react';
import { useSyncExternalStore } from 'react';
import type { ChatActions, ChatState } from '../store/index.js';
import { useChatStore } from './context.js';

/**
 * Reads from the chat's state. The component renders again only when what the selector answers changes.
 *
 * @param equal compares two answers; default `Object.is`. Give one when the selector builds arrays or objects.
 */
export function useChat<T>(selector: (state: ChatState) => T, equal: (a: T, b: T) => boolean = Object.is): T {
  const store = useChatStore();
  const last = useRef<{ readonly value: T } | null>(null);
  const read = (): T => {
    const value = selector(store.getState());
    if (last.current && equal(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  };
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Everything a user can do. The same object for the provider's life. */
export function useChatActions(): ChatActions {
  return useChatStore().actions;
}

/** True when two arrays hold the same items in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => Object.is(item, b[i])));
}
