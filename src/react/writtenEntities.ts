import type { TextEntity } from '../model/index.js';

/** Where a text changed: `removed` UTF-16 units from `start` on gave way to `added` ones. */
export interface TextChange {
  readonly start: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * What changed between two texts.
 *
 * @param caret where the caret stands afterwards. It decides what letters alone cannot: which of three equal letters was deleted.
 */
export function changeOf(before: string, after: string, caret?: number): TextChange {
  const shorter = Math.min(before.length, after.length);
  let end = caret === undefined ? -1 : after.length - caret;
  if (end < 0 || end > shorter || (end > 0 && !before.endsWith(after.slice(-end)))) end = -1;
  const limit = end < 0 ? shorter : shorter - end;
  let start = 0;
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (end < 0) {
    end = 0;
    while (
      end < shorter - start &&
      before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
    )
      end++;
  }
  return { start, removed: before.length - end - start, added: after.length - end - start };
}

/**
 * Entities after a change: those behind it move along, and one it goes through is no longer one, since half a name means nobody. Its words stay.
 */
export function moveEntities(entities: readonly TextEntity[], change: TextChange): readonly TextEntity[] {
  if (entities.length === 0) return entities;
  const { start, removed, added } = change;
  const by = added - removed;
  return entities.flatMap((entity) => {
    if (entity.offset + entity.length <= start) return [entity];
    if (entity.offset < start + removed) return [];
    return [by === 0 ? entity : { ...entity, offset: entity.offset + by }];
  });
}

/** The entities with one more, in order; what it overlaps goes. */
export function withEntity(entities: readonly TextEntity[], added: TextEntity): readonly TextEntity[] {
  const end = added.offset + added.length;
  const rest = entities.filter(({ offset, length }) => offset + length <= added.offset || offset >= end);
  return [...rest, added].toSorted((a, b) => a.offset - b.offset);
}

/** Entities by the words they stand on, to find them again where the words come back: by undo, or moved by cut and paste. */
export type KnownEntities = ReadonlyMap<string, TextEntity | null>;

/** Learns the entities of a text. Words that stand for two different people are learned as nobody's. */
export function learnEntities(known: KnownEntities, text: string, entities: readonly TextEntity[]): KnownEntities {
  let next: Map<string, TextEntity | null> | undefined;
  for (const entity of entities) {
    if (entity.length === 0) continue;
    const words = text.slice(entity.offset, entity.offset + entity.length);
    const had = known.get(words);
    if (had !== undefined && (had === null || sameTarget(had, entity))) continue;
    next ??= new Map(known);
    next.set(words, had === undefined ? entity : null);
  }
  return next ?? known;
}

function sameTarget(a: TextEntity, b: TextEntity): boolean {
  return a.type === b.type && a.userId === b.userId && a.url === b.url && a.id === b.id;
}

/** A letter after which the word goes on. In scripts that write words without spaces between them it tells nothing. */
const GOES_ON = /^[\p{L}\p{M}\p{N}_]/u;
const NO_SPACES = /^[\p{Ideographic}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]/u;

/** Marks known words again inside a part of a text, where they are not marked. Half a word, or a name, is none of them. */
export function restoreEntities(
  known: KnownEntities,
  text: string,
  entities: readonly TextEntity[],
  from: number,
  to: number,
): readonly TextEntity[] {
  let found = entities;
  for (const [words, entity] of known) {
    if (entity === null) continue;
    for (let at = text.indexOf(words, from); at >= 0 && at + words.length <= to; at = text.indexOf(words, at + 1)) {
      const end = at + words.length;
      const rest = text.slice(end, end + 2);
      if (GOES_ON.test(rest) && !NO_SPACES.test(rest)) continue;
      if (found.some(({ offset, length }) => offset < end && offset + length > at)) continue;
      found = withEntity(found, { ...entity, offset: at });
    }
  }
  return found;
}
