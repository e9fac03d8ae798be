'use client';
import { useMemo, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { useMedia, useStrings } from '../../react/index.js';
import { IconButton, PauseIcon, PlayIcon } from '../../ui/index.js';
import type { VoiceContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { usePlayback } from './VoicePlayerProvider.js';

const BARS = 36;
const SEEK_STEP = 5000;

/** A recording: play and pause, its shape, its length. One plays at a time. */
export function VoiceMessage({ content, messageKey, meta }: MessageViewProps<VoiceContent>): ReactElement {
  const translator = useStrings();
  const { url, error } = useMedia(content.media, 'original');
  const playback = usePlayback(messageKey);
  const duration = content.media.duration ?? 0;
  const bars = useMemo(() => barsOf(content.waveform), [content.waveform]);
  const failed = error !== undefined || playback.failed;
  const played = duration > 0 ? Math.min(1, playback.position / duration) : 0;
  const label = playback.playing
    ? translator.t('messages.voice.pause')
    : translator.t('messages.voice.play', { duration: translator.formatSpokenDuration(duration) });

  const onKeyDown = (event: KeyboardEvent): void => {
    const forward = translator.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = translator.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key !== forward && event.key !== back) return;
    event.preventDefault();
    const to = playback.position + (event.key === forward ? SEEK_STEP : -SEEK_STEP);
    playback.seek(Math.max(0, Math.min(duration, to)));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const along = (event.clientX - left) / Math.max(1, width);
    playback.seek(duration * (translator.dir === 'rtl' ? 1 - along : along));
  };

  return (
    <div className="cl-voice-message" data-playing={playback.playing || undefined}>
      <IconButton
        className="cl-voice-message__button"
        variant="primary"
        icon={playback.playing ? PauseIcon : PlayIcon}
        label={label}
        disabled={url === undefined}
        onClick={() => url !== undefined && playback.toggle(url)}
      />
      <div className="cl-voice-message__body">
        <div
          className="cl-voice-message__bars"
          role="slider"
          tabIndex={0}
          aria-label={translator.t('messages.seek')}
          aria-valuemin={0}
          aria-valuemax={Math.round(duration / 1000)}
          aria-valuenow={Math.round(playback.position / 1000)}
          aria-valuetext={translator.formatSpokenDuration(playback.position)}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
        >
          {bars.map((level, index) => (
            <span
              // Bars of one recording never move.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              className="cl-voice-message__bar"
              data-played={index / BARS < played || undefined}
              style={{ blockSize: `${Math.round(12 + level * 88)}%` }}
            />
          ))}
        </div>
        <div className="cl-voice-message__foot">
          <span className="cl-voice-message__time" role={failed ? 'alert' : undefined}>
            {failed
              ? translator.t('messages.voice.failed')
              : translator.formatDuration(playback.position > 0 ? playback.position : duration)}
          </span>
          {meta}
        </div>
      </div>
    </div>
  );
}

/** A fixed number of bars from any number of levels; without levels a quiet even line. */
function barsOf(levels: readonly number[]): readonly number[] {
  return Array.from({ length: BARS }, (_, bar) => {
    if (levels.length === 0) return 0.12;
    const from = Math.floor((bar * levels.length) / BARS);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / BARS));
    return Math.max(...levels.slice(from, to));
  });
}
