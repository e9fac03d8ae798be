import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '../model/index.js';
import { dataSize } from '../utils/readJson.js';
import { sameData } from '../utils/sameData.js';
import { builtInContents, createContentRegistry, type ContentDefinition } from './content.js';
import { goodContents, hostileValues, HUGE, pathsOf, withPath } from './contents.test.data.js';

const registry = createContentRegistry(builtInContents);
const cases = builtInContents.map((definition) => [definition.type, definition] as const);
const good = (type: string): Content => goodContents[type as keyof typeof goodContents];

/** What is wrong with what the normaliser makes of `input`; nothing when it is refused. */
function problemOf(definition: ContentDefinition, input: unknown): string | undefined {
  const content = definition.normalize(input);
  return content === null ? undefined : problemWith(definition, content);
}

/** What must hold for anything a normaliser lets through. */
function problemWith(definition: ContentDefinition, content: Content): string | undefined {
  const tell = (what: string): string => `${what}: ${JSON.stringify(content).slice(0, 2000)}`;
  if (content.type !== definition.type) return tell('wrong type');
  if (!definition.is(content)) return tell('the result is not normal');
  if (!sameData(definition.normalize(content), content)) return tell('not idempotent');
  const { kind, text } = definition.summarize(content);
  if (kind !== definition.type && !kind.startsWith(`${definition.type}.`)) return tell(`summary of kind ${kind}`);
  if (text !== undefined && (text === '' || text.length > 200 || /[\n\u202e]/u.test(text))) return tell('summary text');
  if (typeof definition.searchText(content) !== 'string') return tell('search text');
  if (typeof definition.copyText(content) !== 'string') return tell('copy text');
  if (definition.media?.(content).some((ref) => typeof ref.id !== 'string')) return tell('media');
  for (const width of [0, 320, 4000]) {
    const height = definition.sizeHint(content, width);
    if (!(height >= 16 && height < 100_000)) return tell(`height ${height}`);
  }
  if (dataSize(content) > 600_000) return tell('too large');
  // Plain data only: what is stored, posted to other tabs and compared. Throws where it is not.
  structuredClone(content);
  return undefined;
}

describe.each(cases)('content %s', (type, definition) => {
  it('lets a good payload pass unchanged', () => {
    expect(definition.normalize(good(type))).toEqual(good(type));
    expect(definition.is(good(type))).toBe(true);
    expect(registry.normalize(good(type))).toEqual(good(type));
    expect(problemWith(definition, good(type))).toBeUndefined();
  });

  it('is not another type', () => {
    for (const other of Object.values(goodContents)) {
      expect(definition.is(other)).toBe(other.type === type);
      expect(definition.normalize(other) === null).toBe(other.type !== type);
    }
  });

  it('survives hostile values as a whole and at every place', () => {
    for (const value of hostileValues()) expect(problemOf(definition, value)).toBeUndefined();
    const places = pathsOf(good(type)).filter((path) => path.length > 0 && path[0] !== 'type');
    for (const path of places) {
      for (const value of hostileValues()) {
        expect(problemOf(definition, withPath(good(type), path, value))).toBeUndefined();
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('caps what is huge', () => {
    const places = pathsOf(good(type)).filter((path) => path.length > 0);
    for (const path of places) {
      const content = registry.normalize(withPath(good(type), path, HUGE));
      expect(dataSize(content)).toBeLessThan(250_000);
    }
  });

  it('never runs a getter', () => {
    const trapped: object = Object.defineProperties(
      {},
      Object.fromEntries(
        Object.keys(good(type)).map((key) => [
          key,
          key === 'type'
            ? { value: type, enumerable: true }
            : {
                enumerable: true,
                get: () => {
                  throw new Error('a getter was run');
                },
              },
        ]),
      ),
    );
    expect(() => definition.normalize(trapped)).not.toThrow();
    expect(problemOf(definition, trapped)).toBeUndefined();
  });

  it('survives anything', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(problemOf(definition, value)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(anything, (value) => {
        const typed = typeof value === 'object' && value !== null ? { ...value, type } : { type };
        expect(problemOf(definition, typed)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('survives good payloads gone wrong in several places', () => {
    const places = pathsOf(good(type)).filter((path) => path.length > 0 && path[0] !== 'type');
    if (places.length === 0) return;
    const wrong = fc.oneof(
      fc.anything({ withNullPrototype: true }),
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.double(),
      fc.integer({ min: -10, max: 40 }),
      fc.constantFrom(
        '',
        ' ',
        'a\u202eb',
        '-0',
        'javascript:alert(1)',
        'mailto:a b ',
        'tel: 1 ',
        'HTTPS://EXAMPLE.com/a b',
      ),
    );
    const change = fc.tuple(fc.constantFrom(...places), wrong);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        let payload: unknown = good(type);
        for (const [path, value] of changes) {
          try {
            payload = withPath(payload, path, value);
          } catch {
            // An earlier change took the place away.
          }
        }
        expect(problemOf(definition, payload)).toBeUndefined();
        const content = registry.normalize(payload);
        expect(problemWith(registry.get(content.type)!, content)).toBeUndefined();
        expect(sameData(registry.normalize(content), content)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    // Hundreds of tries: on a busy machine more than the usual five seconds.
  }, 30_000);
});
