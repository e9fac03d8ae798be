import { readUrl } from '../../utils/readUrl.js';

const DIGIT = /\p{Nd}/u;

/** What a digit of any script counts. Digits stand in Unicode in runs that begin at a zero and are multiples of ten long. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** The link that calls a number, in whatever script it is written; undefined where there is no digit to dial. */
export function phoneHref(text: string): string | undefined {
  const dialled = text.replace(/[^\p{Nd}+*#]/gu, '').replace(/\p{Nd}/gu, valueOf);
  return /\d/u.test(dialled) ? readUrl(`tel:${dialled}`) : undefined;
}
