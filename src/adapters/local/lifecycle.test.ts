import { describe, expect, it, vi } from 'vitest';
import { checkAdapter, operations } from '../../contract/index.js';
import { demoWorld } from './world/index.js';
import { createLocalAdapter, createLocalServer, type LocalAdapterOptions, type LocalEnvironment } from './index.js';
import { connectAs, memoryServer, text } from './local.test.helpers.js';

/** An environment that counts what is open. */
function counted(): { readonly environment: Partial<LocalEnvironment>; open(): Record<string, number> } {
  const open = { timers: 0, pages: 0, urls: 0 };
  return {
    open: () => ({ ...open }),
    environment: {
      setTimer: (run, ms) => {
        open.timers += 1;
        let over = false;
        const end = () => {
          if (!over) open.timers -= 1;
          over = true;
        };
        const timer = setTimeout(() => {
          end();
          run();
        }, ms);
        return () => {
          clearTimeout(timer);
          end();
        };
      },
      watchPage: () => {
        open.pages += 1;
        return () => {
          open.pages -= 1;
        };
      },
      createObjectUrl: () => {
        open.urls += 1;
        return `blob:test-${open.urls}`;
      },
      revokeObjectUrl: () => {
        open.urls -= 1;
      },
    },
  };
}

describe('the local adapter', () => {
  it('is an adapter, and says what it cannot do', () => {
    const adapter = createLocalAdapter({ storage: 'memory' });
    expect(() => checkAdapter(adapter, 'test')).not.toThrow();
    const absent = operations.filter((operation) => adapter.can(operation).state === 'absent');
    expect(absent).toEqual([
      'messages.translate',
      'messages.transcribe',
      'messages.extend',
      'groups.inviteLink',
      'communities',
      'live',
      'ai',
    ]);
    for (const operation of absent) expect(adapter.can(operation).reason).toBeTruthy();
    expect(adapter).not.toHaveProperty('communities');
  });

  it.each([
    [{ user: 'mira' }, 'no option "user"'],
    [{ userId: 7 }, '"userId" must be the id of a user'],
    [{ storage: 'disk' }, '"auto", "memory" or "indexeddb"'],
    [{ latency: -1 }, '"latency" must be'],
    [{ world: {} }, '"world" must be'],
    [{ server: {} }, 'what createLocalServer() returned'],
    [{ server: createLocalServer({ storage: 'memory' }), database: 'x' }, '"database" belongs to the service'],
    [null, 'must be an object'],
  ])('refuses %j with help', (options, words) => {
    expect(() => createLocalAdapter(options as LocalAdapterOptions)).toThrow(TypeError);
    expect(() => createLocalAdapter(options as LocalAdapterOptions)).toThrow(words);
  });

  it('connects once however often it is asked, as StrictMode asks', async () => {
    const { environment, open } = counted();
    const adapter = createLocalAdapter({ storage: 'memory', userId: 'mira', latency: 0, environment });
    const [one, two] = await Promise.all([adapter.session.connect(), adapter.session.connect()]);
    expect(two).toBe(one);
    expect(one).toEqual([{ accountId: 'local:mira', self: { id: 'mira', nick: 'mira' } }]);
    await adapter.session.disconnect();
    const abandoned = adapter.session.connect();
    const closing = adapter.session.disconnect();
    const again = adapter.session.connect();
    await expect(abandoned).rejects.toMatchObject({ code: 'offline' });
    await closing;
    expect((await again)[0]?.accountId).toBe('local:mira');
    expect(open().pages).toBe(1);
    await adapter.session.disconnect();
    expect(open()).toEqual({ timers: 0, pages: 0, urls: 0 });
  });

  it('leaves nothing running after any number of sessions', async () => {
    const { environment, open } = counted();
    const server = memoryServer({ world: demoWorld, environment });
    for (let round = 0; round < 20; round += 1) {
      const adapter = createLocalAdapter({ server, userId: 'mira', bots: true, latency: 5 });
      await adapter.session.connect();
      const [first] = (await adapter.conversations.list()).items;
      await adapter.messages.send(text(first!.id, `Round ${round}`));
      const ref = { id: 'demo-media/dunes', mime: 'image/webp', size: 1 };
      await adapter.media!.resolve(ref, 'original');
      const cut = adapter.messages.load({ conversationId: first!.id }, {});
      await Promise.all([expect(cut).rejects.toMatchObject({ code: 'offline' }), adapter.session.disconnect()]);
      expect(open()).toEqual({ timers: 0, pages: 0, urls: 0 });
    }
    expect(server.storage).toBe('closed');
  });

  it('works again after disconnecting, and catches up with what it missed', async () => {
    const server = memoryServer();
    const mira = await connectAs('mira', { server });
    const tomas = await connectAs('tomas', { server });
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    await tomas.adapter.session.disconnect();
    await expect(tomas.adapter.conversations.list()).rejects.toMatchObject({ code: 'offline', retryable: true });
    const { message } = await mira.adapter.messages.send(text(id, 'While you were out'));
    tomas.forget();
    await tomas.adapter.session.connect();
    await tomas.until('reconnected', ({ resumed }) => resumed);
    await tomas.until('message', (event) => event.message.id === message.id);
    await mira.until('delivered-cursor', ({ userId }) => userId === 'tomas');
  });

  it('says so when too much was missed to tell', async () => {
    const server = memoryServer();
    const mira = await connectAs('mira', { server });
    const tomas = await connectAs('tomas', { server });
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    await tomas.adapter.session.disconnect();
    const { message } = await mira.adapter.messages.send(text(id, 'React to this'));
    const ref = { conversationId: id };
    for (let i = 0; i < 5000; i += 1) await mira.adapter.messages.react!(ref, message.id, '👍', i % 2 === 0);
    tomas.forget();
    await tomas.adapter.session.connect();
    await tomas.until('reconnected', ({ resumed }) => !resumed);
    expect(tomas.of('reaction')).toEqual([]);
    await mira.adapter.messages.send(text(id, 'And on'));
    await tomas.until('message');
  });

  it('tells its connection in the order it is, also when it comes back at once', async () => {
    const mira = await connectAs('mira', { server: memoryServer() });
    const closing = mira.adapter.session.disconnect();
    await mira.adapter.session.connect();
    await closing;
    expect(mira.of('connection').map(({ state }) => state.status)).toEqual([
      'connecting',
      'connected',
      'idle',
      'connecting',
      'connected',
    ]);
    await mira.adapter.conversations.list();
    await mira.adapter.session.disconnect();
  });

  it('rejects with ChatErrors only, whatever it is given', async () => {
    const mira = await connectAs('mira', { server: memoryServer() });
    const { conversations, messages, users } = mira.adapter;
    const wrong = undefined as never;
    for (const call of [
      () => messages.load(wrong, {}),
      () => messages.load({ conversationId: wrong }, {}),
      () => messages.send(wrong),
      () => messages.send({ clientId: 'a', conversationId: wrong, content: { type: 'text' } }),
      () => conversations.startDirect!(wrong),
      () => conversations.list({ cursor: 'rubbish' }),
      () => users!.requestContact!(wrong),
    ]) {
      await expect(call()).rejects.toMatchObject({ name: 'ChatError' });
    }
    await mira.adapter.session.disconnect();
  });

  it('lets a call be called off', async () => {
    const mira = await connectAs('mira', { server: memoryServer(), latency: 60_000 });
    const stop = new AbortController();
    const call = mira.adapter.conversations.list({ signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: 'ChatError' });
    await mira.adapter.session.disconnect();
  });

  it('keeps the order of calls whatever each takes', async () => {
    const mira = await connectAs('mira', { server: memoryServer(), latency: 20 });
    const { id } = await mira.adapter.conversations.startDirect!('mira');
    const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => mira.adapter.messages.send(text(id, `${i}`))));
    expect(sent.map(({ message }) => message.position.value)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    await mira.adapter.session.disconnect();
  });

  it('tells who there is before anyone connects', async () => {
    const adapter = createLocalAdapter({ storage: 'memory', world: async () => demoWorld });
    const users = await adapter.listUsers();
    expect(users.map(({ id }) => id)).toContain('mira');
    expect((await adapter.session.connect())[0]?.self.id).toBe(demoWorld.users[0]?.id);
    await adapter.session.disconnect();
  });

  it('can be connected again after the world could not be loaded', async () => {
    const load = vi.fn(async () => demoWorld).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const adapter = createLocalAdapter({ storage: 'memory', world: load });
    await expect(adapter.session.connect()).rejects.toMatchObject({ code: 'offline', retryable: true });
    await adapter.session.connect();
    expect((await adapter.conversations.list()).items.length).toBeGreaterThan(0);
    await adapter.session.disconnect();
  });
});

