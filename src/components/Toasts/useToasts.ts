'use client';
import { useState, useSyncExternalStore } from 'react';
import { useDesk } from '../../react/index.js';
import { createToastQueue, type Toast, type ToastQueue } from './queue.js';

const none: readonly Toast[] = [];

/** The one queue of what this chat tells in passing. The same object in every render. */
export function useToasts(): ToastQueue {
  const desk = useDesk();
  const [own] = useState(createToastQueue);
  return desk?.part('toasts', createToastQueue) ?? own;
}

/** True while something is told for which there is no list to tell it at. */
export function useUntold(): boolean {
  const queue = useToasts();
  return useSyncExternalStore(
    queue.subscribe,
    () => queue.toasts().some((toast) => queue.placeOf(toast) === undefined),
    () => false,
  );
}

/** What is told at a place; `first`: also what has no home. */
export function useToldAt(
  queue: ToastQueue,
  place: object | undefined,
): { readonly toasts: readonly Toast[]; readonly first: boolean } {
  const toasts = useSyncExternalStore(queue.subscribe, queue.toasts, () => none);
  return { toasts: toasts.filter((toast) => queue.placeOf(toast) === place), first: queue.placeOf({}) === place };
}
