'use client';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from 'react';
import { createVoicePlayer, type PlayerState, type VoicePlayer } from './player.js';

const PlayerContext = createContext<VoicePlayer | null>(null);

/** One player for everything inside: starting a recording stops the one before. */
export function VoicePlayerProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const outer = useContext(PlayerContext);
  const own = useMemo(() => createVoicePlayer(), []);
  useEffect(() => () => own.stop(), [own]);
  return <PlayerContext.Provider value={outer ?? own}>{children}</PlayerContext.Provider>;
}

/** How one recording stands in the player. */
export interface Playback {
  readonly playing: boolean;
  /** Position in ms. */
  readonly position: number;
  readonly failed: boolean;
  toggle(url: string): void;
  seek(position: number): void;
}

/** The player of the nearest provider, for the recording `key`. Renders again only when this recording is concerned. */
export function usePlayback(key: string): Playback {
  const shared = useContext(PlayerContext);
  const own = useMemo(() => (shared ? null : createVoicePlayer()), [shared]);
  useEffect(() => () => own?.stop(), [own]);
  const player = shared ?? own;
  const read = (): PlayerState | null => {
    const state = player?.getState();
    return state?.key === key ? state : null;
  };
  const state = useSyncExternalStore(player?.subscribe ?? subscribeToNothing, read, () => null);
  return {
    playing: state?.playing ?? false,
    position: state?.position ?? 0,
    failed: state?.failed ?? false,
    toggle: (url) => player?.toggle(key, url),
    seek: (position) => player?.seek(key, position),
  };
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
