'use client';
import { useCallback } from 'react';
import { useChat, useConversationScope, useDeviceMemory } from '../../react/index.js';
import type { Sticker, StickerPack } from './packs.js';

/** A sticker and the pack it is of. */
export interface PackedSticker {
  readonly pack: StickerPack;
  readonly sticker: Sticker;
}

const KEY = 'sticker-recent';
const KEPT = 12;

/** What stands in storage, as far as it is names of stickers: pack and id. */
function readNames(kept: unknown): readonly (readonly [packId: string, stickerId: string])[] {
  if (!Array.isArray(kept)) return [];
  return kept
    .filter(
      (each): each is [string, string] =>
        Array.isArray(each) && each.length === 2 && each.every((part) => typeof part === 'string'),
    )
    .slice(0, KEPT);
}

/**
 * The stickers this account sent last on this device, newest first, and how to add one. Undefined until they are read; what cannot be stored is forgotten.
 */
export function useRecentStickers(
  packs: readonly StickerPack[],
): readonly [recent: readonly PackedSticker[] | undefined, add: (used: PackedSticker) => void] {
  const { conversationId } = useConversationScope();
  const accountId = useChat(
    (state) => state.conversations.get(conversationId)?.accountId ?? state.accounts.keys().next().value,
  );
  const { value: names, change } = useDeviceMemory(accountId, KEY, readNames);
  const add = useCallback(
    ({ pack, sticker }: PackedSticker) =>
      change((kept) => {
        const others = kept.filter(([packId, id]) => packId !== pack.id || id !== sticker.id);
        return [[pack.id, sticker.id] as const, ...others].slice(0, KEPT);
      }),
    [change],
  );
  const recent = names?.flatMap(([packId, id]): PackedSticker[] => {
    const pack = packs.find((each) => each.id === packId);
    const sticker = pack?.stickers.find((each) => each.id === id);
    return pack && sticker ? [{ pack, sticker }] : [];
  });
  return [recent, add];
}
