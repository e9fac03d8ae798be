'use client';
import { createContext, useContext } from 'react';
import type { MessageRef } from '../../model/index.js';
import type { MergedContent } from '../content.js';

/** A bundle in the viewer, and the message that holds it. */
export interface Opened {
  readonly content: MergedContent;
  /** Where `loadMerged` is asked for the rest; undefined where it is not known. */
  readonly source: MessageRef | undefined;
  /** Unique in the chat, and under the key of the row: what is played or opened inside is known by it. */
  readonly key: string;
}

/** Given by the viewer: a bundle inside a bundle opens in it, one step further, and not in a dialog of its own. */
export const MergedTrailContext: React.Context<((bundle: Opened) => void) | null> = createContext<
  ((bundle: Opened) => void) | null
>(null);

/** Opens a bundle in the viewer around it; null outside of one. */
export function useMergedTrail(): ((bundle: Opened) => void) | null {
  return useContext(MergedTrailContext);
}
