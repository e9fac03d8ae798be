'use client';
import { useState } from 'react';
import { useChatStore, useDeviceMemory } from '../react/index.js';
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
  const { getState } = useChatStore();
  const [accountId] = useState(() => getState().accounts.keys().next().value);
  const { value, change } = useDeviceMemory(accountId, KEY, readMemory);
  return {
    ...(value ?? readMemory(undefined)),
    ready: value !== undefined,
    // Not shown before the grid opens again: nothing moves under the pointer.
    used: (id) =>
      change((kept) => ({ ...kept, recent: [id, ...kept.recent.filter((each) => each !== id)].slice(0, MOST) })),
    setTone: (tone) => change((kept) => ({ ...kept, tone }), { shown: true }),
  };
}
