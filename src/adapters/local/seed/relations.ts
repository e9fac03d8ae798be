import type { RelationRow } from '../storage/rows.js';
import type { SeedRelation } from '../world/types.js';

const MINUTE = 60_000;
const other = { friend: 'friend', incoming: 'requested', requested: 'incoming' } as const;

/** Both sides of how people stand to each other. Names and groups are each one's own. */
export function relationRows(relations: readonly SeedRelation[], seededAt: number): readonly RelationRow[] {
  return relations.flatMap(({ of, to, relation, minutesAgo, remark, groups, wording, blocked }) => {
    const since = seededAt - minutesAgo * MINUTE;
    const words = wording === undefined ? {} : { wording };
    const mine: RelationRow = {
      userId: of,
      otherId: to,
      ...(relation && { relation, since, ...words }),
      ...(remark !== undefined && { remark }),
      ...(groups && { groups }),
      ...(blocked && { blocked }),
    };
    return relation ? [mine, { userId: to, otherId: of, relation: other[relation], since, ...words }] : [mine];
  });
}
