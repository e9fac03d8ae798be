import { embed, isolate, type Direction } from '../utils/bidi.js';
import { localeDirection } from '../utils/localeDirection.js';
import { stripControls } from '../utils/stripControls.js';
import { Catalogue, extraLayers, type FoundEntry } from './catalogue.js';
import { createFormatters } from './formatters.js';
import { hasOwn } from './hasOwn.js';
import { en } from './locales/en.js';
import type {
  StringKey,
  StringOverrides,
  StringParam,
  StringParams,
  StringPart,
  Translator,
  TranslatorOptions,
} from './types.js';

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * Makes the words, numbers and dates of one language. Never throws: a wrong locale or time zone counts as the default, a missing string is
 * looked for in English, and where that has none the key itself shows.
 *
 * @example
 * ```ts
 * const zh = createTranslator({ locale: 'zh-CN', strings: [await loadLocale('zh-CN'), { 'app.title': '客服' }] });
 * zh.t('conversations.unread', { count: 3 });
 * ```
 */
export function createTranslator<Own extends string = never>(options: TranslatorOptions): Translator<StringKey | Own> {
  const locale = canonicalLocale(options.locale);
  const timeZone = knownTimeZone(options.timeZone);
  const dir = options.dir ?? localeDirection(locale);
  const now = options.now ?? (() => Date.now());
  const given = options.strings ?? [];
  const overrides: readonly StringOverrides[] = isList(given) ? given : [given];
  const catalogue = new Catalogue([
    { locale: 'en', strings: en },
    ...extraLayers(options.extra ?? [], locale),
    // The English catalogue handed in as the fallback of another locale keeps its own grammar.
    ...overrides.map((strings) => ({ locale: strings === en ? 'en' : locale, strings })),
  ]);
  const formatters = createFormatters(locale, timeZone, now);
  const plurals = new Map<string, Intl.PluralRules>();

  const select = ({ entry, locale: language }: FoundEntry, params: StringParams): string => {
    if (typeof entry === 'string') return entry;
    const count = Number(params['count'] ?? 0);
    if (count === 0 && entry['=0'] !== undefined) return entry['=0'];
    let rules = plurals.get(language);
    if (rules === undefined) {
      rules = new Intl.PluralRules(language);
      plurals.set(language, rules);
    }
    return entry[rules.select(count)] ?? entry.other;
  };

  const write = (value: StringParam, around: Direction): string => {
    const clean = (text: string): string => isolate(stripControls(text).trim(), around);
    if (typeof value === 'number') return formatters.formatNumber(value);
    if (typeof value === 'string') return clean(value);
    if (typeof value === 'boolean') return '';
    return formatters.formatList(value.map(clean));
  };

  const find = (key: string, params: StringParams = {}): string | undefined => {
    const found = catalogue.find(key);
    if (found === undefined) return undefined;
    const own = localeDirection(found.locale);
    const sentence = select(found, params).replace(PLACEHOLDER, (whole, name: string) => {
      if (!hasOwn(params, name)) return whole;
      const value = params[name];
      return value === undefined ? '' : write(value, own);
    });
    return own === dir ? sentence : embed(sentence, own);
  };

  const parts = (key: string, params: StringParams = {}): readonly StringPart[] => {
    const found = catalogue.find(key);
    if (found === undefined) return [{ type: 'text', text: key }];
    const own = localeDirection(found.locale);
    const written = select(found, params);
    const template = own === dir ? written : embed(written, own);
    const pieces: StringPart[] = [];
    let from = 0;
    for (const match of template.matchAll(PLACEHOLDER)) {
      const [whole, name = ''] = match;
      const value = hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) continue;
      if (match.index > from) pieces.push({ type: 'text', text: template.slice(from, match.index) });
      // The caller draws it in an isolate of its own.
      const text = typeof value === 'string' ? stripControls(value).trim() : write(value, own);
      pieces.push({ type: 'param', name, text });
      from = match.index + whole.length;
    }
    if (from < template.length) pieces.push({ type: 'text', text: template.slice(from) });
    return pieces;
  };

  return {
    ...formatters,
    locale,
    dir,
    timeZone,
    t: (key, params) => find(key, params) ?? key,
    find,
    parts,
    formatRelative: (ms, today) => formatters.formatRelative(ms, today) ?? find('time.justNow') ?? '',
  };
}

function isList(value: StringOverrides | readonly StringOverrides[]): value is readonly StringOverrides[] {
  return Array.isArray(value);
}

/** The canonical form of a locale; "en" for what is none. "en_US", as some platforms write it, is understood. */
export function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function knownTimeZone(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
