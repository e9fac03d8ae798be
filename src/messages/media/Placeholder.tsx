'use client';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import type { MediaRef } from '../../model/index.js';
import { pixelsOf, readThumbhash } from './thumbhash.js';

/** Pixels of its sides: it has nothing finer to show. */
const SIDE = 32;

/** What stands for a picture until it is there, where its sender told more than a colour. It fills the box that is kept for the picture. */
export function Placeholder({ media }: { readonly media: MediaRef | undefined }): ReactElement | null {
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = media?.placeholder;
  const hash = text === undefined ? undefined : readThumbhash(text);
  useLayoutEffect(() => {
    const target = text === undefined ? undefined : readThumbhash(text);
    const paint = canvas.current?.getContext('2d');
    if (target && paint) paint.putImageData(new ImageData(pixelsOf(target, SIDE), SIDE, SIDE), 0, 0);
  }, [text]);
  return hash ? <canvas ref={canvas} className="cl-placeholder" width={SIDE} height={SIDE} aria-hidden="true" /> : null;
}
