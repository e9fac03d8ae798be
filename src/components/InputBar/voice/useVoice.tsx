'use client';
import { useCallback, useState, type ReactElement } from 'react';
import { timelineKey } from '../../../model/index.js';
import { useConversationScope, useRecording, type Composer } from '../../../react/index.js';
import { useLazy, type IconButtonProps } from '../../../ui/index.js';
import type { ComposerFiles } from '../attachments/useFiles.js';
import { canRecord } from './microphone.js';
import { useMic, type Hold } from './useMic.js';

/** What an input bar has of recordings. */
export interface ComposerVoice {
  /** Takes the place of the field while a recording is made. */
  readonly panel: ReactElement | undefined;
  /** What the send button is while there is nothing to send: one button, so that the focus stays on it. */
  readonly button: IconButtonProps | undefined;
  /** Whether a button stands beside the panel: the one that is held. */
  readonly held: boolean;
  /** Above the field: a recording goes on in another conversation. */
  readonly elsewhere: ReactElement | undefined;
}

const loadPanel = () => import('./VoicePanel.js');

/** Recording by button. Everything but the button is loaded when it is first wanted. */
export function useVoice(composer: Composer, files: ComposerFiles): ComposerVoice {
  const ref = useConversationScope();
  const recording = useRecording();
  const here = recording !== undefined && timelineKey(recording.ref) === timelineKey(ref);
  const [hold, setHold] = useState<Hold>();
  const active = hold !== undefined || here;
  const part = useLazy(loadPanel, active || recording !== undefined, () => setHold(undefined), true);

  const { text, command, forward } = composer;
  const empty =
    text.trim() === '' && command === undefined && forward === undefined && files.attachments.items.length === 0;
  const offered = canRecord() && composer.editing === undefined && files.decision.allowed;
  const held = hold?.phase === 'held';
  const shown = held || (!active && empty && offered);
  const mic = useMic(empty, hold, setHold);
  const { focus } = files;
  const close = useCallback(() => {
    setHold(undefined);
    // On touch the keyboard would jump up.
    if (matchMedia('(hover: hover) and (pointer: fine)').matches) requestAnimationFrame(focus);
  }, [focus]);
  return {
    held,
    panel:
      active && part ? (
        <part.VoicePanel hold={hold} composer={composer} attachments={files.attachments} onClose={close} />
      ) : undefined,
    button: shown ? { ...mic, className: 'cl-input-bar__send cl-voice__mic' } : undefined,
    elsewhere: recording && !here && part ? <part.RecordingElsewhere /> : undefined,
  };
}
