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
}

const DENIED = 1;

/** Where the device is, asked for by a press and not before. `onFound` is called once for each time it was asked. */
export function useOwnPosition(onFound: (position: OwnPosition) => void): Locating {
  const [status, setStatus] = useState<Locating['status']>('idle');
  const there = useRef(true);
  const found = useRef(onFound);
  useEffect(() => {
    there.current = true;
    found.current = onFound;
    return () => {
      there.current = false;
    };
  });
  const { navigator, isSecureContext } = globalThis as { navigator?: Partial<Navigator>; isSecureContext?: boolean };
  const geolocation = navigator?.geolocation;
  if (!geolocation || isSecureContext === false) return { status, ask: undefined };
  const ask = (): void => {
    setStatus('asking');
    geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        if (!there.current) return;
        setStatus('idle');
        found.current({ latitude, longitude, accuracy });
      },
      ({ code }) => {
        if (there.current) setStatus(code === DENIED ? 'denied' : 'unavailable');
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 },
    );
  };
  return { status, ask };
}
