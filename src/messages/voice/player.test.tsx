import { describe, expect, it, vi } from 'vitest';
import type { ResolvedMedia } from '../../contract/index.js';
import { createVoicePlayer, type PlayerOptions, type Track } from './player.js';

/** An audio element whose sound is the test. */
class Sound extends EventTarget {
  src = '';
  currentTime = 0;
  duration = Number.NaN;
  playbackRate = 1;
  paused = true;
  refuse: unknown = undefined;
  load = vi.fn();
  removeAttribute(): void {
    this.src = '';
  }
  async play(): Promise<void> {
    if (this.refuse !== undefined) throw this.refuse;
    this.paused = false;
    this.say('playing');
  }
  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.say('pause');
  }
  say(type: string): void {
    this.dispatchEvent(new Event(type));
  }
}

const track = (key: string): Track => ({ key, media: { id: key, mime: 'audio/webm', size: 1 } });

function setup(options: Partial<PlayerOptions> = {}) {
  const sounds: Sound[] = [];
  const open = new Set<string>();
  const claims: (() => void)[] = [];
  const played: string[] = [];
  const resolve = vi.fn(async (media: { readonly id: string }): Promise<ResolvedMedia> => {
    open.add(media.id);
    return { url: `blob:${media.id}`, revoke: () => void open.delete(media.id) };
  });
  const player = createVoicePlayer({
    resolve,
    claim: (pause) => {
      claims.push(pause);
      return () => undefined;
    },
    isThere: () => true,
    next: () => undefined,
    onPlay: ({ key }) => void played.push(key),
    makeAudio: () => {
      const sound = new Sound();
      sounds.push(sound);
      return sound as unknown as HTMLAudioElement;
    },
    ...options,
  });
  const playing = (key: string) =>
    vi.waitFor(() => expect(player.getState()).toMatchObject({ key, status: 'playing' }));
  return { player, sounds, open, claims, played, resolve, playing, sound: () => sounds.at(-1)! };
}

describe('the voice player', () => {
  it('loads a recording when it is played, and lets go of it for the next one', async () => {
    const { player, open, playing, played, sounds } = setup();
    player.toggle(track('a'));
    expect(player.getState()).toMatchObject({ key: 'a', status: 'loading' });
    await playing('a');
    expect([...open]).toEqual(['a']);
    player.toggle(track('b'));
    await playing('b');
    expect([...open]).toEqual(['b']);
    expect(played).toEqual(['a', 'b']);
    expect(sounds).toHaveLength(1);
    player.stop();
    expect(open.size).toBe(0);
    expect(player.getState().key).toBeNull();
  });

  it('touches the element while the finger is still down, as phones want it', () => {
    const { player, sound } = setup();
    player.toggle(track('a'));
    expect(sound().load).toHaveBeenCalled();
  });

  it('pauses and goes on where it was, and for others that begin to play', async () => {
    const { player, sound, claims, playing } = setup();
    player.toggle(track('a'));
    await playing('a');
    sound().currentTime = 3;
    sound().say('timeupdate');
    player.toggle(track('a'));
    expect(player.getState()).toMatchObject({ status: 'paused', position: 3000 });
    player.toggle(track('a'));
    await playing('a');
    expect(player.getState().position).toBe(3000);
    claims.at(-1)?.();
    expect(player.getState().status).toBe('paused');
    expect(sound().paused).toBe(true);
  });

  it('can be called off while it loads, and then keeps nothing', async () => {
    let answer: ((media: ResolvedMedia) => void) | undefined;
    const revoke = vi.fn();
    const { player } = setup({ resolve: () => new Promise((done) => (answer = done)) });
    player.toggle(track('a'));
    player.toggle(track('a'));
    answer?.({ url: 'blob:a', revoke });
    await vi.waitFor(() => expect(revoke).toHaveBeenCalledTimes(1));
    expect(player.getState().status).toBe('paused');
  });

  it('goes on with what follows, and stops where nothing does', async () => {
    const following = new Map([['a', track('b')]]);
    const { player, sound, playing, played } = setup({ next: ({ key }) => following.get(key) });
    player.toggle(track('a'));
    await playing('a');
    sound().say('ended');
    await playing('b');
    sound().say('ended');
    expect(player.getState()).toMatchObject({ key: 'b', status: 'paused', position: 0 });
    expect(played).toEqual(['a', 'b']);
  });

  it('begins where it was sought to, also before it is loaded', async () => {
    const { player, sound, playing } = setup();
    player.seek(track('a'), 4_000);
    expect(player.getState()).toMatchObject({ key: 'a', status: 'paused', position: 4_000 });
    player.toggle(track('a'));
    await playing('a');
    expect(sound().currentTime).toBe(4);
    player.seek(track('a'), 1_000);
    expect(sound().currentTime).toBe(1);
  });

  it('that was sought to before it was played falls silent when its place leaves the page', async () => {
    const { player, sound, playing } = setup();
    player.seek(track('a'), 4_000);
    const place = document.body.appendChild(document.createElement('div'));
    player.toggle({ ...track('a'), place });
    await playing('a');
    place.remove();
    sound().say('timeupdate');
    expect(player.getState().key).toBeNull();
  });

  it('keeps its speed for all recordings', async () => {
    const { player, sound, playing } = setup();
    expect(player.getSpeed()).toBe(1);
    player.changeSpeed();
    player.toggle(track('a'));
    await playing('a');
    expect(sound().playbackRate).toBe(1.5);
    player.changeSpeed();
    expect(sound().playbackRate).toBe(2);
    player.toggle(track('b'));
    await playing('b');
    expect(sound().playbackRate).toBe(2);
    player.changeSpeed();
    expect(player.getSpeed()).toBe(1);
  });

  it('says when a recording cannot be had or played, and tries again', async () => {
    const resolve = vi.fn<PlayerOptions['resolve']>().mockRejectedValueOnce(new Error('gone'));
    resolve.mockResolvedValue({ url: 'blob:a', revoke: () => undefined });
    const { player, sound, playing } = setup({ resolve });
    player.toggle(track('a'));
    await vi.waitFor(() => expect(player.getState().status).toBe('failed'));
    player.toggle(track('a'));
    await playing('a');
    sound().say('error');
    expect(player.getState().status).toBe('failed');
  });

  it('takes a play that was called off for no failure', async () => {
    const { player, sound } = setup();
    player.toggle(track('a'));
    sound().refuse = new DOMException('paused', 'AbortError');
    await vi.waitFor(() => expect(sound().src).toBe('blob:a'));
    await Promise.resolve();
    expect(player.getState().status).not.toBe('failed');
  });

  it('falls silent when the recording is taken back, and when its place leaves the page', async () => {
    let there = true;
    const { player, sound, open, playing } = setup({ isThere: () => there });
    player.toggle(track('a'));
    await playing('a');
    there = false;
    sound().say('timeupdate');
    expect(player.getState().key).toBeNull();
    expect(open.size).toBe(0);

    there = true;
    const place = document.body.appendChild(document.createElement('div'));
    player.toggle({ ...track('b'), place });
    await playing('b');
    place.remove();
    sound().say('timeupdate');
    expect(player.getState().key).toBeNull();
  });

  it('takes no length that is none', async () => {
    const { player, sound, playing } = setup();
    player.toggle(track('a'));
    await playing('a');
    sound().duration = Number.POSITIVE_INFINITY;
    sound().say('durationchange');
    expect(player.getState().duration).toBeUndefined();
    sound().duration = 7.5;
    sound().say('durationchange');
    expect(player.getState().duration).toBe(7_500);
  });
});
