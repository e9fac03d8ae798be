import { hasOwn } from './hasOwn.js';
import type { StringEntry, StringOverrides, StringsByLocale } from './types.js';

/** Strings of one language. The language decides which plural a number takes. */
interface Layer {
  readonly locale: string;
  readonly strings: StringOverrides;
}

/** An entry, and the language it is written in. */
export interface FoundEntry {
  readonly entry: StringEntry;
  readonly locale: string;
}

/** The locale and all it may fall back to, best first: "zh-Hant-TW" → "zh-Hant-TW", "zh-Hant", "zh". */
export function fallbackChain(locale: string): readonly string[] {
  const parts = locale.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

/** The best of the languages there are: itself, a shorter form, the first of the same language. `undefined` where there is none. */
export function matchLocale(wanted: string, available: readonly string[]): string | undefined {
  const chain = fallbackChain(wanted);
  const lower = new Map(available.map((locale) => [locale.toLowerCase(), locale]));
  for (const candidate of chain) {
    const exact = lower.get(candidate.toLowerCase());
    if (exact !== undefined) return exact;
  }
  const language = chain.at(-1)?.toLowerCase();
  return available.find((locale) => locale.split('-')[0]?.toLowerCase() === language);
}

/** Catalogues on top of each other, looked through from the last to the first. */
export class Catalogue {
  readonly #layers: readonly Layer[];

  constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  find(key: string): FoundEntry | undefined {
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const layer = this.#layers[i];
      // Own properties only: a key made from foreign data ("constructor") must find nothing.
      const entry = layer !== undefined && hasOwn(layer.strings, key) ? layer.strings[key] : undefined;
      if (layer !== undefined && isEntry(entry)) return { entry, locale: layer.locale };
    }
    return undefined;
  }
}

/** The layers a message type's strings make: English below, the language's own above. */
export function extraLayers(extra: readonly StringsByLocale[], locale: string): readonly Layer[] {
  return extra.flatMap((byLocale) => {
    const base = hasOwn(byLocale, 'en') ? byLocale['en'] : undefined;
    const match = matchLocale(locale, Object.keys(byLocale));
    const own = match === undefined || match === 'en' ? undefined : byLocale[match];
    return [
      ...(base === undefined ? [] : [{ locale: 'en', strings: base }]),
      ...(own === undefined || match === undefined ? [] : [{ locale: match, strings: own }]),
    ];
  });
}

function isEntry(value: unknown): value is StringEntry {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && typeof (value as { other?: unknown }).other === 'string';
}
