'use client';
import { useCapability, useConversationScope, useDesk } from '../../react/index.js';

/** Forwards a message of the list around, given the key of its row; null where that cannot be done, and is not offered. */
export function useForwarding(): ((messageKey: string) => void) | null {
  const ref = useConversationScope();
  const list = useDesk()?.list(ref);
  const can = useCapability('messages.forward').state !== 'absent';
  return list && can ? list.forward : null;
}
