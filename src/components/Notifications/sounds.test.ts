import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPlayer } from './sounds.js';

let started: number;
let state: AudioContextState;
let wake: () => void;

/** Stands for the sound device, which may be held by a call. */
class FakeContext {
  readonly currentTime = 0;
  readonly destination = {};
  get state(): AudioContextState {
    return state;
  }
  resume(): Promise<void> {
    if (state === 'running') return Promise.resolve();
    return new Promise((resolve) => {
      const before = wake;
      wake = () => {
        before();
        state = 'running';
        resolve();
      };
    });
  }
  close(): Promise<void> {
    state = 'closed';
    return Promise.resolve();
  }
  createGain() {
    const gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
    return { gain, connect: (to: unknown) => to };
  }
  createOscillator() {
    return {
      type: 'sine',
      frequency: { setValueAtTime() {}, exponentialRampToValueAtTime() {} },
      connect: (to: unknown) => to,
      start: () => (started += 1),
      stop() {},
    };
  }
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  started = 0;
  state = 'running';
  wake = () => undefined;
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: true } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('a sound is made where the device plays', async () => {
  createPlayer().play('pop', 0.5);
  await settle();
  expect(started).toBe(1);
});

it('what could not be heard at its time is not made up for later', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  state = 'suspended';
  const player = createPlayer();
  player.play('pop', 0.5);
  player.play('pop', 0.5);
  await settle();
  expect(started).toBe(0);
  now.mockReturnValue(60_000);
  wake();
  await settle();
  expect(started).toBe(0);
  player.play('pop', 0.5);
  await settle();
  expect(started).toBe(1);
});

it('a player that has stopped makes none', async () => {
  const player = createPlayer();
  player.play('pop', 0.5);
  player.stop();
  await settle();
  expect(started).toBe(0);
});
