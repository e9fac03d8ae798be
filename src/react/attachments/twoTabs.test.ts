// @vitest-environment node
// Files are copied from tab to tab, which the Blob of a simulated browser cannot be.
import { expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import {
  buildConversation,
  createTestAdapter,
  createVirtualWorld,
  type VirtualEnv,
  type VirtualWorld,
} from '../../testing/index.js';
import { createBench } from './bench.js';
import { openTray } from './tray.js';
import type { Clip, Tray } from './types.js';

const ref = { conversationId: 'c1' };
const clip: Clip = { blob: new Blob(['words'], { type: 'audio/webm' }), name: 'v.webm', duration: 900, waveform: [1] };

interface Tab {
  readonly env: VirtualEnv;
  readonly store: ChatStore;
  readonly tray: Tray;
  /** Uploads it began, which go on until they are told to be done. */
  readonly uploads: (() => void)[];
  names(): string[];
}

/** A tab of one browser with the tray of one conversation. */
async function openTab(world: VirtualWorld): Promise<Tab> {
  const env = world.createEnv();
  const uploads: (() => void)[] = [];
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1', peerId: 'bo' })] });
  const upload = vi.fn<(file: Blob) => Promise<unknown>>(
    (file) => new Promise((resolve) => uploads.push(() => resolve({ id: 'there', mime: file.type, size: file.size }))),
  );
  Object.assign(adapter, { media: { upload, resolve: () => Promise.reject(new ChatError('not-found')) } });
  const store = createChatStore({ adapter, env });
  await store.start();
  await world.advance(50);
  const tray = openTray({ store, bench: createBench(), ref, options: () => ({}) });
  await world.advance(1000);
  return { env, store, tray, uploads, names: () => tray.getState().items.map(({ name }) => name) };
}

it('of two tabs with one draft one uploads, and the other takes over what is uploaded', async () => {
  const world = createVirtualWorld();
  const [one, other] = [await openTab(world), await openTab(world)];
  one.tray.addClip(clip);
  await world.advance(2000);
  expect(one.uploads).toHaveLength(1);
  expect(other.names()).toEqual(['v.webm']);
  expect(other.uploads).toHaveLength(0);
  one.uploads[0]?.();
  await world.advance(2000);
  expect(other.tray.getState().items).toMatchObject([{ status: 'uploaded', ref: { id: 'there' } }]);
  expect(other.uploads).toHaveLength(0);
});

it('a tab that goes leaves the upload to the next', async () => {
  const world = createVirtualWorld();
  const [one, other] = [await openTab(world), await openTab(world)];
  one.tray.addClip(clip);
  await world.advance(2000);
  one.env.kill();
  await world.advance(2000);
  expect(other.uploads).toHaveLength(1);
});

it('what one tab sends or takes out is neither uploaded nor sent by the other', async () => {
  const world = createVirtualWorld();
  const [one, other] = [await openTab(world), await openTab(world)];
  one.tray.addClip(clip);
  await world.advance(2000);
  one.tray.remove(one.tray.getState().items[0]?.id ?? '');
  await world.advance(2000);
  expect(other.names()).toEqual([]);
  one.tray.addClip(clip);
  await world.advance(2000);
  const content = { type: 'text', text: '', format: 'plain', entities: [] } as const;
  expect(one.tray.send({ content, quote: undefined, mentions: undefined })).toBe(true);
  await world.advance(2000);
  expect(other.names()).toEqual([]);
  expect(other.uploads).toHaveLength(0);
});

it('a recording that goes on is no file in another tab, also in one that is opened meanwhile; a cut-off one is, in one of them', async () => {
  const world = createVirtualWorld();
  const one = await openTab(world);
  one.tray.guardClip(clip);
  await world.advance(2000);
  const [other, third] = [await openTab(world), await openTab(world)];
  one.tray.guardClip(clip);
  await world.advance(2000);
  expect([other.names(), third.names()]).toEqual([[], []]);
  one.env.kill();
  await world.advance(3000);
  expect([other.names(), third.names()]).toEqual([['v.webm'], ['v.webm']]);
  expect(other.uploads.length + third.uploads.length).toBe(1);
});

it('a recording that is over leaves nothing of itself in another tab', async () => {
  const world = createVirtualWorld();
  const one = await openTab(world);
  one.tray.guardClip(clip);
  await world.advance(2000);
  const other = await openTab(world);
  one.tray.guardClip(undefined);
  await world.advance(3000);
  expect(other.names()).toEqual([]);
  expect(other.store.getState().drafts.get('c1')).toBeUndefined();
});

it('that a file may say where it was taken is still known after a reload', async () => {
  const world = createVirtualWorld();
  const one = await openTab(world);
  const there = { id: 'm1', mime: 'image/heic', size: 3 };
  const attachment = { ...there, id: 'local:a', name: 'a.heic', kind: 'image', placed: true, ref: there } as const;
  one.store.actions.setDraft(ref, { text: '', attachments: [attachment], updatedAt: world.now() });
  await world.advance(2000);
  expect(one.tray.getState().items).toMatchObject([{ placed: true }]);
  one.tray.addClip(clip);
  await world.advance(2000);
  one.env.kill();
  const next = await openTab(world);
  expect(next.tray.getState().items).toMatchObject([{ name: 'a.heic', placed: true }, { name: 'v.webm' }]);
});
