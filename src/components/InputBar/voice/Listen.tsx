'use client';
import { useEffect, useMemo, useSyncExternalStore, type ReactElement } from 'react';
import { createVoicePlayer, useOwnStrings, useStage, Waveform } from '../../../messages/index.js';
import { useStrings } from '../../../react/index.js';
import { IconButton, PauseIcon, PlayIcon } from '../../../ui/index.js';
import { toWaveform } from './levels.js';
import type { VoiceSession } from './session.js';
import { recorderStrings } from './strings.js';

const TRACK = { key: 'preview', media: { id: 'preview', mime: 'audio/webm', size: 0 } };

/** What was recorded so far, to be listened to before it is sent. */
export function Listen({ session }: { readonly session: VoiceSession }): ReactElement {
  const { formatDuration } = useStrings();
  const words = useOwnStrings(recorderStrings);
  const stage = useStage();
  const { elapsed, levels } = session.getState();
  const waveform = useMemo(() => toWaveform(levels), [levels]);
  const player = useMemo(
    () =>
      createVoicePlayer({
        async resolve() {
          const url = URL.createObjectURL(await session.sofar());
          return { url, revoke: () => URL.revokeObjectURL(url) };
        },
        claim: stage.claim,
        isThere: () => true,
        next: () => undefined,
        onPlay: () => {},
      }),
    [session, stage],
  );
  useEffect(() => () => player.stop(), [player]);
  const { status, position } = useSyncExternalStore(player.subscribe, player.getState, player.getState);
  const playing = status === 'playing' || status === 'loading';
  return (
    <>
      <IconButton
        size="small"
        icon={playing ? PauseIcon : PlayIcon}
        label={words(playing ? 'recorder.stopListening' : 'recorder.listen')}
        onClick={() => player.toggle(TRACK)}
      />
      <span className="cl-voice__wave">
        <Waveform levels={waveform} position={position} duration={elapsed} onSeek={(to) => player.seek(TRACK, to)} />
      </span>
      <span className="cl-voice__time">{formatDuration(position > 0 ? position : elapsed)}</span>
    </>
  );
}
