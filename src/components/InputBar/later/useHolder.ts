'use client';
import { useCapability, useChatStore } from '../../../react/index.js';

/** Who keeps what is scheduled here: the backend where it can, else this device. */
export function useHolder(): 'backend' | 'device' {
  const { messages } = useChatStore().adapter;
  const { state } = useCapability('messages.schedule');
  // An absent method is an absent capability.
  return state === 'absent' || !messages.schedule ? 'device' : 'backend';
}
