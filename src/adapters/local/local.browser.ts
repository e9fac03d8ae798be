import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChatEvent, ChatEventType } from '../../contract/index.js';
import { createLocalAdapter, type LocalAdapter, type LocalAdapterOptions } from './index.js';
import { demoWorld } from './world/index.js';

/** The event of a name, also where one event has two names. */
type EventOf<T extends ChatEventType, E = ChatEvent> = E extends { readonly type: infer K }
  ? T extends K
    ? E
    : never
  : never;

describe('the local adapter in a real browser', () => {
  const adapters: LocalAdapter[] = [];
  const names: string[] = [];

  afterEach(async () => {
    for (const adapter of adapters.splice(0)) await adapter.session.disconnect();
    for (const name of names.splice(0)) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onblocked = () => reject(new Error(`${name} is still open`));
      });
    }
  });

  function database(): string {
    const name = `chatloom-test-${crypto.randomUUID()}`;
    names.push(name);
    return name;
  }

  async function connect(options: LocalAdapterOptions) {
    const adapter = createLocalAdapter({ latency: 0, ...options });
    adapters.push(adapter);
    const events: ChatEvent[] = [];
    adapter.subscribe((batch) => events.push(...batch));
    await adapter.session.connect();
    const until = <T extends ChatEventType>(type: T, test: (event: ChatEvent) => boolean = () => true) =>
      vi.waitFor(() => {
        const found = events.find((event) => event.type === type && test(event));
        if (!found) throw new Error(`No event "${type}" yet.`);
        return found as EventOf<T>;
      });
    return { adapter, events, until };
  }

  const words = (conversationId: string, text: string) => ({
    clientId: crypto.randomUUID(),
    conversationId,
    content: { type: 'text', text, format: 'plain', entities: [] },
  });

  it('carries a chat both ways between two instances over IndexedDB and BroadcastChannel', async () => {
    const name = database();
    const mira = await connect({ database: name, userId: 'mira' });
    const tomas = await connect({ database: name, userId: 'tomas' });
    expect((await mira.adapter.presence!.watch(['tomas'])).get('tomas')?.state).toBe('online');
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    const { message } = await mira.adapter.messages.send(words(id, 'Hello'));
    expect((await tomas.until('message')).message).toEqual(message);
    await mira.until('delivered-cursor');
    await tomas.adapter.messages.markRead!({ conversationId: id }, message.position);
    expect((await mira.until('read-cursor')).position).toEqual(message.position);
    tomas.adapter.messages.setTyping!({ conversationId: id }, true);
    expect(await mira.until('typing')).toMatchObject({ userId: 'tomas', active: true });
    await tomas.adapter.messages.send(words(id, 'Hello yourself'));
    await mira.until('message', (event) => event.type === 'message' && event.message.senderId === 'tomas');
    await tomas.adapter.session.disconnect();
    await mira.until('presence', (event) => event.type === 'presence' && event.presence.state === 'offline');
  });

  it('keeps everything when the page comes back', async () => {
    const name = database();
    const before = await connect({ database: name, userId: 'mira' });
    const { id } = await before.adapter.conversations.startDirect!('mira');
    const { message } = await before.adapter.messages.send(words(id, 'Note to self'));
    const bytes = new Uint8Array([1, 2, 3, 4]);
    const ref = await before.adapter.media!.upload!(new Blob([bytes]), { name: 'x.bin', kind: 'file' });
    await before.adapter.session.disconnect();

    const after = await connect({ database: name, userId: 'mira' });
    expect((await after.adapter.messages.load({ conversationId: id }, {})).items).toEqual([message]);
    const { url, revoke } = await after.adapter.media!.resolve(ref, 'original');
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
    revoke();
  });

  it('seeds the demo world once for two that open it together, in a moment, and shows its pictures', async () => {
    const name = database();
    const start = performance.now();
    const [mira] = await Promise.all([
      connect({ database: name, world: demoWorld, userId: 'mira' }),
      connect({ database: name, world: demoWorld, userId: 'tomas' }),
    ]);
    const page = await mira.adapter.conversations.list();
    // Loose, since several things run on the machine that tests.
    expect(performance.now() - start).toBeLessThan(2500);
    expect(page.items.length).toBeGreaterThan(5);
    const big = demoWorld.conversations.find(({ messages }) => 'count' in messages && messages.count === 100_000)!;
    const opened = performance.now();
    const { items } = await mira.adapter.messages.load({ conversationId: big.id }, { limit: 50 });
    expect(performance.now() - opened).toBeLessThan(500);
    expect(items).toHaveLength(50);
    const { mime, size, width } = demoWorld.media.dunes;
    const { url, revoke } = await mira.adapter.media!.resolve({ id: 'demo-media/dunes', mime, size }, 'original');
    const image = new Image();
    image.src = url;
    await image.decode();
    expect(image.naturalWidth).toBe(width);
    revoke();
  });

  it('gives every message a number of its own when two write at once', async () => {
    const name = database();
    const mira = await connect({ database: name, userId: 'mira' });
    const tomas = await connect({ database: name, userId: 'tomas' });
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    const sends = Array.from({ length: 60 }, (_, i) => (i % 2 ? mira : tomas).adapter.messages.send(words(id, `${i}`)));
    const values = (await Promise.all(sends)).map(({ message }) => message.position.value);
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    await mira.until('message', (event) => event.type === 'message' && event.message.position.value === 60);
    const seen = mira.events.flatMap((event) => (event.type === 'message' ? [event.message.position.value] : []));
    expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });

  it('lets one of several clients speak for the people of the demo, and another when it goes', async () => {
    const name = database();
    const hasty = {
      setTimer: (run: () => void, ms: number) => {
        const timer = setTimeout(run, ms >= 4000 ? ms : ms / 50);
        return () => clearTimeout(timer);
      },
    };
    const options = { database: name, world: demoWorld, userId: 'mira', bots: true, environment: hasty };
    const one = await connect(options);
    const two = await connect(options);
    const { id } = await one.adapter.conversations.startDirect!('tomas');
    const { message } = await one.adapter.messages.send(words(id, 'Hello, how are you?'));
    await two.until('message', (event) => event.type === 'message' && event.message.senderId === 'tomas');
    await one.adapter.session.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const replies = () =>
      two.events.filter((event) => event.type === 'message' && event.message.senderId === 'tomas').length;
    const before = replies();
    await two.adapter.messages.send(words(id, 'And your family?'));
    await vi.waitFor(() => expect(replies()).toBeGreaterThan(before), { timeout: 5000 });
    expect(message.position.value).toBeGreaterThan(0);
  });
});
