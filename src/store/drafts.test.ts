import { expect, it } from 'vitest';
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
