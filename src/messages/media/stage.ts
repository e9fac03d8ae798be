import type { Message, TimelineRef } from '../../model/index.js';
import { createParts, type Part } from '../../utils/parts.js';
import type { GalleryItem } from './gallery.js';

/** A picture or film to be shown large. */
export interface LightboxTarget {
  /** Where the message stands: its neighbours' pictures and films can be reached from it. */
  readonly timeline: TimelineRef;
  readonly messageKey: string;
  /** Which of `items` is shown first. */
  readonly index: number;
  /** All of the message, in its order. */
  readonly items: readonly GalleryItem[];
  /** A list of its own instead of what the timeline holds, such as a gallery: what goes out of it is looked at no longer. */
  readonly live?: LiveItems | undefined;
  /** Goes to a message in its chat; closed before. Without it there is no such button. */
  readonly onShowMessage?: ((message: Message) => void) | undefined;
}

/** Pictures and films that may change while they are looked at. */
export interface LiveItems {
  subscribe(listener: () => void): () => void;
  /** The same array until something changes. */
  items(): readonly GalleryItem[];
}

/** Something that was made for a whole chat and ends with it, such as the voice player. */
export type StagePart = Part;

/** What the media of one chat share: who plays, and what is shown large. */
export interface MediaStage {
  /** Begins to play: what played before is paused. Answers how to say that it ended. */
  claim(pause: () => void): () => void;
  /** The one part of that name, made by whoever needs it first: so that a player is not loaded before there is something to play. */
  part<T extends StagePart>(name: string, make: () => T): T;
  /** Shows pictures and films large. */
  show(target: LightboxTarget): void;
  /** Silence. */
  stop(): void;
}

/** Makes the stage of a chat. */
export function createStage(show: (target: LightboxTarget) => void): MediaStage {
  const parts = createParts();
  let pauseCurrent: (() => void) | undefined;
  return {
    claim(pause) {
      if (pauseCurrent !== pause) pauseCurrent?.();
      pauseCurrent = pause;
      return () => {
        if (pauseCurrent === pause) pauseCurrent = undefined;
      };
    },
    part: parts.part,
    show,
    stop() {
      pauseCurrent = undefined;
      parts.stop();
    },
  };
}
