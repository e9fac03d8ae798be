import type { Content, UserId } from '../../model/index.js';
import { compact, ownValue, readInteger, readOneOf, readTime } from '../../utils/readers.js';
import { contentLimits, readIds } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/**
 * How a call ended, seen from the one who called (the sender of the message). `missed` nobody answered; `cancelled` the caller hung up before an answer;
 * `busy` the other was in another call; `declined` the other refused; `failed` no connection came about; `ongoing` it has not ended.
 */
export type CallOutcome = 'ongoing' | 'completed' | 'missed' | 'cancelled' | 'busy' | 'declined' | 'failed';

/** A row of the call log. */
export interface CallContent extends Content {
  readonly type: 'call';
  readonly kind: 'audio' | 'video';
  readonly outcome: CallOutcome;
  /** Milliseconds spoken. */
  readonly duration?: number | undefined;
  readonly startedAt?: number | undefined;
  /** Who took part, in calls of several. */
  readonly participantIds?: readonly UserId[] | undefined;
}

const KINDS = ['audio', 'video'] as const;
const OUTCOMES = ['ongoing', 'completed', 'missed', 'cancelled', 'busy', 'declined', 'failed'] as const;
/** Calls that passed a person by: they are news. One they took or refused is not, and one that failed was never heard. */
const NEWS: ReadonlySet<CallOutcome> = new Set(['missed', 'cancelled', 'busy']);

/** Definition of {@link CallContent}. Summary: `call.<outcome>` with `media` (`audio` or `video`) and `duration`. Counts as unread only when it was not heard. */
export const callContent: ContentDefinition<CallContent> = defineMessageContent<CallContent>({
  type: 'call',
  normalize: (value) => {
    const outcome = readOneOf(ownValue(value, 'outcome'), OUTCOMES);
    if (outcome === undefined) return null;
    const participantIds = readIds(ownValue(value, 'participantIds'), contentLimits.people);
    return compact({
      type: 'call',
      kind: readOneOf(ownValue(value, 'kind'), KINDS) ?? 'audio',
      outcome,
      duration: readInteger(ownValue(value, 'duration'), 0, 1e10),
      startedAt: readTime(ownValue(value, 'startedAt')),
      participantIds: participantIds.length > 0 ? participantIds : undefined,
    });
  },
  summarize: ({ kind, outcome, duration }) =>
    summary(`call.${outcome}`, undefined, { media: kind, ...(duration !== undefined && { duration }) }),
  searchText: () => '',
  countable: ({ outcome }) => NEWS.has(outcome),
  sizeHint: () => 56,
});
