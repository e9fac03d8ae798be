import type { Clip } from '../../../react/index.js';
import { baseType, recordingFormat, recordingName } from './formats.js';
import { levelOf, toWaveform } from './levels.js';

/** How a recording stands. */
export interface RecorderState {
  /** `ended`: it cannot go on (it is as long as it may be, or the microphone is gone); what there is can be sent. */
  readonly status: 'recording' | 'paused' | 'ended';
  /** Length in ms. */
  readonly elapsed: number;
  /** Loudness, 0…1, ten a second. */
  readonly levels: readonly number[];
}

/** Options of {@link createRecorder}. */
export interface RecorderOptions {
  /** The open microphone; closed with the recording. */
  readonly stream: MediaStream;
  /** Longest recording in ms. */
  readonly limit: number | undefined;
  /** Most bytes; it ends before it has more. */
  readonly mostBytes: number | undefined;
  readonly onChange: () => void;
}

/** One recording, from the first sound to the clip. */
export interface Recorder {
  getState(): RecorderState;
  pause(): void;
  resume(): void;
  /** What there is so far, to be listened to. */
  sofar(): Promise<Blob>;
  /** Ends it, and answers what it has become; undefined when there is nothing. */
  finish(): Promise<Clip | undefined>;
  /** The same without waiting: at most the last second is missing. For pages that go away. */
  snapshot(): Clip | undefined;
  /** Lets go of the microphone. */
  stop(): void;
}

const TICK = 100;
const PIECE = 500;

/** How loud it is. A browser that cannot tell (a device of another sample rate) records all the same. */
function openMeter(stream: MediaStream): { readonly read: () => number; readonly close: () => void } {
  let context: AudioContext | undefined;
  const close = (): void => {
    if (context && context.state !== 'closed') void context.close();
  };
  try {
    context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const read = (): number => {
      analyser.getByteTimeDomainData(samples);
      return levelOf(samples);
    };
    return { read, close };
  } catch {
    close();
    return { read: () => 0, close: () => {} };
  }
}

/** Makes and begins a recording. Throws where this browser cannot record what the microphone gives. */
export function createRecorder({ stream, limit, mostBytes = Infinity, onChange }: RecorderOptions): Recorder {
  const mimeType = recordingFormat();
  const recorder = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType, audioBitsPerSecond: 48_000 });
  const pieces: Blob[] = [];
  const meter = openMeter(stream);
  let state: RecorderState = { status: 'recording', elapsed: 0, levels: [] };
  let before = 0;
  let since = performance.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const waiting: (() => void)[] = [];

  const set = (changes: Partial<RecorderState>): void => {
    state = { ...state, ...changes };
    onChange();
  };
  const elapsed = (): number => (state.status === 'recording' ? before + performance.now() - since : before);
  const halt = (status: 'paused' | 'ended'): void => {
    if (state.status === 'recording') before = elapsed();
    clearInterval(timer);
    timer = undefined;
    if (status === 'ended') end();
    else if (recorder.state === 'recording') recorder.pause();
    set({ status, elapsed: before });
  };
  const tick = (): void => {
    const now = elapsed();
    set({ elapsed: now, levels: [...state.levels, meter.read()] });
    if (limit !== undefined && now >= limit) halt('ended');
  };
  const run = (): void => {
    since = performance.now();
    timer = setInterval(tick, TICK);
  };
  const whole = (): Blob => new Blob(pieces, { type: baseType(recorder.mimeType || (mimeType ?? '')) });
  const snapshot = (): Clip | undefined => {
    const blob = whole();
    const duration = Math.round(elapsed());
    if (blob.size === 0 || duration === 0) return undefined;
    return { blob, name: recordingName(blob.type), duration, waveform: toWaveform(state.levels) };
  };
  const close = (): void => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    meter.close();
  };
  const through = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true });
  });
  /** It does not go on: the microphone is let go of as soon as the last piece is here. */
  const end = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
    void through.then(close);
  };

  let size = 0;
  let largest = 0;
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) pieces.push(data);
    for (const done of waiting.splice(0)) done();
    size += data.size;
    largest = Math.max(largest, data.size);
    // What comes with the end is about as large as the largest so far.
    if (size + 2 * largest > mostBytes && state.status !== 'ended') halt('ended');
  });
  // The microphone was pulled out, or the system took it away.
  for (const track of stream.getTracks()) track.addEventListener('ended', () => halt('ended'));
  recorder.start(PIECE);
  run();

  return {
    getState: () => state,
    pause() {
      if (state.status === 'recording') halt('paused');
    },
    resume() {
      if (state.status !== 'paused') return;
      recorder.resume();
      set({ status: 'recording' });
      run();
    },
    async sofar() {
      if (recorder.state === 'inactive') await through;
      else {
        const here = new Promise<void>((resolve) => waiting.push(resolve));
        recorder.requestData();
        await here;
      }
      return whole();
    },
    async finish() {
      halt('ended');
      await through;
      return snapshot();
    },
    snapshot,
    stop() {
      if (recorder.state !== 'inactive') recorder.stop();
      close();
    },
  };
}
