'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useChatStore } from '../react/index.js';
import { ownValue } from '../utils/readers.js';

/** Emoji kept as recently used. */
const MOST = 32;
const KEY = 'emoji';

/** What is remembered of somebody's emoji, on this device, with the account: it goes when the account is signed out. */
export interface EmojiMemory {
  /** Shortcodes, the latest first. */
  readonly recent: readonly string[];
  /** 0 for none, 1 the lightest to 5 the darkest. */
  readonly tone: number;
}

const nothing: EmojiMemory = { recent: [], tone: 0 };

function readMemory(value: unknown): EmojiMemory {
  const recent = ownValue(value, 'recent');
  const tone = Number(ownValue(value, 'tone'));
  return {
    recent: Array.isArray(recent)
      ? recent.filter((id): id is string => typeof id === 'string' && id.length < 100).slice(0, MOST)
      : [],
    tone: Number.isInteger(tone) && tone >= 0 && tone <= 5 ? tone : 0,
  };
}

/** Recents and skin tone. Where storage is refused they last as long as the grid. */
export function useEmojiMemory(): EmojiMemory & {
  used(id: string): void;
  setTone(tone: number): void;
  ready: boolean;
} {
  const { env, getState } = useChatStore();
  const [memory, setMemory] = useState<EmojiMemory>();
  const latest = useRef(nothing);
  const [accountId] = useState(() => getState().accounts.keys().next().value);
  useEffect(() => {
    let current = true;
    const read = async (): Promise<EmojiMemory> => {
      if (accountId === undefined) return nothing;
      const storage = await env.openStorage(accountId);
      try {
        return readMemory(await storage.get('meta', KEY));
      } finally {
        storage.close();
      }
    };
    const put = (found: EmojiMemory): void => {
      if (!current) return;
      latest.current = found;
      setMemory(found);
    };
    read().then(put, () => put(nothing));
    return () => {
      current = false;
    };
  }, [accountId, env]);

  const keep = useCallback(
    (next: EmojiMemory, isShown: boolean): void => {
      latest.current = next;
      if (isShown) setMemory(next);
      if (accountId === undefined) return;
      const write = async (): Promise<void> => {
        const storage = await env.openStorage(accountId);
        try {
          await storage.write([{ table: 'meta', key: KEY, value: next }], 'relaxed');
        } finally {
          storage.close();
        }
      };
      write().catch(() => undefined);
    },
    [accountId, env],
  );
  return {
    ...(memory ?? nothing),
    ready: memory !== undefined,
    // Not shown before the grid opens again: nothing moves under the pointer.
    used: (id) => {
      const recent = [id, ...latest.current.recent.filter((each) => each !== id)].slice(0, MOST);
      keep({ ...latest.current, recent }, false);
    },
    setTone: (tone) => keep({ ...latest.current, tone }, true),
  };
}
