import type * as EmojiMart from 'emoji-mart/dist/module.js';
import { readWords, type EmojiWords } from './words.js';
import type { EmojiHit } from '../components/InputBar/index.js';

/** An emoji in all its skins. */
export interface EmojiEntry {
  /** Its shortcode. */
  readonly id: string;
  readonly name: string;
  /** Characters by skin tone: without one first, then from light to dark. One where there are no tones. */
  readonly natives: readonly string[];
}

/** Names of the groups emoji-mart sorts into. */
export type EmojiCategory = 'people' | 'nature' | 'foods' | 'activity' | 'places' | 'objects' | 'symbols' | 'flags';

/** All emoji this device can draw, in one language. */
export interface EmojiBook {
  readonly categories: readonly { readonly id: EmojiCategory; readonly entries: readonly EmojiEntry[] }[];
  readonly byId: ReadonlyMap<string, EmojiEntry>;
  search(query: string, limit: number): Promise<readonly EmojiEntry[]>;
}

type Mart = typeof EmojiMart;

// emoji-mart keeps one index for the page: it is filled once, with its own data. Its picker is never used, nor what it keeps in storage.
async function openMart(): Promise<Mart> {
  const [mart, data] = await Promise.all([
    import('emoji-mart/dist/module.js'),
    import('@emoji-mart/data') as Promise<unknown> as Promise<{ readonly default: object }>,
  ]);
  // A copy, since it writes into it. All is given: what is left out it would ask a CDN for.
  const options = { data: structuredClone(data.default), i18n: {}, locale: 'en', set: 'native', maxFrequentRows: 0 };
  await mart.init(options);
  return mart;
}

/** Where words begin so: 0 for the name, then by the place of the keyword. */
function rankIn(words: readonly string[], query: string): number {
  const starts = words.findIndex((word) => word.startsWith(query));
  if (starts >= 0) return words[starts] === query ? starts / 2 : starts + 1;
  // Chinese has no spaces to begin a word after.
  const within =
    query.length > 0 && /\p{Ideographic}/u.test(query) ? words.findIndex((word) => word.includes(query)) : -1;
  return within < 0 ? -1 : within + 20;
}

async function openBook(locale: string): Promise<EmojiBook> {
  const [mart, words] = await Promise.all([openMart(), readWords(locale)]);
  const { categories, emojis } = mart.Data;
  const byId = new Map<string, EmojiEntry>();
  const sorted = categories.map(({ id, emojis: ids }) => ({
    id: id as EmojiCategory,
    entries: ids.flatMap((key) => {
      const emoji = emojis[key];
      if (!emoji) return [];
      const natives = emoji.skins.map(({ native }) => native);
      const entry = { id: emoji.id, name: nameOf(words, natives[0]) ?? emoji.name, natives };
      byId.set(emoji.id, entry);
      return [entry];
    }),
  }));
  const search: EmojiBook['search'] = async (query, limit) => {
    const wanted = query.trim().normalize('NFKC').toLowerCase();
    if (wanted === '') return [];
    const own = [...byId.values()]
      .flatMap((entry) => {
        const rank = rankIn(words.get(bare(entry.natives[0])) ?? [], wanted);
        return rank < 0 ? [] : [{ entry, rank }];
      })
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ entry }) => entry);
    const english = (await mart.SearchIndex.search(wanted, { maxResults: limit })) ?? [];
    const theirs = english.flatMap(({ id }) => byId.get(id) ?? []);
    // A shortcode that is spelled out is what was meant.
    const exact = byId.get(wanted);
    return [...new Set([...(exact ? [exact] : []), ...mixed(own, theirs, locale)])].slice(0, limit);
  };
  return { categories: sorted, byId, search };
}

/** In English emoji-mart's own order is the better one. */
function mixed(own: readonly EmojiEntry[], theirs: readonly EmojiEntry[], locale: string): readonly EmojiEntry[] {
  return locale.startsWith('en') ? [...theirs, ...own] : [...own, ...theirs];
}

function bare(native = ''): string {
  return native.replaceAll('\uFE0F', '');
}

function nameOf(words: EmojiWords, native: string | undefined): string | undefined {
  return words.get(bare(native))?.[0];
}

// Code and data, not state: what one chat has loaded is there for all.
const opened = new Map<string, Promise<EmojiBook>>();

/** All emoji with names in a language; loaded once. */
export function loadBook(locale: string): Promise<EmojiBook> {
  const language = locale.toLowerCase();
  const known = opened.get(language);
  if (known) return known;
  const book = openBook(language);
  opened.set(language, book);
  // Tried again when it is wanted again.
  book.catch(() => opened.delete(language));
  return book;
}

/** See `EmojiModule`. */
export async function searchEmoji(query: string, locale: string, limit = 8): Promise<readonly EmojiHit[]> {
  const book = await loadBook(locale);
  const found = await book.search(query, limit);
  return found.map(({ id, name, natives }) => ({ native: natives[0] ?? '', name, shortcode: id }));
}
