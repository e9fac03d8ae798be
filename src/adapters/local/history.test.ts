import { beforeAll, describe, expect, it } from 'vitest';
import type { HistoryRequest } from '../../contract/index.js';
import { demoWorld, type DemoWorld } from './world/index.js';
import { connectAs, memoryServer, text, wordsOf, type TestClient } from './local.test.helpers.js';

const at = (value: number) => ({ value, tie: '' });

describe('history of 100 messages', () => {
  let mira: TestClient;
  let id: string;

  beforeAll(async () => {
    const server = memoryServer();
    mira = await connectAs('mira', { server });
    await connectAs('tomas', { server });
    id = (await mira.adapter.conversations.startDirect!('tomas')).id;
    for (let i = 1; i <= 100; i += 1) await mira.adapter.messages.send(text(id, `Message ${i}`));
  });

  async function load(request: HistoryRequest) {
    const page = await mira.adapter.messages.load({ conversationId: id }, request);
    const values = page.items.map((message) => message.position.value);
    return { ...page, first: values[0], last: values.at(-1), length: values.length };
  }

  // `end` is the lower bound, `start` the upper one, as systems with growing ids ask.
  it.each([
    ['no bounds', {}, 81, 100],
    ['end 11', { lower: at(11), fill: 'fromLower' }, 11, 30],
    ['end 11, limit 50', { lower: at(11), fill: 'fromLower', limit: 50 }, 11, 60],
    ['end 10, start 40', { lower: at(10), upper: at(40), fill: 'fromLower' }, 10, 29],
    ['end 10, start 40, limit 31', { lower: at(10), upper: at(40), fill: 'fromLower', limit: 31 }, 10, 40],
    ['start 40', { upper: at(40) }, 21, 40],
    ['start 40, limit 30', { upper: at(40), limit: 30 }, 11, 40],
  ] as const)('answers %s', async (_what, request, first, last) => {
    const page = await load(request);
    expect([page.first, page.last, page.length]).toEqual([first, last, last - first + 1]);
    expect(page.covers).toEqual({ from: at(first), to: at(last) });
    expect(page.reachedStart).toBe(false);
    expect(page.reachedEnd).toBe(last === 100);
  });

  it('knows its ends', async () => {
    expect(await load({ upper: at(10) })).toMatchObject({ first: 1, last: 10, reachedStart: true, reachedEnd: false });
    expect(await load({ lower: at(95) })).toMatchObject({
      first: 95,
      last: 100,
      reachedStart: false,
      reachedEnd: true,
    });
    expect(await load({ lower: at(101) })).toMatchObject({ items: [], reachedStart: false, reachedEnd: true });
    expect(await load({ upper: at(0) })).toMatchObject({ items: [], reachedStart: true, reachedEnd: false });
    expect((await load({ lower: at(101) })).covers).toBeUndefined();
  });

  it('takes a provisional bound for the place between two messages', async () => {
    const between = { value: 40, tie: '\uffffclient', provisional: true };
    expect(await load({ lower: between, fill: 'fromLower', limit: 2 })).toMatchObject({ first: 41, last: 42 });
    expect(await load({ upper: between, limit: 2 })).toMatchObject({ first: 39, last: 40 });
  });

  it('loads around a message', async () => {
    const target = (await load({ upper: at(50), limit: 1 })).items[0]!;
    const page = await mira.adapter.messages.loadAround!({
      ref: { conversationId: id },
      messageId: target.id,
      limit: 5,
    });
    expect(page.items.map((message) => message.position.value)).toEqual([45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55]);
    expect(page.covers).toEqual({ from: at(45), to: at(55) });
    await expect(
      mira.adapter.messages.loadAround!({ ref: { conversationId: id }, messageId: `${id}/101` }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells the cursors of the others with it', async () => {
    const { ops } = await load({});
    expect(ops).toContainEqual({ type: 'read-cursor', conversationId: id, userId: 'tomas', position: at(0) });
  });

  it('covers nothing when filtered by type, and goes on by cursor', async () => {
    const page = await load({ types: ['text'], limit: 30 });
    expect(page).toMatchObject({ first: 71, last: 100 });
    expect(page.covers).toBeUndefined();
    expect(await load({ types: ['text'], limit: 30, cursor: page.cursor })).toMatchObject({ first: 41, last: 70 });
    expect(await load({ types: ['image'] })).toMatchObject({ items: [], reachedStart: true, reachedEnd: true });
  });
});

describe('the conversation of 100,000', () => {
  const generated = demoWorld.conversations.find(({ messages }) => 'count' in messages && messages.count === 100_000)!;
  const small: DemoWorld = { ...demoWorld, conversations: [generated] };
  const count = 100_000;
  let mira: TestClient;
  let other: TestClient;

  beforeAll(async () => {
    const server = memoryServer({ world: small });
    mira = await connectAs('mira', { server });
    const group = demoWorld.groups.find((each) => 'groupId' in generated && each.id === generated.groupId)!;
    other = await connectAs(
      group.memberIds.find((member) => member !== 'mira'),
      { server },
    );
  });

  const load = (request: HistoryRequest) => mira.adapter.messages.load({ conversationId: generated.id }, request);

  it('opens at its end, in its middle and at its start, each page at the cost of a page', async () => {
    const start = performance.now();
    const pages = [
      await load({ limit: 50 }),
      await load({ upper: at(50_000), limit: 50 }),
      await load({ lower: at(1), fill: 'fromLower', limit: 50 }),
    ];
    expect(performance.now() - start).toBeLessThan(500);
    expect(pages.map((page) => page.items[0]?.position.value)).toEqual([count - 49, 49_951, 1]);
    expect(pages.map((page) => page.items.length)).toEqual([50, 50, 50]);
    expect(pages[0]?.reachedEnd).toBe(true);
    expect(pages[2]?.reachedStart).toBe(true);
  });

  it('gives the same message every time it is asked for', async () => {
    const one = (await load({ upper: at(4321), limit: 1 })).items[0];
    const again = (await load({ lower: at(4300), upper: at(4330), limit: 50 })).items[21];
    expect(again).toEqual(one);
  });

  it('takes new messages after its last, and changes over computed ones', async () => {
    const ref = { conversationId: generated.id };
    const sent = await mira.adapter.messages.send(text(generated.id, 'The hundred thousand and first'));
    const number = sent.message.position.value;
    expect(number).toBeGreaterThan(count);
    const old = (await load({ upper: at(777), limit: 1 })).items[0]!;
    await mira.adapter.messages.react!(ref, old.id, '🧭', true);
    const page = await load({ lower: at(776), upper: at(778) });
    expect(page.items).toHaveLength(3);
    expect(page.items[1]?.lanes.reactions?.value.some(({ emoji, mine }) => emoji === '🧭' && mine)).toBe(true);
    const heard = await other.until('message', ({ message }) => message.id === sent.message.id);
    expect(wordsOf(heard.message)).toBe('The hundred thousand and first');
    const end = await load({ limit: 2 });
    expect(end.items.map((message) => message.position.value)).toEqual([number - 1, number]);
  });

  it('is searched in bounded steps that can be gone on with', async () => {
    const { search } = mira.adapter;
    const old = (await load({ upper: at(60_010), limit: 10 })).items.find((message) => wordsOf(message))!;
    const words = wordsOf(old)!;
    let page = await search!.messages!({ text: words, conversationId: generated.id }, { limit: 5 });
    expect(page.items.length).toBeGreaterThan(0);
    const newest = page.items[0]!.message.position.value;
    page = await search!.messages!({ text: words, conversationId: generated.id }, { limit: 5, cursor: page.cursor });
    for (const { message } of page.items) expect(message.position.value).toBeLessThan(newest);
    const nothing = await search!.messages!({ text: 'no such words anywhere', conversationId: generated.id });
    expect(nothing.items).toEqual([]);
    expect(nothing.cursor).toBeDefined();
  });

  it('is searched for all of the words, for what stands in quotes, and for filters alone', async () => {
    const { messages, search } = mira.adapter;
    const from = await messages.send(text(generated.id, 'Green kettles whistle early'));
    await messages.send(text(generated.id, 'Early birds fear kettles'));
    const found = async (words: string, more: object = {}): Promise<readonly (string | undefined)[]> =>
      (await search!.messages!({ text: words, conversationId: generated.id, ...more }, { limit: 5 })).items.map((hit) =>
        wordsOf(hit.message),
      );
    expect(await found('kettles early')).toEqual(['Early birds fear kettles', 'Green kettles whistle early']);
    expect(await found('"kettles whistle"')).toEqual(['Green kettles whistle early']);
    expect(await found('', { senderIds: ['mira'], after: from.message.time })).toContain('Green kettles whistle early');
    expect((await found(''))[0]).toBe('Early birds fear kettles');
  });

  it('is no longer searched when nobody waits for it', async () => {
    const abort = new AbortController();
    const query = { text: 'no such words anywhere', conversationId: generated.id };
    const search = mira.adapter.search!.messages!(query, { signal: abort.signal });
    abort.abort();
    await expect(search).rejects.toThrow('aborted');
  });
});
