'use client';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { useConversationName, useRecording, useStrings } from '../../../react/index.js';
import { Button, IconButton, MicIcon, PauseIcon, Text } from '../../../ui/index.js';
import type { VoiceSession } from './session.js';
import { recorderStrings } from './strings.js';

/** Above the field: a recording goes on for another conversation, or waits there. */
export function RecordingElsewhere(): ReactElement | null {
  const recording = useRecording();
  return recording ? <Bar session={recording as VoiceSession} /> : null;
}

function Bar({ session }: { readonly session: VoiceSession }): ReactElement {
  const { formatDuration } = useStrings();
  const words = useOwnStrings(recorderStrings);
  const name = useConversationName(session.ref.conversationId);
  const { status, elapsed } = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  const recording = status === 'recording';
  const title = words(recording ? 'recorder.elsewhere' : 'recorder.elsewhere.paused', { name });
  return (
    <div className="cl-voice-elsewhere" role="group" aria-label={title}>
      <span className="cl-voice__dot" data-live={recording || undefined} aria-hidden="true" />
      <Text truncate className="cl-voice-elsewhere__title">
        {title}
      </Text>
      <span className="cl-voice__time">{formatDuration(elapsed)}</span>
      {recording ? (
        <IconButton size="small" icon={PauseIcon} label={words('recorder.pause')} onClick={() => session.pause()} />
      ) : status === 'paused' ? (
        <IconButton size="small" icon={MicIcon} label={words('recorder.resume')} onClick={() => session.resume()} />
      ) : null}
      <Button size="small" onClick={() => session.keep()}>
        {words('recorder.keep')}
      </Button>
    </div>
  );
}
