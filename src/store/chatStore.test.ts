import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import { buildConversation, buildMessage, createTestAdapter, createVirtualWorld } from '../testing/index.js';
import { chat, messages, ref } from './chat.test.helpers.js';
import { createChatStore, type ChatStore } from './index.js';

describe('life', () => {
  it('ends every timer and subscription when disposed, and starts again', async () => {
    const { store, adapter, world } = await chat();
    adapter.emit({ type: 'typing', conversationId: 'c1', userId: 'bo', active: true });
    store.actions.setTyping(ref, true);
    store.dispose();
    await world.advance(100);
    expect({ timers: world.waiting, listeners: adapter.listeners }).toEqual({ timers: 0, listeners: 0 });
    await store.start();
    expect(store.getState().startup.status).toBe('ready');
  });

  it('loads a timeline that was opened before it was known who signed in', async () => {
    const world = createVirtualWorld();
    const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], messages: messages(1, 3) });
    const store = createChatStore({ adapter, env: world.createEnv() });
    const close = store.actions.openTimeline(ref);
    void store.start();
    await world.advance(100);
    const timeline = store.getState().timelines.get('c1')!;
    expect([timeline.status, timeline.view.size]).toEqual(['ready', 3]);
    close();
  });

  it('says why it could not sign in, and tries again', async () => {
    const adapter = createTestAdapter();
    adapter.failNext('session.connect', new ChatError('expired'));
    const store = createChatStore({ adapter, env: createVirtualWorld().createEnv() });
    await store.start();
    expect(store.getState().startup).toMatchObject({ status: 'error', error: { code: 'expired' } });
    await store.actions.reconnect();
    expect(store.getState().startup.status).toBe('ready');
  });

  it.each([
    [undefined, /adapter is undefined/],
    [() => ({}), /is a function/],
    [Promise.resolve(), /is a Promise/],
    [{}, /session is missing.*docs\/adapters\.md/],
  ])('refuses %s as an adapter with a sentence that helps', (adapter, message) => {
    expect(() => createChatStore({ adapter: adapter as never })).toThrow(message);
  });

  it('ends typing after ten seconds, on stop, and when the message comes', async () => {
    const { store, adapter, world, frame } = await chat();
    const typing = (): number => store.getState().typing.get('c1')?.length ?? 0;
    const type = (active: boolean): void =>
      adapter.emit({ type: 'typing', conversationId: 'c1', userId: 'bo', active });
    type(true);
    await frame();
    expect(typing()).toBe(1);
    await world.advance(10_100);
    expect(typing()).toBe(0);
    type(true);
    type(false);
    await frame();
    expect(typing()).toBe(0);
    type(true);
    adapter.emit({ type: 'message', message: buildMessage({ seq: 1 }) });
    await frame();
    expect(typing()).toBe(0);
  });
});

describe('drafts', () => {
  it('survive the store, and reach other tabs', async () => {
    const world = createVirtualWorld();
    const make = (): ChatStore =>
      createChatStore({
        adapter: createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] }),
        env: world.createEnv(),
      });
    const [one, two] = [make(), make()];
    await one.start();
    await two.start();
    await world.advance(100);
    one.actions.setDraft({ conversationId: 'c1' }, { text: 'half a thou', updatedAt: world.now() });
    await world.advance(1000);
    expect(two.getState().drafts.get('c1')?.text).toBe('half a thou');
    one.dispose();
    two.dispose();
    const three = make();
    await three.start();
    await world.advance(100);
    expect(three.getState().drafts.get('c1')?.text).toBe('half a thou');
  });
});
