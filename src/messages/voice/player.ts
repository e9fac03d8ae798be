import type { ResolvedMedia } from '../../contract/index.js';
import type { MediaRef } from '../../model/index.js';

/** A recording that can be played. */
export interface Track {
  /** Key of its row. */
  readonly key: string;
  readonly media: MediaRef;
  /** Where it is shown: when that leaves the page, for another conversation, nobody could stop it any more. */
  readonly place?: Element | undefined;
}

/** Times normal speed. */
export type Speed = 1 | 1.5 | 2;

/** What is in the player, if anything. */
export interface PlayerState {
  /** Key of the recording in the player; null when there is none. */
  readonly key: string | null;
  readonly status: 'paused' | 'loading' | 'playing' | 'failed';
  /** Position in ms. */
  readonly position: number;
  /** Length in ms, as the sound itself tells; undefined while it is not known. */
  readonly duration?: number | undefined;
}

/** Plays one recording at a time. */
export interface VoicePlayer {
  getState(): PlayerState;
  getSpeed(): Speed;
  subscribe(listener: () => void): () => void;
  /** Plays or pauses. Another recording that plays is stopped. */
  toggle(track: Track): void;
  /** Goes to a position in ms; a recording that is not in the player begins there when it is played. */
  seek(track: Track, position: number): void;
  /** 1, 1.5, 2, and 1 again; for this recording and all that follow. */
  changeSpeed(): void;
  /** Silence; lets go of the recording. */
  stop(): void;
}

/** What a player is made with. */
export interface PlayerOptions {
  readonly resolve: (media: MediaRef, signal: AbortSignal) => Promise<ResolvedMedia>;
  /** Says that sound begins here, and with what it can be paused; answers how to say that it ended. */
  readonly claim: (pause: () => void) => () => void;
  /** False once it was taken back or deleted: its sound ends at once. */
  readonly isThere: (track: Track) => boolean;
  /** What is played when a recording has come to its end. */
  readonly next: (track: Track) => Track | undefined;
  /** Told when a recording begins to sound. */
  readonly onPlay: (track: Track) => void;
  readonly makeAudio?: (() => HTMLAudioElement) | undefined;
}

const SILENCE: PlayerState = { key: null, status: 'paused', position: 0 };
const FASTER: Readonly<Record<Speed, Speed>> = { 1: 1.5, 1.5: 2, 2: 1 };

/** Makes a player. Its audio element is made when something is first played. */
export function createVoicePlayer(options: PlayerOptions): VoicePlayer {
  const { resolve, claim, isThere, next, onPlay, makeAudio = () => new Audio() } = options;
  const listeners = new Set<() => void>();
  let state = SILENCE;
  let speed: Speed = 1;
  let audio: HTMLAudioElement | undefined;
  let track: Track | undefined;
  /** Of the recording in the player: its address, and the way there. */
  let media: ResolvedMedia | undefined;
  let loading: AbortController | undefined;
  let release: (() => void) | undefined;

  const set = (changes: Partial<PlayerState>): void => {
    state = { ...state, ...changes };
    for (const listener of [...listeners]) listener();
  };
  const pause = (): void => {
    loading?.abort();
    loading = undefined;
    audio?.pause();
    if (state.status !== 'failed') set({ status: 'paused' });
  };
  const unload = (): void => {
    loading?.abort();
    loading = undefined;
    release?.();
    release = undefined;
    track = undefined;
    if (audio) {
      audio.pause();
      audio.removeAttribute('src');
      // Without this the browser keeps what it has read.
      audio.load();
    }
    media?.revoke();
    media = undefined;
  };
  const stop = (): void => {
    unload();
    audio = undefined;
    set(SILENCE);
  };
  const fail = (): void => set({ status: 'failed' });

  const element = (): HTMLAudioElement => {
    if (audio) return audio;
    const made = makeAudio();
    // An element that was stopped may still have something to say.
    const listen = (type: string, listener: () => void): void =>
      made.addEventListener(type, () => made === audio && listener());
    listen('timeupdate', () => {
      if (!track || !media) return;
      if (track.place?.isConnected === false || !isThere(track)) return stop();
      set({ position: made.currentTime * 1000 });
    });
    listen('durationchange', () => {
      if (Number.isFinite(made.duration) && made.duration > 0) set({ duration: made.duration * 1000 });
    });
    listen('pause', () => {
      if (state.status === 'playing') set({ status: 'paused' });
    });
    listen('playing', () => set({ status: 'playing' }));
    listen('ended', () => {
      const ended = track;
      const following = ended && next(ended);
      set({ status: 'paused', position: 0 });
      if (following) play({ ...following, place: following.place ?? ended.place });
      else release?.();
    });
    listen('error', () => {
      if (media) fail();
    });
    // Phones let a page play what a finger has begun: now, and not once the recording is here.
    made.load();
    audio = made;
    return made;
  };

  const sound = (made: HTMLAudioElement, playing: Track): void => {
    made.playbackRate = speed;
    release?.();
    release = claim(pause);
    made.play().then(
      () => onPlay(playing),
      (reason: unknown) => {
        // A pause that comes before the sound does is no failure.
        if (made === audio && track === playing && !(reason instanceof DOMException && reason.name === 'AbortError'))
          fail();
      },
    );
  };

  const load = async (wanted: Track, from: number): Promise<void> => {
    const made = element();
    const controller = new AbortController();
    loading = controller;
    set({ status: 'loading' });
    try {
      const resolved = await resolve(wanted.media, controller.signal);
      if (controller.signal.aborted) return resolved.revoke();
      loading = undefined;
      media = resolved;
      made.src = resolved.url;
      if (from > 0) made.currentTime = from / 1000;
      sound(made, wanted);
    } catch {
      if (!controller.signal.aborted) fail();
    }
  };

  const choose = (wanted: Track, position: number): void => {
    unload();
    track = wanted;
    set({ key: wanted.key, status: 'paused', position, duration: undefined });
  };

  function play(wanted: Track): void {
    if (state.key !== wanted.key) choose(wanted, 0);
    else if (state.status === 'failed') choose(wanted, state.position);
    // It may have been sought to before: where it is shown comes only with its being played.
    else track = wanted;
    if (media && audio) sound(audio, wanted);
    else void load(wanted, state.position);
  }

  return {
    getState: () => state,
    getSpeed: () => speed,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggle(wanted) {
      const busy = state.key === wanted.key && (state.status === 'playing' || state.status === 'loading');
      if (busy) pause();
      else play(wanted);
    },
    seek(wanted, position) {
      if (state.key !== wanted.key) return choose(wanted, position);
      if (audio && media) audio.currentTime = position / 1000;
      set({ position });
    },
    changeSpeed() {
      speed = FASTER[speed];
      if (audio) audio.playbackRate = speed;
      set({});
    },
    stop,
  };
}
