import type { SoundName } from './settings.js';

/** One tone: pitch in Hz, from when, how long, in seconds; how loud beside the others. */
type Tone = readonly [pitch: number, at: number, length: number, loud: number];

const tones: Readonly<Record<Exclude<SoundName, 'none'>, readonly Tone[]>> = {
  chime: [
    [880, 0, 0.25, 0.6],
    [1318.5, 0.09, 0.4, 0.5],
  ],
  pop: [[520, 0, 0.09, 1]],
  knock: [
    [190, 0, 0.07, 1],
    [170, 0.12, 0.08, 0.8],
  ],
  bell: [
    [1046.5, 0, 0.9, 0.5],
    [2093, 0, 0.5, 0.2],
    [3140, 0, 0.3, 0.08],
  ],
};

/** Makes sounds. */
export interface Player {
  /** Plays one, unless the browser lets no page make a sound that nobody has touched yet. */
  play(sound: SoundName, volume: number): void;
  /** Lets go of the sound device. */
  stop(): void;
}

/** A sound that could not be made for so long, in ms, is about nothing any more. */
const LATE = 1000;

/** Makes a player. Nothing is opened before something is played; a page that was never touched stays silent. */
export function createPlayer(): Player {
  let context: AudioContext | undefined;
  return {
    play(sound, volume) {
      if (sound === 'none' || volume <= 0 || typeof AudioContext !== 'function') return;
      const touched = navigator.userActivation?.hasBeenActive ?? true;
      if (!touched) return;
      const device = (context ??= new AudioContext());
      const asked = performance.now();
      device.resume().then(
        () => {
          // One that stood still, such as during a call, would make all sounds of that time at once.
          if (device === context && device.state === 'running' && performance.now() - asked < LATE)
            make(device, sound, volume);
        },
        () => undefined,
      );
    },
    stop() {
      void context?.close().catch(() => undefined);
      context = undefined;
    },
  };
}

function make(context: AudioContext, sound: Exclude<SoundName, 'none'>, volume: number): void {
  const { currentTime, destination } = context;
  for (const [pitch, at, length, loud] of tones[sound]) {
    const start = currentTime + 0.01 + at;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.type = sound === 'knock' ? 'triangle' : 'sine';
    tone.frequency.setValueAtTime(pitch, start);
    if (sound === 'pop') tone.frequency.exponentialRampToValueAtTime(pitch * 1.9, start + length);
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume * loud * 0.4, start + 0.008);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
    tone.connect(gain).connect(destination);
    tone.start(start);
    tone.stop(start + length + 0.02);
  }
}
