import type { MediaId } from './ids.js';

/**
 * Names a media object without saying where it lies. There is no URL in it on purpose: signed, authenticated and
 * encrypted media then need nothing extra. `media.resolve(ref, variant, signal)` gives a URL when one is needed.
 */
export interface MediaRef {
  readonly id: MediaId;
  /** MIME type as declared by the sender; the kit checks the bytes before showing anything inline. */
  readonly mime: string;
  /** Size in bytes. */
  readonly size: number;
  /** Pixel width of images and video, after orientation. */
  readonly width?: number | undefined;
  /** Pixel height of images and video, after orientation. */
  readonly height?: number | undefined;
  /** Length of sound and video in milliseconds. */
  readonly duration?: number | undefined;
  /** Average colour (`#rrggbb`) or a thumbhash in base64, painted until the picture is there. */
  readonly placeholder?: string | undefined;
  /** Key material for end-to-end encrypted media; meaningful to the adapter or wrapper that made it. */
  readonly key?: string | undefined;
}

/** Which rendition of a media object is wanted. An adapter without renditions answers all with the original. */
export type MediaVariant = 'original' | 'preview' | 'thumbnail' | 'cover';
