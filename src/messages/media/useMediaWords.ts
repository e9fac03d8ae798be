'use client';
import type { StringParams } from '../../i18n/index.js';
import { useOwnStrings } from '../ownStrings.js';
import { mediaStrings } from './strings.js';

/** The sentence for a key of the media views. */
export type MediaWords = (key: keyof typeof mediaStrings.en, params?: StringParams) => string;

/** The words of the media views in the reader's language. */
export function useMediaWords(): MediaWords {
  return useOwnStrings(mediaStrings);
}
