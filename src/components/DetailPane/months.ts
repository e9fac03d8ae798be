'use client';
import { useMemo } from 'react';
import { useStrings } from '../../react/index.js';

/** A row of a gallery: the name of a month, or some of what stands in it. */
export interface GalleryRow<T> {
  readonly key: string;
  /** Set for a heading alone. */
  readonly month?: string | undefined;
  readonly items: readonly T[];
}

/** Something that stands in a gallery. */
export interface Shared {
  readonly key: string;
  /** Server time in ms. */
  readonly time: number;
}

/** Things in their order, broken into rows of some, each month under its name. */
export function rowsByMonth<T extends Shared>(
  items: readonly T[],
  perRow: number,
  monthOf: (time: number) => string,
): readonly GalleryRow<T>[] {
  const rows: GalleryRow<T>[] = [];
  let last: string | undefined;
  let open: T[] = [];
  for (const item of items) {
    const month = monthOf(item.time);
    if (month !== last) {
      rows.push({ key: `month ${month}`, month, items: [] });
      last = month;
      open = [];
    }
    if (open.length === 0 || open.length === perRow) {
      open = [];
      rows.push({ key: item.key, items: open });
    }
    open.push(item);
  }
  return rows;
}

/** The same in the reader's language and time zone. */
export function useRowsByMonth<T extends Shared>(items: readonly T[], perRow: number): readonly GalleryRow<T>[] {
  const { locale, timeZone } = useStrings();
  const monthOf = useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone });
    return (time: number) => format.format(time);
  }, [locale, timeZone]);
  return useMemo(() => rowsByMonth(items, perRow, monthOf), [items, perRow, monthOf]);
}