describe('files on the local service', () => {
  it('are stored, told as typed, and shown by one URL while somebody uses it', async () => {
    const { environment, open } = counted();
    const mira = await connectAs('mira', { server: memoryServer({ environment }) });
    const { media } = mira.adapter;
    const steps: number[] = [];
    const file = new Blob([new Uint8Array(1000)], { type: 'image/png' });
    const ref = await media!.upload!(file, { name: 'a.png', kind: 'image', onProgress: (step) => steps.push(step) });
    expect(ref).toMatchObject({ mime: 'image/png', size: 1000 });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    const one = await media!.resolve(ref, 'original');
    const two = await media!.resolve(ref, 'thumbnail');
    expect(two.url).toBe(one.url);
    one.revoke();
    one.revoke();
    expect(open().urls).toBe(1);
    two.revoke();
    expect(open().urls).toBe(0);
    await expect(media!.resolve({ id: 'gone', mime: 'image/png', size: 1 }, 'original')).rejects.toMatchObject({
      code: 'not-found',
    });
    await mira.adapter.session.disconnect();
  });

  it('never become a URL of a type that could run', async () => {
    const blobs: Blob[] = [];
    const createObjectUrl = (blob: Blob) => {
      blobs.push(blob);
      return 'blob:x';
    };
    const environment = { createObjectUrl, revokeObjectUrl: () => {} };
    const mira = await connectAs('mira', { server: memoryServer({ environment }) });
    const { media } = mira.adapter;
    for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'audio/mpeg', 'video/mp4;codecs=avc1']) {
      const ref = await media!.upload!(new Blob(['x'], { type }), { name: 'x', kind: 'file' });
      await media!.resolve(ref, 'original');
    }
    // What only says that it is a picture is none.
    const lies = ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<!doctype html>', '#!/bin/sh'];
    for (const words of [...lies, '\u0089PNG']) {
      const ref = await media!.upload!(new Blob([words], { type: 'image/png' }), { name: 'x.png', kind: 'image' });
      await media!.resolve(ref, 'original');
    }
    expect(blobs.splice(5).every(({ type }) => type === 'application/octet-stream')).toBe(true);
    expect(blobs.map(({ type }) => type)).toEqual([
      'application/octet-stream',
      'application/octet-stream',
      'application/octet-stream',
      'audio/mpeg',
      'video/mp4',
    ]);
    await mira.adapter.session.disconnect();
  });

  it('are refused when too large, or when the upload is called off', async () => {
    const mira = await connectAs('mira', { server: memoryServer(), latency: 50 });
    const { media, limits } = mira.adapter;
    const large = { size: limits.fileSize!.image! + 1, type: 'image/png' };
    const blob = Object.assign(Object.create(Blob.prototype) as Blob, {});
    Object.defineProperty(blob, 'size', { value: large.size });
    await expect(media!.upload!(blob, { name: 'big.png', kind: 'image' })).rejects.toMatchObject({ code: 'too-large' });
    const stop = new AbortController();
    const upload = media!.upload!(new Blob(['x']), { name: 'x', kind: 'file', signal: stop.signal });
    stop.abort();
    await expect(upload).rejects.toMatchObject({ name: 'ChatError' });
    await mira.adapter.session.disconnect();
  });

  it('come with the demo world, loaded when they are asked for', async () => {
    const blobs: Blob[] = [];
    const createObjectUrl = (blob: Blob) => {
      blobs.push(blob);
      return 'blob:x';
    };
    const environment = { createObjectUrl, revokeObjectUrl: () => {} };
    const mira = await connectAs('mira', { server: memoryServer({ world: demoWorld, environment }) });
    const { key, mime, size } = demoWorld.media.dunes;
    await mira.adapter.media!.resolve({ id: `demo-media/${key}`, mime, size }, 'original');
    expect(blobs[0]).toMatchObject({ type: mime, size });
    await mira.adapter.session.disconnect();
  });
});
