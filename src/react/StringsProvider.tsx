'use client';
import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import {
  createTranslator,
  loadLocale,
  type ChatStrings,
  type StringOverrides,
  type StringsByLocale,
} from '../i18n/index.js';
import { TranslatorContext } from './strings.js';

/** Props of {@link StringsProvider}. */
export interface StringsProviderProps {
  /** BCP 47 tag. Default `en`. The catalogue is loaded when first needed; until then English shows. */
  readonly locale?: string | undefined;
  /** Your own words for some of the kit's strings; they win over the catalogue. Make the object outside of render. */
  readonly strings?: StringOverrides | undefined;
  /** Strings of message types. */
  readonly extra?: readonly StringsByLocale[] | undefined;
  /** IANA time zone. Default: the device's. */
  readonly timeZone?: string | undefined;
  /** Direction of writing. Default: the locale's. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** Told when a catalogue could not be loaded. */
  readonly onError?: ((reason: unknown) => void) | undefined;
  readonly children: ReactNode;
}

/** Gives the words of a language to everything inside. */
export function StringsProvider(props: StringsProviderProps): ReactElement {
  const { locale = 'en', strings, extra, timeZone, dir, onError, children } = props;
  const [loaded, setLoaded] = useState<{ readonly locale: string; readonly strings: ChatStrings } | null>(null);
  useEffect(() => {
    let current = true;
    loadLocale(locale).then(
      (catalogue) => {
        if (current) setLoaded({ locale, strings: catalogue });
      },
      (reason: unknown) => onError?.(reason),
    );
    return () => {
      current = false;
    };
  }, [locale, onError]);
  const translator = useMemo(() => {
    const catalogue = loaded?.locale === locale ? [loaded.strings] : [];
    return createTranslator({ locale, strings: strings ? [...catalogue, strings] : catalogue, extra, timeZone, dir });
  }, [locale, loaded, strings, extra, timeZone, dir]);
  return <TranslatorContext.Provider value={translator}>{children}</TranslatorContext.Provider>;
}
