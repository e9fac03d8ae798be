/** What is being played, if anything. */
export interface PlayerState {
  /** Key of the recording in the player; null when there is none. */
  readonly key: string | null;
  readonly playing: boolean;
  /** Position in ms. */
  readonly position: number;
  readonly failed: boolean;
}

/** Plays one recording at a time. */
export interface VoicePlayer {
  getState(): PlayerState;
  subscribe(listener: () => void): () => void;
  /** Plays or pauses. Another recording that plays is stopped. */
  toggle(key: string, url: string): void;
  /** Goes to a position in ms, if this recording is in the player. */
  seek(key: string, position: number): void;
  /** Stops and forgets. */
  stop(): void;
}

const SILENCE: PlayerState = { key: null, playing: false, position: 0, failed: false };

/** Makes a player. Its audio element is made when something is first played. */
export function createVoicePlayer(makeAudio: () => HTMLAudioElement = () => new Audio()): VoicePlayer {
  const listeners = new Set<() => void>();
  let state = SILENCE;
  let audio: HTMLAudioElement | null = null;
  const set = (changes: Partial<PlayerState>): void => {
    state = { ...state, ...changes };
    for (const listener of [...listeners]) listener();
  };
  const element = (): HTMLAudioElement => {
    if (audio) return audio;
    const made = makeAudio();
    const listen = (type: string, listener: () => void): void => made.addEventListener(type, listener);
    listen('timeupdate', () => set({ position: made.currentTime * 1000 }));
    listen('pause', () => set({ playing: false }));
    listen('play', () => set({ playing: true }));
    listen('ended', () => set({ playing: false, position: 0 }));
    listen('error', () => state.key !== null && set({ playing: false, failed: true }));
    audio = made;
    return made;
  };
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggle(key, url) {
      const player = element();
      if (state.key === key && state.playing) return player.pause();
      if (state.key !== key) {
        player.src = url;
        set({ key, position: 0, failed: false });
      } else if (player.src !== url && state.failed) {
        player.src = url;
        set({ failed: false });
      }
      player.play().catch((reason: unknown) => {
        // A pause that comes before the sound does is no failure.
        if (!(reason instanceof DOMException && reason.name === 'AbortError')) set({ playing: false, failed: true });
      });
    },
    seek(key, position) {
      if (state.key !== key || !audio) return;
      audio.currentTime = position / 1000;
      set({ position });
    },
    stop() {
      set(SILENCE);
      if (!audio) return;
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
      audio = null;
    },
  };
}
