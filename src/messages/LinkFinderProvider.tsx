'use client';
import { useLazySource } from './markdown/lazySource.js';
import { useTextTools } from './markdown/textTools.js';
import type { LinkFinder } from './links.js';

export { TextToolsProvider as LinkFinderProvider } from './markdown/textTools.js';

/**
 * The finder of links, loaded when it is first wanted; undefined until then. A text has the same layout with and without links, so nothing moves when
 * it comes.
 */
export function useLinkFinder(wanted: boolean): LinkFinder | undefined {
  return useLazySource(useTextTools().finder, wanted);
}
