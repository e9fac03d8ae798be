import type { Direction } from './bidi.js';

const RTL_LANGUAGES = new Set(
  'ae aeb ajp apc ar arc arz bcc bqi ckb dv fa glk he khw ks lrc mzn nqo pnb prs ps sd syr ug ur yi'.split(' '),
);
const RTL_SCRIPTS = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The writing direction of a locale: by its script where it names one ("az-Arab"), else by its language. */
export function localeDirection(locale: string): Direction {
  const [language = '', ...rest] = locale.split(/[-_]/);
  const script = rest.find((part) => part.length === 4 && /^[a-z]+$/i.test(part));
  if (script !== undefined) {
    return RTL_SCRIPTS.has(script.charAt(0).toUpperCase() + script.slice(1).toLowerCase()) ? 'rtl' : 'ltr';
  }
  return RTL_LANGUAGES.has(language.toLowerCase()) ? 'rtl' : 'ltr';
}
