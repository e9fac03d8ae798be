'use client';
import { useEffect, useRef, useState } from 'react';
import { useInbox } from '../../react/index.js';

/** Rows a list shows at least while there are more to be loaded. */
const ENOUGH = 20;
/** So many pages in a row may bring no row that is shown before somebody is asked. */
const FRUITLESS = 25;

/** How a list goes on that shows only a part of what is loaded. */
export interface More {
  /** Loads the next page; undefined where there is none, or it is on its way. */
  readonly next: (() => void) | undefined;
  /** Goes on looking. Undefined unless much was looked through in vain. */
  readonly further: (() => void) | undefined;
}

/**
 * Pages hold archived and hidden conversations, too, and those a filter leaves out: as long as little is shown, more is loaded.
 *
 * @param count rows that are shown
 * @param what another filter or word begins anew
 */
export function useMore(count: number, what: string): More {
  const { status, hasMore, loadingMore, error, loadMore } = useInbox();
  const [spent, setSpent] = useState({ what, count, pages: 0 });
  const isBusy = useRef(false);
  const pages = spent.what === what && spent.count === count ? spent.pages : 0;
  const isTired = pages >= FRUITLESS;
  const may = status === 'ready' && hasMore && !loadingMore && !error && !isTired;
  const next = (): void => {
    if (isBusy.current) return;
    isBusy.current = true;
    void loadMore().then(() => {
      isBusy.current = false;
      setSpent({ what, count, pages: pages + 1 });
    });
  };
  useEffect(() => {
    if (may && count < ENOUGH) next();
  });
  return {
    next: may ? next : undefined,
    further: hasMore && isTired ? () => setSpent({ what, count, pages: 0 }) : undefined,
  };
}
