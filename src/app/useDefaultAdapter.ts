'use client';
import { useEffect, useState } from 'react';
import { toChatError, type ChatAdapter, type ChatError } from '../contract/index.js';

/** The local adapter on its way: at most one of the two is there. */
export interface DefaultAdapter {
  readonly adapter?: ChatAdapter | undefined;
  readonly error?: ChatError | undefined;
}

/**
 * Loads the local adapter with the demo world, for a ChatApp that was given no adapter. Lazily, so that apps with a backend of their own
 * never pay for it.
 */
export function useDefaultAdapter(enabled: boolean): DefaultAdapter {
  const [state, setState] = useState<DefaultAdapter>({});
  useEffect(() => {
    if (!enabled) return undefined;
    let live = true;
    const load = async (): Promise<ChatAdapter> => {
      const [{ createLocalAdapter }, { demoWorld }] = await Promise.all([
        import('../adapters/local/index.js'),
        import('../adapters/local/world/index.js'),
      ]);
      return createLocalAdapter({ world: demoWorld, bots: true });
    };
    load().then(
      (adapter) => {
        if (live) setState({ adapter });
      },
      (reason: unknown) => {
        if (live) setState({ error: toChatError(reason) });
      },
    );
    return () => {
      live = false;
    };
  }, [enabled]);
  return state;
}
