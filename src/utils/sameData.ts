import { ownValue } from './readers.js';

function definedKeys(object: object): string[] {
  return Object.keys(object).filter((key) => ownValue(object, key) !== undefined);
}

/**
 * Whether two pieces of plain data are the same. Keys whose value is `undefined` count as absent, getters as `undefined`. `a` must be finite
 * (no cycle); `b` may be anything.
 */
export function sameData(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null) return a === b;
  if (typeof b !== 'object' || b === null) return false;
  if (a === b) return true;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item: unknown, index) => sameData(item, ownValue(b, index)));
  }
  if (Array.isArray(b)) return false;
  const keys = definedKeys(a);
  return keys.length === definedKeys(b).length && keys.every((key) => sameData(ownValue(a, key), ownValue(b, key)));
}
