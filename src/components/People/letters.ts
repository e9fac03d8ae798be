import { foldText } from '../../utils/foldText.js';

/** Somebody in an alphabetical list. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** How the name is spoken, in Latin letters, where it is known. */
  readonly reading?: string | undefined;
}

/** Under which letter somebody stands: A to Z by the reading or the name, `#` for what begins with none of them. */
export function letterOf({ name, reading = name }: Pick<Named, 'name' | 'reading'>): string {
  const [first = ''] = reading.trim().normalize('NFKD').toUpperCase();
  return first >= 'A' && first <= 'Z' && first.length === 1 ? first : '#';
}

/** People in the order of the letters they stand under, `#` last, and of the language within. */
export function byLetter(people: readonly Named[], locale: string): readonly Named[] {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const rank = (person: Named): string => letterOf(person).replace('#', '~');
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .toSorted(
      (a, b) =>
        (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0) ||
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
