import type { TextEntity } from '../../model/index.js';
import type { LinkFinder } from '../links.js';

/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly href: string;
      /** Shown after the words when they do not say where the link leads. */
      readonly target?: string | undefined;
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'mention'; readonly text: string; readonly userId?: string | undefined };

/** A list entry. */
export interface ListItem {
  /** The number as it was written; lists of bullets have none. */
  readonly number?: number | undefined;
  readonly blocks: readonly Block[];
}

/** Lines that belong together. */
export type Block =
  /** Words. Breaks and blank lines before it are line breaks in its text. */
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  /** What stood between fences, without them. `info` is what was written behind the opening fence; `closed` is false where the other is missing. */
  | { readonly kind: 'code'; readonly info: string; readonly text: string; readonly closed: boolean }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] };

/** What may still be made of a text. What is beyond stays as it was written. */
export interface Budget {
  /** Pieces with a form of their own: emphasis, code, links, mentions. */
  inline: number;
  links: number;
  /** Blocks and list entries. */
  blocks: number;
}

/** Caps on what one text makes. */
export const limits: Readonly<Budget> = { inline: 500, links: 100, blocks: 1000 };
/** Quotes inside quotes. */
export const QUOTE_LEVELS = 8;
/** Lists inside lists. */
export const LIST_LEVELS = 6;

/** What a text is parsed with. */
export interface ParseOptions {
  /** In UTF-16 units of the source, sorted, not overlapping. */
  readonly entities: readonly TextEntity[];
  /** Finds addresses nobody marked; without it they stay words. */
  readonly finder: LinkFinder | undefined;
  /** Emoji by name. */
  readonly shortcodes: ReadonlyMap<string, string>;
  /** Counted up with every character looked at, for the proof that the work is linear. */
  readonly steps?: { count: number } | undefined;
}

/** A parse on its way. */
export interface Parse {
  readonly source: string;
  readonly options: ParseOptions;
  readonly budget: Budget;
  readonly steps: { count: number };
  /** The first entity that is not behind what was parsed. */
  nextEntity: number;
}
