'use client';
import { useMemo } from 'react';
import { createTranslator, type StringKey, type Translator } from '../../i18n/index.js';
import { useStrings } from '../../react/index.js';
import { actionStrings, type ActionStringKey } from './strings.js';

/** The chat's words, and those of this folder. A host's own words win for both. */
export type ActionTranslator = Translator<StringKey | ActionStringKey>;

/** Words for what can be done to messages. */
export function useActionStrings(): ActionTranslator {
  const base = useStrings();
  return useMemo(() => {
    const { locale, timeZone, dir } = base;
    const own = createTranslator<ActionStringKey>({ locale, timeZone, dir, extra: [actionStrings] });
    return { ...own, t: (key, params) => base.find(key, params) ?? own.t(key, params) };
  }, [base]);
}
