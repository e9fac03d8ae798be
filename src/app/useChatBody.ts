'use client';
import { useCallback, useEffect, useState } from 'react';
import type * as chatBody from './chatBody.js';

/** The module of messages and composer. */
export type ChatBodyModule = typeof chatBody;

/** The module on its way. */
export interface LazyChatBody {
  /** Undefined until it is there. */
  readonly loaded: ChatBodyModule | undefined;
  readonly failed: boolean;
  retry(): void;
}

/** Remembers a module once it is there: code, not state, so that the next chat on the page need not wait a render for it. */
function once<T>(load: () => Promise<T>): { readonly load: () => Promise<T>; readonly known: () => T | undefined } {
  let known: T | undefined;
  return { load: async () => (known ??= await load()), known: () => known };
}

const body = /* @__PURE__ */ once<ChatBodyModule>(() => import('./chatBody.js'));

/**
 * Loads messages and composer as soon as the app is mounted, while the session connects and the list of conversations is asked for. A failure is told, and
 * tried again when asked or when the device is online again.
 */
export function useChatBody(onError: ((reason: unknown) => void) | undefined): LazyChatBody {
  const [loaded, setLoaded] = useState(body.known);
  const [failed, setFailed] = useState(false);
  const wanted = loaded === undefined && !failed;
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    body.load().then(
      (module) => {
        if (current) setLoaded(module);
      },
      (reason: unknown) => {
        if (!current) return;
        setFailed(true);
        onError?.(reason);
      },
    );
    return () => {
      current = false;
    };
    // A host may write its handler inline; loading must not start over with each render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted]);
  const retry = useCallback(() => setFailed(false), []);
  useEffect(() => {
    if (!failed) return undefined;
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [failed, retry]);
  return { loaded, failed, retry };
}
