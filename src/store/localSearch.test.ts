import { describe, expect, it } from 'vitest';
import type { Message } from '../model/index.js';
import { buildMessage, createVirtualWorld } from '../testing/index.js';
import { foldWords } from '../utils/foldWords.js';
import { findInMessages } from './index.js';

const world = createVirtualWorld();
const env = world.createEnv();
const textOf = ({ content }: Message): string => (content as unknown as { readonly text: string }).text;
const said = (...texts: readonly string[]): Message[] => texts.map((text, i) => buildMessage({ seq: i + 1, text }));
const find = async (words: string, ...texts: readonly string[]): Promise<readonly string[]> =>
  (await findInMessages(said(...texts), words, { env, textOf })).map(textOf);

describe('words in messages on this device', () => {
  it('are found whatever their case, width and compatibility forms', async () => {
    expect(await find('HAFEN', 'Am Hafen', 'hafenmeister', 'Haven')).toEqual(['Am Hafen', 'hafenmeister']);
    expect(await find('abc 12', 'ＡＢＣ　１２')).toHaveLength(1);
    expect(await find('office', 'the oﬃce')).toHaveLength(1);
    expect(await find('ΟΔΟΣ', 'οδος')).toHaveLength(1);
  });

  it('are found inside what is written without spaces', async () => {
    expect(await find('地铁', '我坐地铁去公司')).toHaveLength(1);
    expect(await find('ขอบคุณ', 'ขอบคุณมากครับ')).toHaveLength(1);
    expect(await find('駅前', '集合は駅前です')).toHaveLength(1);
  });

  it('must all be there, in any order', async () => {
    expect(foldWords('  Two   WORDS ')).toEqual(['two', 'words']);
    expect(await find('tea green', 'green tea', 'black tea', 'green')).toEqual(['green tea']);
    expect(await find('   ', 'anything')).toEqual([]);
  });

  it('are not found in what was taken back', async () => {
    const recalled = { ...buildMessage({ seq: 1, text: 'secret' }), recalled: { by: 'bo', time: 1 } };
    expect(await findInMessages([recalled], 'secret', { env, textOf })).toEqual([]);
  });

  it('are looked for in slices, so that the page has its turn among 50,000 messages', async () => {
    const many = said(...Array.from({ length: 50_000 }, (_, i) => `line ${i}`));
    // A clock that says how long each look takes: a millisecond for every hundred messages.
    let looked = 0;
    let pauses = 0;
    const slow = {
      now: () => looked / 100,
      timers: { ...env.timers, after: (_ms: number, fn: () => void) => (pauses++, queueMicrotask(fn)) },
    };
    const counting = (message: Message): string => (looked++, textOf(message));
    const found = await findInMessages(many, 'line 49999', { env: slow, textOf: counting });
    expect(found).toHaveLength(1);
    // Never more than 8 ms and one stride at a time.
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(50_000 / (800 + 32)));
  });

  it('are looked for in slices also where the clock stands still', async () => {
    let pauses = 0;
    const still = {
      now: () => 0,
      timers: { ...env.timers, after: (_ms: number, fn: () => void) => (pauses++, queueMicrotask(fn)) },
    };
    await findInMessages(said(...Array.from({ length: 50_000 }, () => 'tea')), 'tea', { env: still, textOf });
    expect(pauses).toBe(25);
  });

  it('stop being looked for when nobody wants them any more', async () => {
    const abort = new AbortController();
    const stopping = (message: Message): string => {
      if (message.id === 'm3') abort.abort();
      return textOf(message);
    };
    const found = await findInMessages(said('a1', 'a2', 'a3', 'a4'), 'a', {
      env,
      textOf: stopping,
      signal: abort.signal,
    });
    expect(found.length).toBeLessThanOrEqual(3);
  });
});
