'use client';
import { useCallback, useMemo } from 'react';
import { createTranslator, type StringEntry, type StringParams, type StringsByLocale } from '../i18n/index.js';
import { useStrings } from '../react/index.js';

/** Strings of a part that is loaded when it is first wanted; they come with it and not with the catalogue. */
export interface OwnStrings<T extends Readonly<Record<string, StringEntry>>> extends StringsByLocale {
  readonly en: T;
  readonly 'zh-CN': { readonly [K in keyof T]: StringEntry };
}

/** The sentences of {@link OwnStrings} in the reader's language; words a host has given for the same keys win. */
export function useOwnStrings<T extends Readonly<Record<string, StringEntry>>>(
  strings: OwnStrings<T>,
): (key: keyof T & string, params?: StringParams) => string {
  const translator = useStrings();
  const { locale, dir, timeZone } = translator;
  const own = useMemo(
    () => createTranslator({ locale, dir, timeZone, extra: [strings] }),
    [locale, dir, timeZone, strings],
  );
  return useCallback((key, params) => translator.find(key, params) ?? own.find(key, params) ?? key, [own, translator]);
}
