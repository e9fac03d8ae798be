import type { Direction } from '../utils/bidi.js';
import type { en } from './locales/en.js';

/** A sentence with `{placeholders}`, or one for each grammatical number, chosen by the parameter `count`. */
export type StringEntry = string | PluralEntry;

/** Sentences by grammatical number, as `Intl.PluralRules` names them; `=0` is for exactly none. `other` serves where the right one is missing. */
export interface PluralEntry {
  readonly '=0'?: string | undefined;
  readonly zero?: string | undefined;
  readonly one?: string | undefined;
  readonly two?: string | undefined;
  readonly few?: string | undefined;
  readonly many?: string | undefined;
  readonly other: string;
}

/** Name of a string of the kit. */
export type StringKey = keyof typeof en;

/** A whole catalogue: every string of the kit in one language. */
export type ChatStrings = { readonly [K in StringKey]: StringEntry };

/** Some strings: overrides of the kit's own, or strings of message types and hosts. */
export type StringOverrides = { readonly [key: string]: StringEntry | undefined };

/** Strings by language, for message types that bring their own: `{ en: {…}, 'zh-CN': {…} }`. `en` is what other languages fall back to. */
export type StringsByLocale = { readonly [locale: string]: StringOverrides | undefined };

/** A group of a catalogue in another language: the same keys. */
export type SameKeys<T> = { readonly [K in keyof T]: StringEntry };

/**
 * What a placeholder takes. Numbers are written in the locale's way; strings lose control characters and stand in a bidi isolate where they
 * need one; an array becomes a list ("Ana, Ben and Chen"); booleans choose between sentences and write nothing.
 */
export type StringParam = string | number | boolean | readonly string[];

/** Values by placeholder. `undefined` leaves the placeholder empty. */
export type StringParams = { readonly [name: string]: StringParam | undefined };

/** A piece of a sentence: words of the catalogue, or the value of a placeholder for the caller to draw. */
export type StringPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'param'; readonly name: string; readonly text: string };

/** What {@link createTranslator} takes. */
export interface TranslatorOptions {
  /** BCP 47 tag: `en`, `zh-CN`, `ar-EG`. An invalid one counts as `en`. */
  readonly locale: string;
  /** Catalogues and overrides, later ones win. Default: the English catalogue alone. See `loadLocale`. */
  readonly strings?: StringOverrides | readonly StringOverrides[] | undefined;
  /** Strings of message types; those of the best matching language are taken. `strings` win over them. */
  readonly extra?: readonly StringsByLocale[] | undefined;
  /** IANA name of the time zone for all times and dates. Default: the device's. An unknown one counts as the device's. */
  readonly timeZone?: string | undefined;
  /** The present in ms, for "today" and "5 minutes ago". Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Direction of writing. Default: the locale's. */
  readonly dir?: Direction | undefined;
}

/** Words, numbers and dates of one language. `Keys` are the strings it knows by type; a message type adds its own. */
export interface Translator<Keys extends string = StringKey> {
  /** Canonical BCP 47 tag. */
  readonly locale: string;
  readonly dir: Direction;
  readonly timeZone: string | undefined;
  /** The sentence for a key; the key itself where no catalogue has it. */
  t(key: Keys, params?: StringParams): string;
  /** The sentence for a key made at run time, or `undefined` where no catalogue has it. */
  find(key: string, params?: StringParams): string | undefined;
  /** The sentence in pieces, for callers that draw its values as elements. */
  parts(key: Keys, params?: StringParams): readonly StringPart[];
  /** Hour and minute: "14:05", "2:05 PM". */
  formatTime(ms: number): string;
  /** A whole date: "12 March 2026". */
  formatDate(ms: number): string;
  /** Date and time, for titles and details. */
  formatDateTime(ms: number): string;
  /** The time where it is today, else date and time: for "muted until …". */
  formatMoment(ms: number, now?: number): string;
  /** A day as a heading: "Today", "Yesterday", "Monday" within a week, else the date. */
  formatDay(ms: number, now?: number): string;
  /** When, as short as can be, for a row: the time today, "Yesterday", "Mon" within a week, else the date. */
  formatListTime(ms: number, now?: number): string;
  /** "just now", "5 minutes ago", "yesterday", "in 2 hours". */
  formatRelative(ms: number, now?: number): string;
  /** A day of the calendar in the translator's time zone as a number; the same for two moments of one day. */
  dayNumber(ms: number): number;
  formatNumber(value: number): string;
  /** As short as can be, never more than there is: "9.9K", "1.2万". */
  formatCount(value: number): string;
  /** "Ana, Ben and Chen". */
  formatList(items: readonly string[]): string;
  /** Size of a file: "820 B", "1.2 MB" (units of 1,000). */
  formatBytes(bytes: number): string;
  /** Length of a recording: "0:07", "12:30", "1:02:03". */
  formatDuration(ms: number): string;
  /** The same in words, for assistive technology: "1 minute, 12 seconds". */
  formatSpokenDuration(ms: number): string;
}
