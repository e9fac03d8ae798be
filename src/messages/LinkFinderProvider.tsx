'use client';
import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { LinkFinder } from './links.js';

/** The finder of links, once it was wanted and is there. */
interface FinderSource {
  get(): LinkFinder | undefined;
  subscribe(listener: () => void): () => void;
  /** Loads it, unless it is there or on its way. After a failure the next text that wants it tries again. */
  want(): void;
}

function createSource(): FinderSource {
  const listeners = new Set<() => void>();
  let finder: LinkFinder | undefined;
  let loading = false;
  return {
    get: () => finder,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    want() {
      if (finder || loading) return;
      loading = true;
      import('./linkFinder.js').then(
        ({ createLinkFinder }) => {
          finder = createLinkFinder();
          for (const listener of [...listeners]) listener();
        },
        () => {
          // Without it an address can still be read and copied.
          loading = false;
        },
      );
    },
  };
}

const FinderContext = createContext<FinderSource | null>(null);

/** One finder of links for all texts inside. */
export function LinkFinderProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const outer = useContext(FinderContext);
  const own = useMemo(() => createSource(), []);
  return <FinderContext.Provider value={outer ?? own}>{children}</FinderContext.Provider>;
}

// On a server there is no layout, and React 18 warns about the effect.
const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * The finder, loaded when it is first wanted; undefined until then. A text has the same layout with and without links, so nothing moves when it
 * comes. In a layout effect: where the browser has the module already, the links are there before the first paint.
 */
export function useLinkFinder(wanted: boolean): LinkFinder | undefined {
  const shared = useContext(FinderContext);
  const own = useMemo(() => (shared ? null : createSource()), [shared]);
  const source = shared ?? own;
  useIsomorphicLayoutEffect(() => {
    if (wanted) source?.want();
  }, [source, wanted]);
  const read = (): LinkFinder | undefined => (wanted ? source?.get() : undefined);
  return useSyncExternalStore(source?.subscribe ?? subscribeToNothing, read, () => undefined);
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
