import type { MediaRef } from '../../model/index.js';
import { mediaBox, type MediaBox } from '../mediaBox.js';

/**
 * How the pictures of one message are laid out: `single`; two `beside` each other or `stacked`; three with the first `above` the others or `before` them;
 * four in a `grid`.
 */
export type AlbumShape = 'single' | 'beside' | 'stacked' | 'above' | 'before' | 'grid';

/** The layout of an album, and the box kept for it before a byte of it is there. */
export interface Album {
  readonly shape: AlbumShape;
  readonly box: MediaBox;
}

/** Pictures of one message that are drawn; the last one says how many more there are. */
export const SHOWN = 4;

const WIDTH = 320;
/** From this on a picture lies: half the width would cut off too much of it. */
const LYING = 1.25;

/** Width by height; that of a photograph where it is not known, and never more extreme than what is worth showing. */
function ratioOf({ width, height }: MediaRef): number {
  if (!width || !height) return 4 / 3;
  return Math.min(2.4, Math.max(0.6, width / height));
}

const boxOf = (height: number): MediaBox => ({ width: WIDTH, height: Math.round(height) });

/** Lays out up to {@link SHOWN} pictures, by how they lie or stand. */
export function albumOf(pictures: readonly MediaRef[]): Album {
  const [first, second] = pictures;
  if (!first || !second) return { shape: 'single', box: mediaBox(first) };
  const ratios = pictures.slice(0, SHOWN).map(ratioOf);
  const [ahead = 1, next = 1] = ratios;
  if (pictures.length === 2) {
    if (ahead >= LYING && next >= LYING) {
      const height = WIDTH / ahead + WIDTH / next;
      return { shape: 'stacked', box: boxOf(Math.min(380, height)) };
    }
    return { shape: 'beside', box: boxOf(Math.min(260, Math.max(150, WIDTH / (ahead + next)))) };
  }
  if (pictures.length === 3) {
    return ahead >= LYING
      ? { shape: 'above', box: boxOf(Math.min(220, WIDTH / ahead) + 130) }
      : { shape: 'before', box: boxOf(300) };
  }
  return { shape: 'grid', box: boxOf(WIDTH) };
}
