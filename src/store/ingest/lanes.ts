import type { MessageLanes, ReactionSummary } from '../../model/index.js';
import { isRecord, ownValue, readId } from '../../utils/readers.js';
import { MAX_EMOJI } from '../reactionRegisters.js';
import { usableVotes } from '../votes.js';

// P17. Names beyond these are not shown anyway.
const MAX_SAMPLE = 20;
const MAX_PREVIEWS = 10;

function isSummary(value: unknown): value is ReactionSummary {
  return isRecord(value) && readId(ownValue(value, 'emoji')) !== undefined && Number.isFinite(ownValue(value, 'count'));
}

/** Counts of reactions as the store can hold them: sound ones, and no more than are shown. The same list when nothing was to be done. */
export function usableReactions(value: unknown): readonly ReactionSummary[] {
  if (!Array.isArray(value)) return [];
  const isFine = (each: unknown): boolean =>
    isSummary(each) && Array.isArray(each.sampleUserIds) && each.sampleUserIds.length <= MAX_SAMPLE;
  if (value.length <= MAX_EMOJI && value.every(isFine)) return value as readonly ReactionSummary[];
  return value
    .filter(isSummary)
    .slice(0, MAX_EMOJI)
    .map((each) => {
      const sample: readonly unknown[] = Array.isArray(each.sampleUserIds) ? each.sampleUserIds : [];
      return { ...each, sampleUserIds: sample.flatMap((id) => readId(id) ?? []).slice(0, MAX_SAMPLE) };
    });
}

/** What was added to a message as the store can hold it (P15, P17). The same object when nothing was to be done. */
export function usableLanes(lanes: MessageLanes): MessageLanes {
  const { reactions, preview } = lanes;
  let result = lanes;
  if (reactions !== undefined) {
    const value = usableReactions(ownValue(reactions, 'value'));
    if (!Number.isFinite(ownValue(reactions, 'version'))) result = { ...result, reactions: undefined };
    else if (value !== reactions.value) result = { ...result, reactions: { version: reactions.version, value } };
  }
  if (preview !== undefined) {
    const value: unknown = ownValue(preview, 'value');
    if (!Array.isArray(value)) result = { ...result, preview: undefined };
    else if (value.length > MAX_PREVIEWS)
      result = { ...result, preview: { version: preview.version, value: preview.value.slice(0, MAX_PREVIEWS) } };
  }
  for (const name of ['translation', 'transcript'] as const) {
    const text = ownValue(ownValue(lanes[name], 'value'), 'text');
    if (lanes[name] !== undefined && typeof text !== 'string') result = { ...result, [name]: undefined };
  }
  if (lanes.votes !== undefined) result = { ...result, votes: usableVotes(lanes.votes) };
  return result;
}
