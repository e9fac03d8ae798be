import type { Lane, Message, MessageId, PollVotes, UserId } from '../model/index.js';
import { isRecord, ownValue, readId, readList } from '../utils/readers.js';

// P17. More options than a poll has, and more names than a list of voters shows.
const MAX_OPTIONS = 100;
const MAX_VOTERS = 1000;

/** What the signed-in user chooses in a poll: these options, and no others. None takes the vote back. */
export interface VoteOp {
  readonly kind: 'vote';
  readonly messageId: MessageId;
  readonly optionIds: readonly string[];
}

const noVotes: PollVotes = { counts: {}, mine: [] };

const readIds = (value: unknown, max: number): readonly string[] => [
  ...new Set(readList(value, max, (id) => readId(id))),
];

/** The entries of a foreign record; a Map, since the ids are foreign, too. */
function entriesOf<T>(value: unknown, read: (item: unknown) => T | undefined): ReadonlyMap<string, T> {
  const entries = new Map<string, T>();
  if (!isRecord(value)) return entries;
  for (const key of Object.keys(value).slice(0, MAX_OPTIONS)) {
    const item = read(ownValue(value, key));
    if (item !== undefined) entries.set(key, item);
  }
  return entries;
}

/** Votes as the store can hold them (P15, P17); undefined when they are none. */
export function usableVotes(lane: unknown): Lane<PollVotes> | undefined {
  const version = ownValue(lane, 'version');
  const value = ownValue(lane, 'value');
  if (typeof version !== 'number' || !Number.isFinite(version) || !isRecord(value)) return undefined;
  const counts = entriesOf(ownValue(value, 'counts'), (count) =>
    typeof count === 'number' && count >= 0 && Number.isFinite(count) ? Math.floor(count) : undefined,
  );
  const given = ownValue(value, 'voters');
  const voters = entriesOf(given, (ids) => readIds(ids, MAX_VOTERS));
  return {
    version,
    value: {
      counts: Object.fromEntries(counts),
      mine: readIds(ownValue(value, 'mine'), MAX_OPTIONS),
      ...(isRecord(given) && { voters: Object.fromEntries(voters) }),
      ...(ownValue(value, 'closed') === true && { closed: true }),
    },
  };
}

/**
 * The message with the choice of the signed-in user in place of the one before. The version of the lane stays: what the server tells of the votes next
 * has this choice in it, and wins.
 */
export function applyVote(message: Message, by: UserId, { optionIds }: Pick<VoteOp, 'optionIds'>): Message {
  if (message.recalled) return message;
  const { version = 0, value: known = noVotes } = message.lanes.votes ?? {};
  const counts = new Map(Object.entries(known.counts));
  const voters = new Map(Object.entries(known.voters ?? {}));
  for (const id of new Set([...known.mine, ...optionIds])) {
    const [before, after] = [known.mine.includes(id), optionIds.includes(id)];
    if (before === after) continue;
    counts.set(id, Math.max(0, (counts.get(id) ?? 0) + (after ? 1 : -1)));
    const others = (voters.get(id) ?? []).filter((userId) => userId !== by);
    voters.set(id, after ? [...others, by] : others);
  }
  const value: PollVotes = {
    ...known,
    counts: Object.fromEntries(counts),
    mine: [...new Set(optionIds)],
    ...(known.voters && { voters: Object.fromEntries(voters) }),
  };
  return { ...message, lanes: { ...message.lanes, votes: { version, value } } };
}
