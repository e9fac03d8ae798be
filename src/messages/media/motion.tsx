'use client';
import { useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import type { MediaRef } from '../../model/index.js';
import { IconButton, PauseIcon, PlayIcon } from '../../ui/index.js';
import { useMediaWords } from './useMediaWords.js';
import { useReducedMotion } from './useReducedMotion.js';

/** Whether a picture moves, and whether it is let. */
export interface Motion {
  readonly animated: boolean;
  /** It would move, but shows its first frame. */
  readonly still: boolean;
  toggle(): void;
}

/** The motion of a picture: it stands still from the start for readers who want less of it, and whenever it is stopped. */
export function useMotion({ mime, duration }: MediaRef): Motion {
  const reduced = useReducedMotion();
  const [playing, setPlaying] = useState<boolean | undefined>(undefined);
  // GIFs; of the other formats only those whose sender gave a length: nothing else tells them from pictures that stand still.
  const animated = mime === 'image/gif' || (duration ?? 0) > 0;
  const still = animated && !(playing ?? !reduced);
  return { animated, still, toggle: () => setPlaying(still) };
}

/** Stops a picture that moves, and lets it move again. */
export function MotionButton(props: {
  readonly motion: Motion;
  readonly className?: string | undefined;
}): ReactElement | null {
  const { motion, className } = props;
  const words = useMediaWords();
  if (!motion.animated) return null;
  return (
    <IconButton
      className={className}
      size="small"
      icon={motion.still ? PlayIcon : PauseIcon}
      label={words(motion.still ? 'media.animation.play' : 'media.animation.pause')}
      onClick={motion.toggle}
    />
  );
}

/** Props of {@link FirstFrame}: those of a `<canvas>`, and the picture, which must be loaded. */
export interface FirstFrameProps extends React.ComponentPropsWithoutRef<'canvas'> {
  readonly image: RefObject<HTMLImageElement | null>;
  /** Pixels of its longer side at most: it is kept as long as it is shown, in whatever size it was sent. */
  readonly limit: number;
}

/** The first frame of a picture that moves. */
export function FirstFrame({ image, limit, ...rest }: FirstFrameProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const from = image.current;
    const to = canvas.current;
    if (!from || !to || from.naturalWidth === 0) return;
    const scale = Math.min(1, limit / Math.max(from.naturalWidth, from.naturalHeight));
    to.width = Math.max(1, Math.round(from.naturalWidth * scale));
    to.height = Math.max(1, Math.round(from.naturalHeight * scale));
    to.getContext('2d')?.drawImage(from, 0, 0, to.width, to.height);
  }, [image, limit]);
  return <canvas ref={canvas} aria-hidden="true" {...rest} />;
}
