import { expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { buildConversation, buildText, createTestAdapter, createVirtualWorld } from '../../testing/index.js';
import { createChatStore } from '../index.js';

it('an answer whose quote nobody can be asked about was not sent: it is tried again, and can be discarded', async () => {
  const world = createVirtualWorld();
  const ref = { conversationId: 'c1' };
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1', peerId: 'bo' })] });
  Object.assign(adapter, { idempotentSend: 'none' });
  const store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  await world.advance(100);
  const later = async (rounds: number): Promise<void> => {
    // What asks is loaded when it is wanted: that takes no virtual time.
    for (let i = 0; i < rounds; i++) {
      await world.advance(3000);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  const sends = (): number => adapter.calls.filter(({ method }) => method === 'messages.send').length;
  for (let i = 0; i < 4; i++) adapter.failNext('messages.send', new ChatError('offline'));
  // An adapter that never answers.
  adapter.hold('messages.loadAround');
  const key = store.actions.sendMessage(ref, {
    content: buildText('Answer'),
    quote: { ref: { ...ref, messageId: 'm7' }, senderName: 'Bo', time: 1, content: buildText('Where?') },
  });
  await import('./askQuoted.js');
  await later(10);
  const tried = sends();
  await later(10);
  expect(sends()).toBe(tried);
  expect(adapter.calls.filter(({ method }) => method === 'messages.loadAround').length).toBeGreaterThan(1);
  // Nobody says that it may have arrived: it can be taken back, and what waited behind it goes.
  store.actions.sendMessage(ref, { content: buildText('Later') });
  expect(store.actions.discardSend(ref, key)?.content).toMatchObject({ text: 'Answer' });
  await later(10);
  const words = adapter.calls.filter(({ method }) => method === 'messages.send').map(({ args }) => args[0]);
  expect(words.at(-1)).toMatchObject({ content: { text: 'Later' } });
  store.dispose();
});
