import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { ChatApp, type ChatAdapter, type ChatAppProps } from 'chatloom';
import { createChatStore } from 'chatloom/store';
import { withOfflineCache } from 'chatloom/wrappers';
import { createNetwork } from './network.ts';
import { Check } from './Toolbar.tsx';
import type { Words } from './words.ts';

interface CachedChatProps {
  readonly service: ChatAdapter;
  /** Who signs in. */
  readonly userId: string;
  readonly network: boolean;
  readonly onNetwork: (up: boolean) => void;
  readonly text: Words;
  readonly app: Omit<ChatAppProps, 'adapter' | 'store'>;
}

/** The chat with a cache on this device, a network to switch off, and a way to sign out. */
export function CachedChat({ service, userId, network: up, onNetwork, text, app }: CachedChatProps): ReactElement {
  // Only what it is at first: it is switched while the chat goes on.
  const [atFirst] = useState(up);
  const { network, store } = useMemo(() => {
    const made = createNetwork(service, atFirst);
    const adapter = withOfflineCache(made.adapter, { accountHint: userId });
    return { network: made, store: createChatStore({ adapter }) };
  }, [service, userId, atFirst]);
  useEffect(() => network.set(up), [network, up]);
  useEffect(() => {
    void store.start();
    return () => store.dispose();
  }, [store]);

  return (
    <>
      <div className="demo__device">
        <Check checked={up} onChange={onNetwork}>
          {text.network}
        </Check>
        <button type="button" className="demo-bar__button" onClick={() => void store.actions.logout().catch(() => {})}>
          {text.signOut}
        </button>
      </div>
      <div className="demo__app">
        <ChatApp {...app} store={store} onSignIn={() => void store.start()} />
      </div>
    </>
  );
}
