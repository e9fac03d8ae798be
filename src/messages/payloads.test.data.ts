import { goodContents } from './contents.test.data.js';

/** Words a payload is made of besides those of its type: what normalisers look for, and what has fooled some. */
const KEYS = ['type', 'id', 'text', 'media', 'kind', 'url', '__proto__', 'constructor', 'length', 'toString', 'value'];
const ATOMS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  0.1,
  4_294_967_296,
  '',
  ' ',
  'a',
  '\u202eabc\u0000',
  '👩‍👩‍👧‍👦',
  'javascript:alert(1)',
  'https://example.com/',
  '__proto__',
  '2026-05-01',
  '<img src=x onerror=alert(1)>',
  '"}{[',
  'x'.repeat(300),
];

/** A generator of payloads from one seed, a hundred times as fast as a tree of arbitraries; any failure is replayed by its seed. */
export function payloads(type: string, seed: number): () => unknown {
  let state = seed >>> 0;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const good = (goodContents as Readonly<Record<string, unknown>>)[type];
  const keys = [
    ...new Set(
      [...KEYS, ...JSON.stringify(good).matchAll(/"(\w+)":/g)].map((each) =>
        String(typeof each === 'string' ? each : each[1]),
      ),
    ),
  ];
  const words = [...ATOMS, ...[...JSON.stringify(good).matchAll(/:"([^"]*)"/g)].map((each) => each[1])];
  const wild = (depth: number): unknown => {
    const kind = depth > 3 ? 0 : random(4);
    if (kind <= 1) return words[random(words.length)];
    if (kind === 2) return Array.from({ length: random(4) }, () => wild(depth + 1));
    return Object.fromEntries(Array.from({ length: random(5) }, () => [keys[random(keys.length)], wild(depth + 1)]));
  };
  /** The good one with some places replaced, so that payloads get past the first check. */
  const bent = (value: unknown): unknown => {
    if (random(14) === 0) return wild(2);
    if (Array.isArray(value)) return (value as readonly unknown[]).map(bent);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) =>
        random(20) === 0 ? [] : [[key, key === 'type' && inner === type ? inner : bent(inner)]],
      ),
    );
  };
  return () => (random(2) === 0 ? { ...(wild(0) as object), type } : { ...(bent(good) as object), type });
}
