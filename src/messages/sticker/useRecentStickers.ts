'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useChat, useChatStore, useConversationScope } from '../../react/index.js';
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
  const { env } = useChatStore();
  const { conversationId } = useConversationScope();
  const accountId = useChat(
    (state) => state.conversations.get(conversationId)?.accountId ?? state.accounts.keys().next().value,
  );
  const [names, setNames] = useState<ReturnType<typeof readNames>>();
  useEffect(() => {
    let current = true;
    const read = async (): Promise<ReturnType<typeof readNames>> => {
      if (accountId === undefined) return [];
      const storage = await env.openStorage(accountId);
      try {
        return readNames(await storage.get('meta', KEY));
      } finally {
        storage.close();
      }
    };
    const show = (kept: ReturnType<typeof readNames>): void => {
      if (current) setNames(kept);
    };
    read().then(show, () => show([]));
    return () => {
      current = false;
    };
  }, [accountId, env]);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const add = useCallback(
    ({ pack, sticker }: PackedSticker) => {
      if (accountId === undefined) return;
      const write = async (): Promise<void> => {
        const storage = await env.openStorage(accountId);
        try {
          // Read again: other tabs keep theirs, too.
          const kept = readNames(await storage.get('meta', KEY));
          const others = kept.filter(([packId, id]) => packId !== pack.id || id !== sticker.id);
          const value = [[pack.id, sticker.id], ...others].slice(0, KEPT);
          await storage.write([{ table: 'meta', key: KEY, value }], 'relaxed');
        } finally {
          storage.close();
        }
      };
      // One after the other: each reads what the one before it wrote.
      writing.current = writing.current.then(write).catch(() => undefined);
    },
    [accountId, env],
  );
  const recent = names?.flatMap(([packId, id]): PackedSticker[] => {
    const pack = packs.find((each) => each.id === packId);
    const sticker = pack?.stickers.find((each) => each.id === id);
    return pack && sticker ? [{ pack, sticker }] : [];
  });
  return [recent, add];
}
