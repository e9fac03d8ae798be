import { matchLocale } from './catalogue.js';
import { canonicalLocale } from './createTranslator.js';
import { en } from './locales/en.js';
import type { ChatStrings } from './types.js';

// English is always there; every other language is a chunk of its own.
const loaders: Readonly<Record<string, () => Promise<ChatStrings>>> = {
  en: async () => en,
  'zh-CN': async () => (await import('./locales/zh-CN.js')).zhCN,
};

/** The languages that come with the kit. */
export const availableLocales: readonly string[] = Object.keys(loaders);

/**
 * Loads the catalogue for a locale: its own, else that of the same language ("zh" → "zh-CN"), else English. Rejects only when the chunk
 * cannot be loaded.
 */
export async function loadLocale(locale: string): Promise<ChatStrings> {
  const match = matchLocale(canonicalLocale(locale), availableLocales);
  return (match === undefined ? undefined : loaders[match]?.()) ?? en;
}
