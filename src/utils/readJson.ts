import { ownValue } from './readers.js';
import { truncateText } from './truncateText.js';

/** A value JSON can carry. */
type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** How much JSON is taken from others. */
export interface JsonLimits {
  /** Objects and arrays inside each other; 1 means no nesting. */
  readonly depth: number;
  /** Values in all, inner ones included. */
  readonly nodes: number;
  /** Characters of all strings and keys together. */
  readonly chars: number;
}

const MAX_KEY = 256;

interface Budget {
  nodes: number;
  chars: number;
}

/**
 * A copy of `value` that is JSON and keeps within the limits. Functions, symbols, getters and too deep values become `null` in arrays and are
 * left out of objects; what is beyond the limits is cut off. `__proto__` is never a key of the copy. `undefined` when nothing is left.
 */
export function readJson(value: unknown, limits: JsonLimits): JsonValue | undefined {
  return copy(value, limits.depth, { nodes: limits.nodes, chars: limits.chars });
}

function copy(value: unknown, depth: number, budget: Budget): JsonValue | undefined {
  if (budget.nodes-- <= 0) return undefined;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value + 0 : null;
    case 'string': {
      const text = truncateText(value, budget.chars);
      budget.chars -= text.length;
      return text;
    }
    case 'object':
      if (value === null) return null;
      if (depth <= 0) return undefined;
      return Array.isArray(value) ? copyArray(value, depth, budget) : copyObject(value, depth, budget);
    default:
      return undefined;
  }
}

function copyArray(value: readonly unknown[], depth: number, budget: Budget): JsonValue[] {
  const items: JsonValue[] = [];
  for (let index = 0; index < value.length && budget.nodes > 0; index++) {
    items.push(copy(ownValue(value, index), depth - 1, budget) ?? null);
  }
  return items;
}

function copyObject(value: object, depth: number, budget: Budget): { [key: string]: JsonValue } {
  const object: { [key: string]: JsonValue } = {};
  for (const key of Object.keys(value)) {
    if (budget.nodes <= 0) break;
    if (key === '__proto__' || key.length > MAX_KEY || key.length > budget.chars) continue;
    const before = budget.chars;
    budget.chars -= key.length;
    const item = copy(ownValue(value, key), depth - 1, budget);
    if (item === undefined) budget.chars = before;
    else object[key] = item;
  }
  return object;
}

/** Roughly how many bytes a piece of plain data takes as JSON. Stops counting once it is above `enough`. */
export function dataSize(value: unknown, enough: number = Infinity): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  for (const key of Object.keys(value)) {
    size += key.length + 4 + dataSize(ownValue(value, key), enough - size);
    if (size > enough) break;
  }
  return size;
}
