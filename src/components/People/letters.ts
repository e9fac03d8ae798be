import { foldText } from '../../utils/foldText.js';

/** Somebody in an alphabetical list. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** How the name is spoken, in Latin letters, where it is known. */
  readonly reading?: string | undefined;
}

/** Latin letters that are no marked ones of A to Z, and where people look for them. */
const near: Readonly<Record<string, string>> = {
  Ł: 'L',
  Ø: 'O',
  Đ: 'D',
  Æ: 'A',
  Œ: 'O',
  Þ: 'T',
  ẞ: 'S',
  ß: 'S',
  ı: 'I',
  Ħ: 'H',
  Ŧ: 'T',
};
const consonants = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/**
 * Under which letter somebody stands: the first of the reading or the name, in capitals and without marks. Hangul by the first consonant, kana in hiragana. `#` for
 * what begins with no letter, and for Han without a reading.
 */
export function letterOf({ name, reading = name }: Pick<Named, 'name' | 'reading'>): string {
  const [whole = ''] = reading.trim().normalize('NFKC');
  const [first = ''] = whole.normalize('NFKD');
  if (!/\p{L}/u.test(first) || /\p{Script=Han}/u.test(first)) return '#';
  if (/\p{Script=Hangul}/u.test(first)) return consonants[first.charCodeAt(0) - 0x1100] ?? '#';
  if (/[\u30a1-\u30f6]/u.test(first)) return String.fromCharCode(first.charCodeAt(0) - 0x60);
  if (/\p{Script=Latin}/u.test(first)) {
    const letter = near[first] ?? near[first.toUpperCase()] ?? first.toUpperCase();
    return letter >= 'A' && letter <= 'Z' && letter.length === 1 ? letter : '#';
  }
  // Й is another letter than И; the seats of an Arabic hamza are one.
  return (/\p{Script=Arabic}/u.test(first) ? first : whole).toUpperCase();
}

/** People in the order of the letters they stand under, as the language has it, `#` last. */
export function byLetter(people: readonly Named[], locale: string): readonly Named[] {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  return people
    .map((person) => ({ person, letter: letterOf(person) }))
    .toSorted(
      (a, b) =>
        Number(a.letter === '#') - Number(b.letter === '#') ||
        compare(a.letter, b.letter) ||
        // Letters a language takes for one are under two headings all the same.
        (a.letter < b.letter ? -1 : a.letter > b.letter ? 1 : 0) ||
        compare(a.person.reading ?? a.person.name, b.person.reading ?? b.person.name) ||
        compare(a.person.name, b.person.name) ||
        (a.person.id < b.person.id ? -1 : 1),
    )
    .map(({ person }) => person);
}

/** Whether somebody is meant by words that were typed: part of a name, of the reading, or the first letters of it (`zzm` for Zhou Zi Mo). */
export function fits(
  words: string,
  { id, name, reading }: Named,
  others: readonly (string | undefined)[] = [],
): boolean {
  const wanted = foldText(words.trim());
  if (wanted === '') return true;
  const initials = reading?.match(/\p{Lu}|(?<=\s)\p{L}|^\p{L}/gu)?.join('');
  return [name, reading, reading?.replaceAll(/\s/g, ''), initials, id, ...others].some(
    (text) => text !== undefined && foldText(text).includes(wanted),
  );
}
