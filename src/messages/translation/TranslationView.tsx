'use client';
import { useState, type ReactElement } from 'react';
import type { Translation } from '../../model/index.js';
import { useStrings } from '../../react/index.js';
import { ownValue, readLine, readText } from '../../utils/readers.js';
import { FoldButton } from '../FoldButton.js';
import { MessageText } from '../MessageText.js';
import { useOwnStrings } from '../ownStrings.js';
import { translationStrings } from './strings.js';

/** Longest translation that is kept, in UTF-16 units; long texts show their beginning first, as messages do. */
const LONGEST = 40_000;
const TAG = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/iu;

/** The words in the reader's language, told apart from what was written. */
export function TranslationView({ translation }: { readonly translation: Translation }): ReactElement | null {
  const t = useOwnStrings(translationStrings);
  const { locale } = useStrings();
  const [open, setOpen] = useState(true);
  const text = readText(ownValue(translation, 'text'), LONGEST) ?? '';
  const tag = readLine(ownValue(translation, 'language'), 35) ?? '';
  const language = TAG.test(tag) ? tag : undefined;
  if (text.trim() === '') return null;
  const name = language && languageName(locale, language);
  return (
    <div className="cl-translation">
      <span className="cl-translation__head">
        <span className="cl-translation__label">
          {name === undefined ? t('translation.plain') : t('translation.from', { language: name })}
        </span>
        <FoldButton open={open} onToggle={() => setOpen(!open)}>
          {t(open ? 'translation.hide' : 'translation.show')}
        </FoldButton>
      </span>
      {open ? (
        <div className="cl-translation__text" lang={language}>
          <MessageText text={text} source={translation} />
        </div>
      ) : null}
    </div>
  );
}

function languageName(locale: string, tag: string): string | undefined {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag);
  } catch {
    return undefined;
  }
}
