'use client';
import type { MediaRef, MediaVariant } from '../../model/index.js';
import { useMedia, type MediaOptions, type MediaState } from '../../react/index.js';
import { isPicture } from '../mediaBox.js';

/**
 * The still picture of a medium: the one its sender gave, if it may be shown as a picture. What a sender calls a cover may be a drawing or a page; what
 * the adapter makes of the medium is none of that, and is asked for otherwise.
 */
export function useStill(
  media: MediaRef,
  given: MediaRef | undefined,
  variant: MediaVariant,
  options?: MediaOptions | undefined,
): MediaState {
  const picture = given && isPicture(given) ? given : undefined;
  return useMedia(picture ?? media, picture ? variant : 'cover', options);
}
