import type { TimelineRef } from '../../../model/index.js';
import type { AttachmentOptions, Attachments, Bench, Clip, Recording } from '../../../react/index.js';
import { recordingName } from './formats.js';
import { openMicrophone, type MicrophoneProblem } from './microphone.js';
import { createRecorder, type Recorder, type RecorderState } from './recorder.js';

/** How the recording of a conversation stands. */
export interface SessionState extends RecorderState {
  /** It is being made ready to be sent. */
  readonly busy: boolean;
  /** It could not be made ready; it is still there. */
  readonly failed: boolean;
}

/** The recording of a conversation. It goes on while other conversations are shown. */
export interface VoiceSession extends Recording {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  pause(): void;
  resume(): void;
  sofar(): Promise<Blob>;
  /** Ends it and hands it over, in the format that is wanted. False when it could not be made ready: it is still there. */
  finish(send: (clip: Clip) => Promise<void>): Promise<boolean>;
}

/** Options of {@link beginSession}. */
export interface SessionOptions {
  readonly ref: TimelineRef;
  readonly bench: Bench;
  readonly attachments: Pick<Attachments, 'addClip' | 'guardClip'>;
  /** Longest recording in ms. */
  readonly limit: number | undefined;
  /** Most bytes of a recording. */
  readonly mostBytes: number | undefined;
  readonly options: AttachmentOptions;
  /** Says that this is what is heard now, and how to pause it; answers how to say that it ended. */
  readonly claim: (pause: () => void) => () => void;
  /** Asked when the microphone is open: whether it is still wanted. */
  readonly wanted: () => boolean;
  /** Tells the others that somebody speaks. */
  readonly tell: (active: boolean) => void;
}

/** What is recorded is kept so often, in ms; a long one, which is written whole each time, after a twentieth of its length. */
const GUARD = 2000;
const GUARD_PART = 20;
/** Bytes of a ms of WAV: 16 kHz, 16 bits. */
const WAV_BYTES = 32;

/** As long and as large as it may become, with what it is made into in mind. */
function limitsOf({ limit = Infinity, mostBytes = Infinity, options }: SessionOptions): {
  readonly limit: number | undefined;
  readonly mostBytes: number | undefined;
} {
  const { voiceFormat, encodeVoice } = options;
  // What the host makes of it may have any size.
  const most = encodeVoice ? Infinity : mostBytes;
  const isWav = voiceFormat === 'wav';
  const longest = isWav ? Math.min(limit, Math.floor(most / WAV_BYTES) - 1000) : limit;
  return {
    limit: longest === Infinity ? undefined : longest,
    mostBytes: isWav || most === Infinity ? undefined : most,
  };
}

/** Makes a clip what the backend and the host want it to be. */
async function inFormat(clip: Clip, { voiceFormat, encodeVoice }: AttachmentOptions): Promise<Clip> {
  const plain = voiceFormat === 'wav' ? await (await import('./wav.js')).toWav(clip.blob) : clip.blob;
  const blob = (await encodeVoice?.(plain, { duration: clip.duration })) ?? plain;
  return { ...clip, blob, name: recordingName(blob.type) };
}

/** Opens the microphone and begins to record; answers why not, and nothing when it is not wanted any more. A recording that was being made elsewhere is kept as a draft there. */
export async function beginSession(given: SessionOptions): Promise<VoiceSession | MicrophoneProblem | undefined> {
  const { ref, bench, attachments, options, claim, tell, wanted } = given;
  const { era } = bench;
  const stream = await openMicrophone();
  if (typeof stream === 'string') return stream;
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  // The user may have signed out while the browser asked.
  if (!wanted() || bench.era !== era) {
    close();
    return undefined;
  }

  const listeners = new Set<() => void>();
  let extra = { busy: false, failed: false };
  let finished: Clip | undefined;
  let ended = false;
  const change = (): void => {
    state = { ...recorder.getState(), ...extra };
    if (state.status === 'recording') tell(true);
    for (const listener of [...listeners]) listener();
  };
  let recorder: Recorder;
  try {
    recorder = createRecorder({ stream, ...limitsOf(given), onChange: () => !ended && change() });
  } catch {
    close();
    return 'busy';
  }
  bench.recording?.keep();
  let state: SessionState = { ...recorder.getState(), ...extra };
  let release = claim(() => session.pause());

  const leaving = new AbortController();
  /** What there is must not be lost with the page. */
  const guard = (): void => {
    const clip = recorder.snapshot();
    if (clip) attachments.guardClip(clip);
  };
  addEventListener(
    'beforeunload',
    (event) => {
      guard();
      event.preventDefault();
    },
    { signal: leaving.signal },
  );
  addEventListener('pagehide', guard, { signal: leaving.signal });
  // A page that goes has no time to write, and one that crashes none at all.
  const guardLater = (): void => {
    const rest = Math.max(GUARD, recorder.getState().elapsed / GUARD_PART);
    guarding = setTimeout(() => {
      if (recorder.getState().status === 'recording') guard();
      guardLater();
    }, rest);
  };
  let guarding: ReturnType<typeof setTimeout>;
  guardLater();
  leaving.signal.addEventListener('abort', () => clearTimeout(guarding));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && guard(), {
    signal: leaving.signal,
  });

  const end = (): void => {
    if (ended) return;
    ended = true;
    leaving.abort();
    release();
    tell(false);
    recorder.stop();
    attachments.guardClip(undefined);
    if (bench.recording === session) bench.setRecording(undefined);
  };
  const session: VoiceSession = {
    ref,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pause() {
      release();
      tell(false);
      recorder.pause();
      guard();
    },
    resume() {
      release = claim(() => session.pause());
      recorder.resume();
    },
    sofar: recorder.sofar,
    async finish(send) {
      extra = { busy: true, failed: false };
      release();
      change();
      try {
        finished ??= await recorder.finish();
        const clip = finished && (await inFormat(finished, options));
        if (ended) return false;
        if (clip) await send(clip);
        end();
        return true;
      } catch {
        extra = { busy: false, failed: true };
        change();
        return false;
      }
    },
    keep() {
      void session.finish((clip) => attachments.addClip(clip));
    },
    stop: end,
  };
  bench.setRecording(session);
  // What keeps it is loaded now: there is no time for it when the page goes.
  attachments.guardClip(undefined);
  return session;
}
