'use client';
import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}

const read = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Whether somebody is looking: the tab is visible and the window has the focus. */
export function useAttention(): boolean {
  return useSyncExternalStore(subscribe, read, () => false);
}
