// The first character of each letter in the order of pinyin: no word begins with i, u or v.
const FIRST = Array.from('阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀');
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const PIECES = /\p{Script=Han}|[\p{L}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;
/** Characters of a name that are looked at. */
const MOST = 40;

/** The letter the pinyin of a Han character begins with; undefined where the platform does not sort by pinyin, and for characters it does not know. */
function pinyinLetter(character: string, compare: (a: string, b: string) => number): string | undefined {
  let low = 0;
  let high = FIRST.length - 1;
  if (compare(character, FIRST[0]!) < 0) return undefined;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (compare(FIRST[middle]!, character) <= 0) low = middle;
    else high = middle - 1;
  }
  return LETTERS[low];
}

/** Makes {@link nameInitials} for many names: the order of pinyin is looked up once. */
export function createNameInitials(): (name: string) => string {
  const { compare } = new Intl.Collator('zh-Hans-u-co-pinyin');
  const sorts = FIRST.every((character, i) => i === 0 || compare(FIRST[i - 1]!, character) < 0);
  return (name) =>
    (name.slice(0, MOST).match(PIECES) ?? [])
      .map((piece) => (HAN.test(piece) ? ((sorts ? pinyinLetter(piece, compare) : undefined) ?? '') : piece[0]!))
      .join('')
      .toLowerCase();
}

/** What somebody types who knows how a name sounds: `李小明` is `lxm`, `Ana Maria Lu` is `aml`. */
export function nameInitials(name: string): string {
  return createNameInitials()(name);
}
