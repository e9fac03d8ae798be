'use client';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { MediaProvider, useOwnStrings, useStage } from '../../../messages/index.js';
import { timelineKey } from '../../../model/index.js';
import {
  useAttachmentOptions,
  useBench,
  useChatActions,
  useChatStore,
  useConversationScope,
  useRecording,
  useStrings,
  type Attachments,
  type Composer,
} from '../../../react/index.js';
import { Button, Spinner } from '../../../ui/index.js';
import { microphonePermission, type MicrophoneProblem } from './microphone.js';
import type { Hold } from './useMic.js';
import { RecorderBar } from './RecorderBar.js';
import { beginSession, type VoiceSession } from './session.js';
import { recorderStrings } from './strings.js';

export { RecordingElsewhere } from './RecordingElsewhere.js';

/** Props of {@link VoicePanel}. */
export interface VoicePanelProps {
  /** How it was asked for; undefined for one that was begun before. */
  readonly hold: Hold | undefined;
  readonly composer: Composer;
  readonly attachments: Attachments;
  readonly onClose: () => void;
}

/** In the place of the field: asks for the microphone, records, lets one listen, sends. */
export function VoicePanel(props: VoicePanelProps): ReactElement {
  return (
    <MediaProvider>
      <Panel {...props} />
    </MediaProvider>
  );
}

/** What was held for less than this is not sent but goes on: it began when the finger was about to leave, in ms. */
const SHORTEST = 500;

type Step = 'opening' | 'explaining' | MicrophoneProblem;

function Panel({ hold, composer, attachments, onClose }: VoicePanelProps): ReactElement {
  const ref = useConversationScope();
  const store = useChatStore();
  const actions = useChatActions();
  const bench = useBench();
  const stage = useStage();
  const options = useAttachmentOptions();
  const recording = useRecording();
  const session =
    recording && timelineKey(recording.ref) === timelineKey(ref) ? (recording as VoiceSession) : undefined;
  const [step, setStep] = useState<Step>('opening');
  const begun = useRef(false);
  /** The finger had left before there was a microphone: the recording is not held. */
  const late = useRef(false);
  const closed = useRef(false);
  const phase = hold?.phase;
  const latest = useRef({ phase, composer, onClose });
  useEffect(() => {
    latest.current = { phase, composer, onClose };
  });

  const begin = useCallback(async (): Promise<void> => {
    setStep('opening');
    const { limits } = store.adapter;
    const answer = await beginSession({
      ref,
      bench,
      attachments,
      options,
      limit: limits.voiceDuration,
      mostBytes: limits.fileSize?.voice ?? limits.fileSize?.file,
      claim: stage.claim,
      wanted: () => {
        late.current = latest.current.phase === 'released';
        return !closed.current && latest.current.phase !== 'cancelled';
      },
      tell: (active) => actions.setTyping(ref, active, 'voice'),
    });
    if (typeof answer === 'string') setStep(answer);
    else if (!answer) latest.current.onClose();
  }, [ref, bench, attachments, options, store, stage, actions]);

  useEffect(() => {
    // One that was begun before is shown again; StrictMode comes here twice.
    if (begun.current || (bench.recording && timelineKey(bench.recording.ref) === timelineKey(ref))) return;
    begun.current = true;
    void microphonePermission().then((permission) => {
      if (permission === 'prompt') setStep('explaining');
      else void begin();
    });
  }, [begin, bench, ref]);

  const finish = (of: VoiceSession): void =>
    void of.finish(async (clip) => {
      const { composer: now } = latest.current;
      await attachments.sendClip(clip, { quote: now.quote, inConversation: now.alsoInConversation || undefined });
      if (now.quote) now.setQuote(undefined);
      if (now.alsoInConversation) now.setAlsoInConversation(false);
    });
  // However it ended, also from elsewhere: the field is back.
  const had = useRef(false);
  useEffect(() => {
    if (had.current && !session) latest.current.onClose();
    had.current = session !== undefined;
  }, [session]);
  // What the finger that holds the button does.
  useEffect(() => {
    if (!session) return;
    if (phase === 'released' && !late.current && session.getState().elapsed >= SHORTEST) finish(session);
    if (phase === 'cancelled') session.stop();
    // oxlint-disable-next-line react/exhaustive-deps -- once for each thing it does
  }, [session, phase]);

  if (session) {
    return (
      <RecorderBar
        session={session}
        limit={store.adapter.limits.voiceDuration}
        hold={hold?.phase === 'held' ? hold : undefined}
        onSend={() => finish(session)}
        onDiscard={() => session.stop()}
      />
    );
  }
  if (step === 'opening') {
    const cancel = (): void => {
      closed.current = true;
      onClose();
    };
    return <Opening onCancel={cancel} />;
  }
  return <Question step={step} onBegin={() => void begin()} onClose={onClose} />;
}

/** Leaves by Escape. */
function leaveBy(leave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    leave();
  };
}

function Opening({ onCancel }: { readonly onCancel: () => void }): ReactElement {
  const { t } = useStrings();
  return (
    <div className="cl-row cl-voice" data-step="opening" onKeyDown={leaveBy(onCancel)} role="presentation">
      <Spinner label={t('common.loading')} />
      <div className="cl-voice__answers">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </div>
  );
}

interface QuestionProps {
  readonly step: Exclude<Step, 'opening'>;
  readonly onBegin: () => void;
  readonly onClose: () => void;
}

/** Why the microphone is needed, or why there is none, and what to do. */
function Question({ step, onBegin, onClose }: QuestionProps): ReactElement {
  const { t } = useStrings();
  const words = useOwnStrings(recorderStrings);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const asking = step === 'explaining';
  return (
    // Escape belongs to all of its buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="cl-row cl-voice"
      data-step={step}
      role="group"
      aria-label={words('recorder.label')}
      onKeyDown={leaveBy(onClose)}
    >
      <p className="cl-voice__question" role={asking ? undefined : 'alert'}>
        {words(asking ? 'recorder.ask' : `recorder.${step}`)}
      </p>
      <div className="cl-voice__answers">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {step === 'unsupported' ? null : (
          <Button ref={button} variant="primary" onClick={onBegin}>
            {words(asking ? 'recorder.allow' : 'recorder.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
