import type { Content, MediaRef } from '../../model/index.js';
import { compact, ownValue, readFlag, readList, readNumber } from '../../utils/readers.js';
import { contentLimits, readMediaRef } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** Spoken words. The length is `media.duration`. What was said, if the backend can tell, is the lane `transcript`. */
export interface VoiceContent extends Content {
  readonly type: 'voice';
  readonly media: MediaRef;
  /** Loudness over time, 0…1, at most 128 values, evenly spaced; empty when not known. */
  readonly waveform: readonly number[];
  /** The signed-in user has listened to it, where the backend keeps that. */
  readonly played?: boolean | undefined;
}

/** Definition of {@link VoiceContent}. Summary: `voice`, with `duration` in ms where known. */
export const voiceContent: ContentDefinition<VoiceContent> = defineMessageContent<VoiceContent>({
  type: 'voice',
  normalize: (value) => {
    const media = readMediaRef(ownValue(value, 'media'));
    if (media === undefined) return null;
    return compact({
      type: 'voice',
      media,
      waveform: readWaveform(ownValue(value, 'waveform')),
      played: readFlag(ownValue(value, 'played')),
    });
  },
  summarize: ({ media }) =>
    summary('voice', undefined, media.duration === undefined ? undefined : { duration: media.duration }),
  searchText: () => '',
  media: ({ media }) => [media],
  sizeHint: () => 56,
});

/**
 * A waveform as messages carry it. More than 128 values are brought down by taking the loudest of each stretch, so that the shape stays
 * instead of the end being cut off.
 */
export function readWaveform(value: unknown): readonly number[] {
  const max = contentLimits.waveform;
  const levels = readList(value, 16_384, (level) => readNumber(level, 0, 1));
  if (levels.length <= max) return levels;
  return Array.from({ length: max }, (_, bar) => {
    const from = Math.floor((bar * levels.length) / max);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / max));
    return Math.max(...levels.slice(from, to));
  });
}
