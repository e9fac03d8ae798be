import { searchKinds, type SearchKind } from './filters.js';

/** What can be written before a colon. */
export const searchOperators = ['from', 'in', 'has', 'before', 'after', 'on'] as const;

/** One of {@link searchOperators}. */
export type SearchOperator = (typeof searchOperators)[number];

/** Words of a language beside the English ones, which are always understood. */
export interface SearchWords {
  /** What may be written for an operator: `来自` for `from`. */
  readonly operators?: Readonly<Partial<Record<SearchOperator, readonly string[]>>> | undefined;
  readonly kinds?: Readonly<Partial<Record<SearchKind, readonly string[]>>> | undefined;
  readonly today?: readonly string[] | undefined;
  readonly yesterday?: readonly string[] | undefined;
  /** The signed-in user, after `from`. */
  readonly me?: readonly string[] | undefined;
}

/** An operator with its value, as it stands in what was written. */
export interface TypedOperator {
  readonly operator: SearchOperator;
  /** Without its quotes. */
  readonly value: string;
  /** UTF-16 place in the text. */
  readonly start: number;
  readonly end: number;
  /** It may still go on: it stands at the end, without a space or a closing quote after it. */
  readonly open: boolean;
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '「': '」', '『': '』' };
const PLURAL: Readonly<Partial<Record<string, SearchKind>>> = { photo: 'image', picture: 'image', audio: 'voice' };

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Whether one of the words is meant, case and width aside. */
export function isWord(text: string, words: readonly string[]): boolean {
  const wanted = fold(text.trim());
  return words.some((word) => fold(word) === wanted);
}

/** The operator a word stands for; undefined where it is none. */
export function operatorOf(word: string, { operators }: SearchWords = {}): SearchOperator | undefined {
  return searchOperators.find((name) => isWord(word, [name, ...(operators?.[name] ?? [])]));
}

/** What is looked for after `has:`; undefined where it is nothing one can look for. */
export function kindOf(word: string, { kinds }: SearchWords = {}): SearchKind | undefined {
  const single = fold(word.trim()).replace(/(?<=[a-z])s$/u, '');
  return PLURAL[single] ?? searchKinds.find((kind) => kind === single || isWord(word, kinds?.[kind] ?? []));
}

/** Where what stands in quotes ends; undefined where it does not begin with one. An end that is missing is the end of the text. */
function quoted(
  text: string,
  at: number,
): { readonly value: string; readonly end: number; readonly closed: boolean } | undefined {
  const closing = QUOTES[text[at] ?? ''];
  if (closing === undefined) return undefined;
  const end = text.indexOf(closing, at + 1);
  return end < 0
    ? { value: text.slice(at + 1), end: text.length, closed: false }
    : { value: text.slice(at + 1, end), end: end + 1, closed: true };
}

/**
 * The operators in what was written, in their order: `from:` and its like at the beginning of a word, with a value right behind the colon, which may
 * stand in quotes. All else is text: words with a colon that are no operators, an operator followed by a space, whatever stands in quotes.
 */
export function findOperators(text: string, words: SearchWords = {}): readonly TypedOperator[] {
  const found: TypedOperator[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text[at]!)) {
      at++;
      continue;
    }
    const phrase = quoted(text, at);
    if (phrase) {
      at = phrase.end;
      continue;
    }
    const end = at + (/^\S+/u.exec(text.slice(at))?.[0].length ?? 1);
    const name = /^([\p{L}\p{M}]+)[:：]/u.exec(text.slice(at, end));
    const operator = name ? operatorOf(name[1]!, words) : undefined;
    if (name && operator) {
      const from = at + name[0].length;
      const value = quoted(text, from) ?? { value: text.slice(from, end), end, closed: false };
      const open = !value.closed && value.end === text.length;
      if (value.value.trim() !== '' || open)
        found.push({ operator, value: value.value.trim(), start: at, end: value.end, open });
      at = Math.max(end, value.end);
    } else at = end;
  }
  return found;
}

/** What is left of a text without its operators. */
export function withoutOperators(text: string, operators: readonly Pick<TypedOperator, 'start' | 'end'>[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of operators) {
    rest += text.slice(at, start);
    at = end;
  }
  return (rest + text.slice(at)).replaceAll(/\s{2,}/gu, ' ').trimStart();
}
