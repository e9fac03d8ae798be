import type { ComponentType } from 'react';

/** An emoji that was found. */
export interface EmojiHit {
  /** The characters. */
  readonly native: string;
  /** Its name in the reader's language. */
  readonly name: string;
  /** Its English name between colons, without them. */
  readonly shortcode: string;
}

/** Props of a grid of emoji. */
export interface EmojiGridProps {
  /** `keepOpen` when Shift was held: more are to come. */
  readonly onPick: (emoji: string, keepOpen: boolean) => void;
}

/** What `chatloom/emoji` is: all emoji, a grid of them, and a search. Write your own to bring others. */
export interface EmojiModule {
  /** A grid to choose from. Takes the focus when it appears. */
  readonly EmojiPicker: ComponentType<EmojiGridProps>;
  /**
   * Emoji by words in the reader's language or by shortcode, best first.
   *
   * @param locale BCP 47 tag
   */
  searchEmoji(query: string, locale: string, limit?: number): Promise<readonly EmojiHit[]>;
}

/** Loads {@link EmojiModule}: `() => import('chatloom/emoji')`. Called when emoji are first wanted. */
export type LoadEmoji = () => Promise<EmojiModule>;
