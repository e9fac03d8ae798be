export { matchLocale } from './catalogue.js';
export { canonicalLocale, createTranslator } from './createTranslator.js';
export { describeDenial, describeError, type DescribedError } from './describe.js';
export { availableLocales, loadLocale } from './loadLocale.js';
export { en } from './locales/en.js';
export type {
  ChatStrings,
  PluralEntry,
  StringEntry,
  StringKey,
  StringOverrides,
  StringParam,
  StringParams,
  StringPart,
  StringsByLocale,
  Translator,
  TranslatorOptions,
} from './types.js';
