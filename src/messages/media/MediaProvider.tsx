'use client';
import { createContext, useContext, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { useChatStore } from '../../react/index.js';
import { useLazy } from '../../ui/index.js';
import { createStage, type LightboxTarget, type MediaStage } from './stage.js';

const StageContext = createContext<MediaStage | null>(null);

const loadLightbox = async () => (await import('./Lightbox.js')).Lightbox;

/**
 * What media inside share: one plays at a time, and one lightbox shows them large. Inside of another provider it does nothing, so that the outermost
 * one rules. Views of media bring one along for where there is none.
 */
export function MediaProvider({ children }: { readonly children: ReactNode }): ReactElement {
  return useContext(StageContext) ? <>{children}</> : <Stage>{children}</Stage>;
}

function Stage({ children }: { readonly children: ReactNode }): ReactElement {
  const [target, setTarget] = useState<LightboxTarget | null>(null);
  const store = useChatStore();
  // What plays and what is shown belong to one chat: another one begins anew.
  // oxlint-disable-next-line react/exhaustive-deps
  const stage = useMemo(() => createStage(setTarget), [store]);
  useEffect(
    () => () => {
      stage.stop();
      setTarget(null);
    },
    [stage],
  );
  const close = (): void => setTarget(null);
  const Lightbox = useLazy(loadLightbox, target !== null, close);
  return (
    <StageContext.Provider value={stage}>
      {children}
      {target && Lightbox ? <Lightbox target={target} onClose={close} /> : null}
    </StageContext.Provider>
  );
}

/** The stage of the nearest MediaProvider. */
export function useStage(): MediaStage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('A view of media was drawn outside of <MediaProvider>.');
  return stage;
}
