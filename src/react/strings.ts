'use client';
import { createContext, useContext } from 'react';
import type { Translator } from '../i18n/index.js';
import { outsideError } from './context.js';

// Apart from its provider, so that a component brings no catalogue: the words come with the provider.
export const TranslatorContext: React.Context<Translator | null> = createContext<Translator | null>(null);

/** Words, numbers and dates of the reader's language. Throws outside of a ChatProvider or StringsProvider. */
export function useStrings(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator) throw outsideError('useStrings', 'ChatProvider');
  return translator;
}
