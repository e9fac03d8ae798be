import { expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import { buildMessage, buildText, buildConversation, createTestAdapter, createVirtualWorld } from '../testing/index.js';
import type { MessageSnapshot } from '../model/index.js';
import { createChatStore, type ChatStore } from './index.js';

const ref = { conversationId: 'c1' };
const secret = 'What Bo takes back';
const quote: MessageSnapshot = {
  ref: { ...ref, messageId: 'm1' },
  senderId: 'bo',
  senderName: 'Bo',
  time: 1,
  content: buildText(secret),
};
const recalled = { type: 'message-recalled', ...ref, messageId: 'm1', recall: { by: 'bo', time: 2 } } as const;

async function openTab(world: ReturnType<typeof createVirtualWorld>) {
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
    messages: [buildMessage({ seq: 1, senderId: 'bo', text: secret })],
  });
  const store: ChatStore = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  await world.advance(100);
  return { adapter, store };
}

it('take out what they quote of a message that is taken back: in memory, in storage, on the server, in other tabs', async () => {
  const world = createVirtualWorld();
  const one = await openTab(world);
  const two = await openTab(world);
  const ahead = world.now() + 60_000;
  const edited = { text: 'An edit', editing: 'm9', before: { text: 'An answer', quote }, updatedAt: ahead };
  one.store.actions.setDraft({ conversationId: 'c1' }, edited, { immediate: true });
  await world.advance(500);
  expect(JSON.stringify(two.store.getState().drafts.get('c1'))).toContain(secret);

  one.adapter.emit(recalled);
  await world.advance(500);
  const storage = await world.createEnv().openStorage('test');
  const told = one.adapter.calls.filter(({ method }) => method === 'settings.update').at(-1);
  const copies = [
    one.store.getState().drafts.get('c1'),
    two.store.getState().drafts.get('c1'),
    await storage.get('drafts', 'c1'),
    (told?.args[1] as { draft: unknown } | undefined)?.draft,
  ];
  for (const copy of copies) {
    expect(copy).toMatchObject({ text: 'An edit', before: { text: 'An answer', quote: { senderName: 'Bo' } } });
    expect(copy).toMatchObject({ before: { quote: { content: { type: 'recalled' } } } });
    expect(JSON.stringify(copy)).not.toContain(secret);
  }
  one.store.dispose();
  two.store.dispose();
});

it('bring back no words that were taken back before, from a composer or from elsewhere', async () => {
  const world = createVirtualWorld();
  const { store, adapter } = await openTab(world);
  adapter.emit(recalled);
  await world.advance(100);
  store.actions.setDraft({ conversationId: 'c1' }, { text: 'One', quote, updatedAt: world.now() });
  expect(JSON.stringify(store.getState().drafts.get('c1'))).not.toContain(secret);
  await world.advance(1000);
  const draft = { text: 'Two', quote, updatedAt: world.now() };
  adapter.emit({ type: 'settings', conversationId: 'c1', changes: { draft } });
  await world.advance(100);
  expect(store.getState().drafts.get('c1')).toMatchObject({ text: 'Two', quote: { content: { type: 'recalled' } } });
  store.dispose();
});

it('an answer is sent without the words that were taken back, also when it has waited', async () => {
  const world = createVirtualWorld();
  const { store, adapter } = await openTab(world);
  const release = adapter.hold('messages.send');
  store.actions.sendMessage(ref, { content: buildText('First') });
  store.actions.sendMessage(ref, { content: buildText('Waited'), quote });
  await world.advance(100);
  adapter.emit(recalled);
  await world.advance(100);
  store.actions.sendMessage(ref, { content: buildText('Later'), quote });
  release();
  await world.advance(500);
  const sent = adapter.calls.filter(({ method }) => method === 'messages.send').map(({ args }) => args[0]);
  expect(sent).toHaveLength(3);
  expect(JSON.stringify(sent)).not.toContain(secret);
  expect(sent[1]).toMatchObject({ quote: { senderName: 'Bo', content: { type: 'recalled' } } });
  store.dispose();
});

it('what waits to be sent lets go of words that were taken back: on screen, in storage and in the other tabs', async () => {
  const world = createVirtualWorld();
  const one = await openTab(world);
  const two = await openTab(world);
  const release = one.adapter.hold('messages.send');
  one.store.actions.sendMessage(ref, { content: buildText('First') });
  one.store.actions.sendMessage(ref, { content: buildText('Waits'), quote });
  await world.advance(100);
  const stored = async (): Promise<string> => {
    const storage = await world.createEnv().openStorage('test');
    const rows = JSON.stringify(await storage.list('outbox'));
    storage.close();
    return rows;
  };
  const shown = ({ store }: typeof one): string => {
    const view = store.getState().timelines.get('c1')?.view;
    return JSON.stringify(Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i)));
  };
  expect(await stored()).toContain(secret);
  for (const { adapter } of [one, two]) adapter.emit(recalled);
  await world.advance(100);
  expect(await stored()).toContain('Waits');
  expect(await stored()).not.toContain(secret);
  for (const tab of [one, two]) {
    expect(shown(tab)).toContain('Waits');
    expect(shown(tab)).not.toContain(secret);
  }
  release();
  await world.advance(500);
  expect(await stored()).toBe('[]');
  const sent = one.adapter.calls.filter(({ method }) => method === 'messages.send');
  expect(sent).toHaveLength(2);
  expect(JSON.stringify(sent)).not.toContain(secret);
  for (const { store } of [one, two]) store.dispose();
});

it('an answer is sent when its quote was taken back while it was being written to storage', async () => {
  const world = createVirtualWorld();
  const { store, adapter } = await openTab(world);
  store.actions.sendMessage(ref, { content: buildText('Answer'), quote });
  adapter.emit(recalled);
  await world.advance(500);
  const sent = adapter.calls.filter(({ method }) => method === 'messages.send');
  expect(sent).toHaveLength(1);
  expect(JSON.stringify(sent)).not.toContain(secret);
  store.dispose();
});

it('an answer that waited asks first whether what it quotes was taken back, where nobody has told', async () => {
  const world = createVirtualWorld();
  const { store, adapter } = await openTab(world);
  for (let i = 0; i < 4; i++) adapter.failNext('messages.send', new ChatError('offline'));
  store.actions.sendMessage(ref, {
    content: buildText('Answer'),
    quote: { ...quote, ref: { ...ref, messageId: 'm7' } },
  });
  await world.advance(3000);
  // Taken back while there was no connection.
  const gone = {
    ...buildMessage({ seq: 7 }),
    id: 'm7',
    content: { type: 'recalled' },
    recalled: { by: 'bo', time: 2 },
  };
  adapter.store(gone);
  await import('./outbox/askQuoted.js');
  // What asks is loaded when it is wanted: that takes no virtual time.
  for (let i = 0; i < 20; i++) {
    await world.advance(3000);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const sent = adapter.calls.filter(({ method }) => method === 'messages.send').map(({ args }) => args[0]);
  expect(JSON.stringify(sent[0])).toContain(secret);
  expect(sent.at(-1)).toMatchObject({ quote: { content: { type: 'recalled' } } });
  expect(adapter.calls.filter(({ method }) => method === 'messages.loadAround').length).toBeGreaterThan(0);
  store.dispose();
});
