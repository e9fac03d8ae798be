import type { Content, MediaRef } from '../model/index.js';
import { ownValue } from '../utils/readers.js';
import { sameData } from '../utils/sameData.js';
import { summaryLine } from './contentHelpers.js';

/** A value in a summary that a sentence can be made from. */
export type SummaryValue = string | number | boolean | readonly string[];

/**
 * What a list row, a quote, a notification and a screen reader need to say about a message in one line: data, never a finished sentence. The
 * catalogue of the reader's language has a sentence for each `kind`.
 */
export interface ContentSummary {
  /** Key of the sentence: the content type, or the type with a variant, such as `image`, `image.album`, `notice.members-joined`. */
  readonly kind: string;
  /** Words of the sender to show in or after the sentence: one line, at most 200 UTF-16 units. */
  readonly text?: string | undefined;
  /** What the sentence speaks of: numbers, names, ids of people (`…Id`, `…Ids`, to be shown by name). */
  readonly params?: Readonly<Record<string, SummaryValue>> | undefined;
}

/** What the registry lends to a normaliser whose content holds other contents (merged bundles). */
export interface NormalizeContext {
  /** Bundles around this content; 0 for the content of a message. */
  readonly depth: number;
  /** Normalises a content one level deeper. `undefined` once the bundle as a whole has become too large. */
  normalize(content: unknown): Content | undefined;
}

/** The pure half of a message type: everything that must be known without a view. See {@link defineMessageContent}. */
export interface ContentDefinition<C extends Content = Content> {
  readonly type: C['type'];
  /** True when `value` is well-formed and within all caps: exactly when `normalize` would change nothing. Never throws. */
  is(value: unknown): value is C;
  /**
   * Makes the content from what a backend delivered: fixes what can be fixed, caps what is too much, and answers `null` when nothing usable is
   * left (the message then shows as {@link UnknownContent}). Reads own data properties only, never throws, and changes nothing when repeated.
   */
  normalize(value: unknown, context?: NormalizeContext): C | null;
  /** See {@link ContentSummary}. */
  summarize(content: C): ContentSummary;
  /** Text that search looks through, as written; compare after folding it. */
  searchText(content: C): string;
  /** Text for the clipboard. */
  copyText(content: C): string;
  /** Whether such a message counts as unread. */
  readonly countable: boolean | Countable<C>;
  /** Media it refers to, for prefetching, cleaning and export. */
  media?(content: C): readonly MediaRef[];
  /** Estimated height in px of the body in a row `width` px wide, for a virtual list that has not measured it yet. Pure. */
  sizeHint(content: C, width: number): number;
}

/** Decides per content whether it counts as unread. */
export type Countable<C extends Content> = { decide(content: C): boolean }['decide'];

/** What {@link defineMessageContent} takes; only `type`, `normalize` and `summarize` are needed. */
export interface ContentSpec<C extends Content> {
  readonly type: C['type'];
  /** Default: equal to what `normalize` makes of it. */
  is?(value: unknown): boolean;
  /** Gets only objects whose `type` is this type. May throw: that counts as `null`. */
  normalize(value: object, context?: NormalizeContext): C | null;
  summarize(content: C): ContentSummary;
  /** Default: the text of the summary. */
  searchText?(content: C): string;
  /** Default: the search text. */
  copyText?(content: C): string;
  /** Default: true. */
  readonly countable?: boolean | Countable<C> | undefined;
  media?(content: C): readonly MediaRef[];
  /** Default: 64. */
  sizeHint?(content: C, width: number): number;
}

/** Runs `work`; a throw (a hostile proxy, a mistake in a definition) answers `fallback` instead of taking the list down. */
function attempt<T>(work: () => T, fallback: T): T {
  try {
    return work();
  } catch {
    return fallback;
  }
}

/**
 * Defines the pure half of a message type. Built-in types use it as well; pass your own to `createChatStore({ contents })` and to
 * {@link createContentRegistry}. No function of the result ever throws.
 *
 * @example
 * ```ts
 * const dice = defineMessageContent<DiceContent>({
 *   type: 'dice',
 *   normalize: (value) => {
 *     const pips = Object.getOwnPropertyDescriptor(value, 'pips')?.value;
 *     return [1, 2, 3, 4, 5, 6].includes(pips) ? { type: 'dice', pips } : null;
 *   },
 *   summarize: ({ pips }) => ({ kind: 'dice', params: { pips } }),
 * });
 * ```
 */
export function defineMessageContent<C extends Content>(spec: ContentSpec<C>): ContentDefinition<C> {
  const { type } = spec;

  const normalize = (value: unknown, context?: NormalizeContext): C | null =>
    attempt(() => {
      if (typeof value !== 'object' || value === null || ownValue(value, 'type') !== type) return null;
      const content = spec.normalize(value, context);
      return content?.type === type ? content : null;
    }, null);

  const summarize = (content: C): ContentSummary =>
    attempt<ContentSummary>(() => spec.summarize(content), { kind: type });
  const searchText = (content: C): string =>
    attempt(() => (spec.searchText ? spec.searchText(content) : (summarize(content).text ?? '')), '');

  return {
    type,
    is: (value): value is C =>
      attempt(() => {
        if (spec.is) return spec.is(value);
        const content = normalize(value);
        return content !== null && sameData(content, value);
      }, false),
    normalize,
    summarize,
    searchText,
    copyText: (content) => attempt(() => (spec.copyText ? spec.copyText(content) : searchText(content)), ''),
    countable: spec.countable ?? true,
    ...(spec.media && { media: (content: C) => attempt(() => spec.media?.(content) ?? [], []) }),
    sizeHint: (content, width) => {
      const height = attempt(() => spec.sizeHint?.(content, width) ?? 64, 64);
      return Number.isFinite(height) ? Math.max(16, Math.round(height)) : 64;
    },
  };
}

/** The usual summary: the type, and some words of the sender. */
export function summary(kind: string, text?: string, params?: Readonly<Record<string, SummaryValue>>): ContentSummary {
  const line = summaryLine(text);
  return {
    kind,
    ...(line !== undefined && { text: line }),
    ...(params && Object.keys(params).length > 0 && { params }),
  };
}
