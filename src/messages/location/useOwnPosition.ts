'use client';
import { useEffect, useRef, useState } from 'react';

/** A position as the device measured it. */
export interface OwnPosition {
  readonly latitude: number;
  readonly longitude: number;
  /** In metres. */
  readonly accuracy: number;
}

/** Asking the device where it is. */
export interface Locating {
  readonly status: 'idle' | 'asking' | 'denied' | 'unavailable';
  /** Asks; undefined where pages of this kind may not ask at all. */
  readonly ask: (() => void) | undefined;
  /** Whatever the device still answers is no longer wanted. */
  readonly cancel: () => void;
}

const DENIED = 1;
/** A question that is closed without an answer is never told, in ms: the device's own time begins with the answer. */
const PATIENCE = 30_000;

/** Where the device is, asked for by a press and not before. `onFound` is called at most once for each time it was asked. */
export function useOwnPosition(onFound: (position: OwnPosition) => void): Locating {
  const [status, setStatus] = useState<Locating['status']>('idle');
  // Which answer is wanted: that of the latest press, unless it was called off.
  const wanted = useRef(0);
  const patience = useRef<ReturnType<typeof setTimeout>>(undefined);
  const found = useRef(onFound);
  useEffect(() => {
    found.current = onFound;
  });
  const drop = (): number => {
    clearTimeout(patience.current);
    return ++wanted.current;
  };
  useEffect(
    () => () => {
      clearTimeout(patience.current);
      wanted.current++;
    },
    [],
  );
  const cancel = (): void => {
    drop();
    setStatus('idle');
  };
  const { navigator, isSecureContext } = globalThis as { navigator?: Partial<Navigator>; isSecureContext?: boolean };
  const geolocation = navigator?.geolocation;
  if (!geolocation || isSecureContext === false) return { status, ask: undefined, cancel };
  const ask = (): void => {
    const number = drop();
    setStatus('asking');
    patience.current = setTimeout(() => setStatus('unavailable'), PATIENCE);
    const answered = (next: Locating['status']): boolean => {
      if (wanted.current !== number) return false;
      drop();
      setStatus(next);
      return true;
    };
    geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        if (answered('idle')) found.current({ latitude, longitude, accuracy });
      },
      ({ code }) => void answered(code === DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 },
    );
  };
  return { status, ask, cancel };
}
