import { stripControls } from './stripControls.js';
import { truncateText } from './truncateText.js';

/**
 * Tolerant reads of data from others. Only own data properties are looked at: a getter is never run and nothing inherited (a polluted
 * prototype, `__proto__`) is ever seen. What does not fit answers `undefined`; nothing here throws on plain data.
 */

/** True for objects that are not arrays. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own data property; `undefined` for anything else. */
export function ownValue(object: unknown, key: string | number): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  return Object.getOwnPropertyDescriptor(object, key)?.value as unknown;
}

/** Text as it is, cut to `max` UTF-16 units at a grapheme border. Finite numbers become text, since many backends send ids and codes so. */
export function readText(value: unknown, max: number): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return truncateText(String(value), max);
  return typeof value === 'string' ? truncateText(value, max) : undefined;
}

/** Text for one line: control and bidi characters stripped, trimmed, cut to `max`. Empty text is `undefined`. */
export function readLine(value: unknown, max: number): string | undefined {
  // Stripped before it is cut, so that a name behind many invisible characters is still found; the first cut bounds the work.
  const text = readText(value, max * 4);
  if (text === undefined) return undefined;
  const line = truncateText(stripControls(text).trim(), max).trimEnd();
  return line === '' ? undefined : line;
}

/** An id: not empty and not longer than `max`. A longer one is no id at all, since a cut id would name something else. */
export function readId(value: unknown, max = 1024): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' && value.length <= max ? value : undefined;
}

/** A finite number, clamped to `min`…`max`. */
export function readNumber(value: unknown, min: number, max: number): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  // Adding 0 turns -0 into 0, which reads and compares like everybody expects.
  return Math.min(max, Math.max(min, value)) + 0;
}

/** A whole number, rounded, clamped to `min`…`max`. */
export function readInteger(value: unknown, min: number, max: number): number | undefined {
  const number = readNumber(value, min, max);
  return number === undefined ? undefined : Math.round(number) + 0;
}

/** A time in ms since 1970 that `Date` can hold. */
export function readTime(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? Math.round(value) + 0 : undefined;
}

/** `true` only for `true`. */
export function readFlag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

/** One of a closed list of words. */
export function readOneOf<T extends string>(value: unknown, list: readonly T[]): T | undefined {
  return list.find((item) => item === value);
}

/**
 * Reads at most `max` items of an array, leaving out those that `read` answers `undefined` for. Looks at no more than 4 × `max` places,
 * so a huge array of rubbish costs nothing.
 */
export function readList<T>(
  value: unknown,
  max: number,
  read: (item: unknown, index: number) => T | undefined,
): readonly T[] {
  if (!Array.isArray(value)) return [];
  const items: T[] = [];
  const end = Math.min(value.length, max * 4);
  for (let index = 0; index < end && items.length < max; index++) {
    const item = read(ownValue(value, index), index);
    if (item !== undefined) items.push(item);
  }
  return items;
}

/** The object without the keys whose value is `undefined`: equal data then looks equal everywhere. Changes and returns `object`. */
export function compact<const T extends object>(object: T): T {
  for (const key of Object.keys(object) as (keyof T)[]) {
    if (object[key] === undefined) delete object[key];
  }
  return object;
}
