'use client';
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { StickerPack } from './packs.js';

const none: readonly StickerPack[] = [];
const PacksContext = createContext<readonly StickerPack[]>(none);

/** Gives sticker packs to everything inside. The list should be stable. */
export function StickerPacksProvider(props: {
  readonly packs: readonly StickerPack[] | undefined;
  readonly children: ReactNode;
}): ReactElement {
  return <PacksContext.Provider value={props.packs ?? none}>{props.children}</PacksContext.Provider>;
}

/** The sticker packs of this chat. */
export function useStickerPacks(): readonly StickerPack[] {
  return useContext(PacksContext);
}
