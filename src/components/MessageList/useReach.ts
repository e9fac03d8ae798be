'use client';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { ChatErrorData } from '../../contract/index.js';

/** What a page holds is on screen so many ms after it has come. */
const SHOWN_MS = 100;
/** So many pages without a row in a row are asked for. */
const PAGES = 50;

/**
 * Asks for what lies beyond an edge of the rows. A page may hold nothing that is shown (receipts, reactions): the list then has no other edge to tell of, and
 * the next one is asked for here.
 */
export function useReach(
  load: () => Promise<void>,
  hasMore: boolean,
  error: ChatErrorData | undefined,
  edgeKey: string,
): () => void {
  const latest = useRef({ load, hasMore, error, edgeKey });
  useLayoutEffect(() => {
    latest.current = { load, hasMore, error, edgeKey };
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      clearTimeout(timer.current);
    };
  }, []);
  return useCallback(() => {
    const asked = latest.current.edgeKey;
    const ask = async (pages: number): Promise<void> => {
      await latest.current.load();
      if (gone.current) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const now = latest.current;
        if (now.edgeKey === asked && now.hasMore && !now.error && pages > 1) start(pages - 1);
      }, SHOWN_MS);
    };
    // What goes wrong has a place of its own (the edge rows); the chat reports it as well.
    const start = (pages: number): void => void ask(pages).catch(() => undefined);
    start(PAGES);
  }, []);
}
