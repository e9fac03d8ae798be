'use client';
import { createContext, useContext } from 'react';
import type { ChatStore } from '../store/index.js';

/** The store of the nearest ChatProvider; null outside. Stable for the provider's life. */
export const ChatStoreContext: React.Context<ChatStore | null> = createContext<ChatStore | null>(null);

/** Says which hook was used outside its place, and what to put around it. */
export function outsideError(hook: string, provider: string): Error {
  return new Error(
    `${hook} was called outside <${provider}>. Put the component inside <${provider}> (or inside <ChatApp>, which has one). ` +
      'If it is inside, two copies of chatloom may be bundled: check that all imports come from one version.',
  );
}

/** The store of the nearest ChatProvider. Throws outside of one. */
export function useChatStore(): ChatStore {
  const store = useContext(ChatStoreContext);
  if (!store) throw outsideError('useChatStore', 'ChatProvider');
  return store;
}
