import { createNameInitials } from '../../../utils/nameInitials.js';

const HAN = /\p{Script=Han}/u;
const LETTERS = /^[a-z]{2,}$/u;

/** Makes a check whether letters are the first ones of how a Chinese name sounds: `lxy` of 林晓雨. It remembers names, as one types. */
export function createSoundsLike(): (name: string, letters: string) => boolean {
  const initials = createNameInitials();
  const known = new Map<string, string>();
  return (name, letters) => {
    if (!LETTERS.test(letters) || !HAN.test(name)) return false;
    const own = known.get(name) ?? initials(name);
    known.set(name, own);
    return own.includes(letters);
  };
}
