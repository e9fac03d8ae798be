'use client';
import { useEffect, useState } from 'react';

/** A little longer than the slide of the panes (--cl-duration-pane). */
const slide = 280;

/** The id, and for the length of the slide the one before: a chat that slides away must not be empty on its way. */
export function useLingering(id: string | null, lingers: boolean): string | null {
  const [kept, setKept] = useState(id);
  if (kept !== id && (id !== null || !lingers)) setKept(id);
  const leaving = id === null && kept !== null && lingers;
  useEffect(() => {
    if (!leaving) return undefined;
    const timer = setTimeout(() => setKept(null), slide);
    return () => clearTimeout(timer);
  }, [leaving]);
  return id ?? (leaving ? kept : null);
}
