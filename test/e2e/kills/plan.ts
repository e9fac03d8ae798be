/** A small seeded generator (mulberry32): 0 ≤ x < 1. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Something the user does. `n` numbers the messages in the order of writing, and every text tells its own. */
export type Step = { readonly pause: number } & (
  | { readonly kind: 'text'; readonly n: number }
  | { readonly kind: 'file'; readonly n: number; readonly bytes: number }
  | { readonly kind: 'edit'; readonly n: number; readonly revision: number }
  | { readonly kind: 'react'; readonly n: number }
  | { readonly kind: 'logout' }
);

/** What the page tells the moment it is so; the test keeps it, since the page is about to die. */
export interface Note {
  /** `queued`: the row says so, or says more. `edited`, `reacted`: confirmed. `refused`: must not happen. */
  readonly what:
    'queued' | 'sending' | 'upload' | 'sent' | 'editing' | 'edited' | 'reacting' | 'reacted' | 'logout' | 'refused';
  readonly n: number;
  readonly revision?: number | undefined;
  readonly detail?: string | undefined;
}

/** When the tab dies: so many ms after the page told that for the `count`th time; `random`: so many ms after it began. */
export interface Moment {
  readonly at: 'queued' | 'sending' | 'upload' | 'sent' | 'editing' | 'reacting' | 'logout' | 'random';
  readonly count: number;
  readonly delay: number;
}

/** One round. Messages 1 and 2 are there before it begins; they are what is edited and reacted to. */
export interface Plan {
  readonly seed: number;
  readonly cache: 'none' | 'plain' | 'hinted';
  readonly steps: readonly Step[];
  readonly moment: Moment;
  /** The life after dies too; what it writes, it writes the moment it is signed in, while the outbox is still being read. */
  readonly again: { readonly steps: readonly Step[]; readonly moment: Moment } | undefined;
}

const moments = ['queued', 'upload', 'sent', 'editing', 'logout', 'sending', 'random', 'reacting'] as const;

/** Everything about a round that is decided beforehand. Eight rounds in a row die at eight different moments. */
export function planOf(seed: number): Plan {
  const random = seeded(seed * 7919);
  const below = (limit: number): number => Math.floor(random() * limit);
  const at = moments[seed % moments.length] ?? 'random';
  const steps: Step[] = [];
  let revision = 0;
  const file = 3 + below(3);
  for (let n = 3; n <= 9; n += 1) {
    // Some are written in one go, some a moment after each other.
    const pause = random() < 0.4 ? 0 : below(80);
    if (n === file) steps.push({ kind: 'file', n, pause, bytes: 1000 + below(200_000) });
    else steps.push({ kind: 'text', n, pause });
    if (random() < 0.5 || n === 4) steps.push({ kind: 'edit', n: 1, revision: (revision += 1), pause: below(30) });
    if (n === 5) steps.push({ kind: 'react', n: 2, pause: below(30) });
  }
  if (at === 'logout') steps.push({ kind: 'logout', pause: below(300) });
  const delay = at === 'random' ? below(1500) : random() < 0.5 ? 0 : below(60);
  const count = at === 'queued' || at === 'sending' || at === 'sent' ? 1 + below(4) : 1;
  const secondFile: Step = { kind: 'file', n: 10, pause: 0, bytes: 1000 + below(200_000) };
  const secondMoments = ['random', 'queued', 'upload'] as const;
  const again: Plan['again'] =
    at !== 'logout' && random() < 0.4
      ? {
          steps: [secondFile, { kind: 'text', n: 11, pause: below(20) }],
          moment: { at: secondMoments[below(3)] ?? 'random', count: 1, delay: below(700) },
        }
      : undefined;
  return {
    seed,
    cache: (['none', 'plain', 'hinted'] as const)[below(3)] ?? 'none',
    steps,
    moment: { at, count, delay },
    again,
  };
}

/** What a file of a message holds: its number and its length decide every byte. */
export function bytesOf(n: number, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + n * 17) & 255);
}
