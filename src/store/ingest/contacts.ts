import type { Contact } from '../../model/index.js';
import { ownValue, readId, readLine, readTime } from '../../utils/readers.js';
import type { Core } from '../core.js';
import { ingestPerson } from './people.js';

const relations: readonly unknown[] = ['friend', 'following', 'requested', 'incoming'] satisfies Contact['relation'][];
// P17. More groups help nobody to find anybody.
const MAX_GROUPS = 100;

/** A contact as the store can hold it; undefined for what names nobody (P15). */
export function usableContact(value: unknown): Contact | undefined {
  const userId = readId(ownValue(value, 'userId'));
  const relation = ownValue(value, 'relation');
  if (userId === undefined || !relations.includes(relation)) return undefined;
  const groups = ownValue(value, 'groups');
  const since = readTime(ownValue(value, 'since'));
  const wording = readLine(ownValue(value, 'wording'), 500);
  return {
    userId,
    relation: relation as Contact['relation'],
    ...(Array.isArray(groups) && {
      groups: groups.slice(0, MAX_GROUPS).flatMap((name: unknown) => readLine(name, 100) ?? []),
    }),
    ...(since !== undefined && { since }),
    ...(wording !== undefined && { wording }),
  };
}

/** Takes in how somebody stands to the signed-in user. */
export function ingestContact(core: Core, value: unknown): void {
  const contact = usableContact(value);
  if (!contact) return core.diagnose('malformed-event', 'contact');
  ingestPerson(core, core.contacts, contact.userId, contact);
}
