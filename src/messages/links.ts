import { readUrl } from '../utils/readUrl.js';

/** A link found in a text. Offsets in UTF-16 units. */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  /** Where it leads: http, https, mailto or tel. */
  readonly href: string;
  /** What to show. Equal to the text, unless that could pass for another address. */
  readonly text: string;
}

/** Finds what looks like an address; what of it becomes a link is decided here. */
export interface LinkFinder {
  match(text: string): readonly FoundAddress[] | null;
}

/** A stretch of a text that looks like an address. */
export interface FoundAddress {
  /** The scheme as written, with its colon; empty where there is none. */
  readonly schema: string;
  readonly index: number;
  readonly lastIndex: number;
  readonly raw: string;
  readonly url: string;
}

/** Links of one text that are made to links; the rest stays text. */
const MAX_LINKS = 100;
/** Cheap and wide: most messages hold none of these and are not searched at all. */
const MAYBE = /:\/\/|www\.|mailto:|tel:|@|\.[a-z]{2}/iu;
/** Without a scheme only what nobody writes for another reason: "readme.md" is a file, "example.com" an address. */
const BARE_DOMAIN = /^www\.|\.(?:com|org|net|edu|gov|io|dev|app|info|eu|de|fr|uk|cn|jp|kr|in|br)(?:[/:?#]|$)/iu;

/** Whether a text is worth a search: false for most. */
export function mayHoldLinks(text: string): boolean {
  return MAYBE.test(text);
}

/**
 * The links of a plain text, in order, not overlapping.
 *
 * @param finder none while it is being loaded: then there are no links yet
 */
export function findLinks(text: string, finder: LinkFinder | undefined): readonly FoundLink[] {
  if (!finder || !mayHoldLinks(text)) return [];
  const found: FoundLink[] = [];
  for (const match of finder.match(text) ?? []) {
    if (found.length >= MAX_LINKS) break;
    if (match.schema === '' && !BARE_DOMAIN.test(match.raw)) continue;
    const href = readUrl(match.schema === '' ? match.url.replace(/^http:/u, 'https:') : match.url);
    if (href === undefined) continue;
    found.push({ start: match.index, end: match.lastIndex, href, text: honestText(match.raw, href) });
  }
  return found;
}

const HOST = /^((?:[a-z][a-z\d+.-]*:)?(?:\/\/)?)([^/?#:]+)(.*)$/isu;
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['armenian', /\p{Script=Armenian}/u],
  ['cherokee', /\p{Script=Cherokee}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  // One writing system each, though made of several scripts.
  ['japanese', /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ['korean', /\p{Script=Hangul}/u],
  ['han', /\p{Script=Han}/u],
];
/** Scripts with letters that look like Latin ones. */
const LOOKALIKES: ReadonlySet<string> = new Set(['cyrillic', 'greek', 'armenian', 'cherokee']);

function scriptsOf(label: string): readonly string[] {
  return SCRIPTS.filter(([, test]) => test.test(label)).map(([name]) => name);
}

/** Whether a host could pass for another: scripts mixed in one label, or letters that look like Latin ones under a Latin ending. */
export function isDeceptiveHost(host: string): boolean {
  const labels = host.split('.');
  const ending = labels.at(-1) ?? '';
  return labels.some((label) => {
    const scripts = scriptsOf(label);
    const eastAsian = scripts.every(
      (name) => name === 'han' || name === 'japanese' || name === 'korean' || name === 'latin',
    );
    if (scripts.length > 1 && !(eastAsian && scripts.includes('han'))) return true;
    return scripts.some((name) => LOOKALIKES.has(name)) && /^[a-z\d-]+$/iu.test(ending);
  });
}

/** The text of a link with its host in punycode where the host could pass for another. */
export function honestText(raw: string, href: string): string {
  const { hostname } = new URL(href);
  const parts = HOST.exec(raw);
  const [, before = '', host = '', after = ''] = parts ?? [];
  if (hostname === '' || !isDeceptiveHost(host)) return raw;
  return before + hostname + after;
}

/** The address to show beside a link whose words differ from where it leads; undefined where the words say it. */
export function shownTarget(words: string, href: string): string | undefined {
  const bare = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replace(/^(?:https?:\/\/|mailto:|tel:)/u, '')
      .replace(/\/$/u, '');
  if (bare(words) === bare(href)) return undefined;
  const url = new URL(href);
  return url.hostname === '' ? url.pathname : url.hostname;
}
