import type { PollVotes, UserId } from '../../model/index.js';
import { ownValue } from '../../utils/readers.js';
import { stripControls } from '../../utils/stripControls.js';
import type { PollContent, PollOption } from '../content.js';

/** One option with what was voted for it. */
export interface OptionResult extends PollOption {
  readonly count: number;
  /** Of all votes, 0…1; where one may choose several, of all people who voted as far as they are known. */
  readonly share: number;
  readonly mine: boolean;
  /** Who chose it, where that is told. */
  readonly voters: readonly UserId[] | undefined;
}

/** A poll as it stands. */
export interface PollResult {
  readonly options: readonly OptionResult[];
  /** All votes: people, where everybody has one. */
  readonly total: number;
  readonly voted: boolean;
  /** Whether it is told who chose what. */
  readonly named: boolean;
}

/** The question as it is shown: line by line without the characters that turn or hide others. */
export function questionOf({ question }: PollContent): string {
  return question.split('\n').map(stripControls).join('\n');
}

/** Counts a poll. Votes for options it does not have are left out. */
export function pollResult(content: PollContent, votes: PollVotes | undefined): PollResult {
  const countOf = (id: string): number => Number(ownValue(votes?.counts, id) ?? 0);
  const named = votes?.voters !== undefined && !content.anonymous;
  const votersOf = (id: string): readonly UserId[] => {
    const found = ownValue(votes?.voters, id);
    return Array.isArray(found) ? (found as readonly UserId[]) : [];
  };
  const total = content.options.reduce((sum, { id }) => sum + countOf(id), 0);
  const people = named && content.multiple ? new Set(content.options.flatMap(({ id }) => votersOf(id))).size : total;
  const base = Math.max(1, people, ...content.options.map(({ id }) => countOf(id)));
  const options = content.options.map((option) => ({
    ...option,
    count: countOf(option.id),
    share: countOf(option.id) / base,
    mine: votes?.mine.includes(option.id) ?? false,
    voters: named ? votersOf(option.id) : undefined,
  }));
  return { options, total, voted: options.some(({ mine }) => mine), named };
}
