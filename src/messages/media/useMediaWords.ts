'use client';
import { useMemo } from 'react';
import { createTranslator, type StringParams } from '../../i18n/index.js';
import { useStrings } from '../../react/index.js';
import { mediaStrings, type MediaStringKey } from './strings.js';

/** The sentence for a key of the media views. */
export type MediaWords = (key: MediaStringKey, params?: StringParams) => string;

/** The words of the media views in the reader's language. */
export function useMediaWords(): MediaWords {
  const chat = useStrings();
  return useMemo(() => {
    const { locale, dir, timeZone } = chat;
    const own = createTranslator({ locale, dir, timeZone, extra: [mediaStrings] });
    return (key, params) => chat.find(key, params) ?? own.find(key, params) ?? key;
  }, [chat]);
}
