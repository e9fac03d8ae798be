type Fields = Readonly<Record<string, unknown>>;

/** Parts of a group that are changed entry by entry. */
const NESTED: readonly string[] = ['settings', 'attributes'];

/** What own requests have made of something, field by field: what was told meanwhile stays, and of two of one's own the later request holds. */
export interface Patches {
  /** Notes a change that is asked for. @returns what it makes of what is known once it is done */
  begin<T extends object>(key: string, before: T, change: (was: T) => T): (now: T) => T;
  clear(): void;
}

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Makes it. */
export function createPatches(): Patches {
  // By what and field: which request was the last to set it, and what to.
  const set = new Map<string, { readonly turn: number; readonly value: unknown }>();
  let turns = 0;

  function merge(key: string, turn: number, before: Fields, wanted: Fields, now: Fields): Fields {
    const next: Record<string, unknown> = { ...now };
    for (const name of new Set([...Object.keys(before), ...Object.keys(wanted)])) {
      const field = `${key} ${name}`;
      const [was, is, will] = [before[name], now[name], wanted[name]];
      if (isSame(was, will)) continue;
      if (NESTED.includes(name)) {
        next[name] = merge(field, turn, fieldsOf(was), fieldsOf(will), fieldsOf(is));
        continue;
      }
      const own = set.get(field);
      const isOwn = own !== undefined && isSame(own.value, is);
      if (isOwn ? own.turn > turn : !isSame(was, is)) continue;
      set.set(field, { turn, value: will });
      if (will === undefined) delete next[name];
      else next[name] = will;
    }
    return next;
  }

  return {
    begin(key, before, change) {
      const turn = (turns += 1);
      const wanted = change(before);
      return (now) => merge(key, turn, before as Fields, wanted as Fields, now as Fields) as typeof now;
    },
    clear: () => set.clear(),
  };
}
