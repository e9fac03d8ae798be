import { describe, expect, it } from 'vitest';
import { ChatError, type MessageSnapshot } from '../../contract/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  createVirtualWorld,
} from '../../testing/index.js';
import { createChatStore, type ChatStore } from '../createChatStore.js';
import { selectPinned, selectSaved } from '../selectors.js';

const ref = { conversationId: 'c1' };

/** Enough turns for a chunk that is loaded and for answers. */
async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) await new Promise((resolve) => setTimeout(resolve, 0));
}

function makeChat(world = createVirtualWorld()) {
  const base = createTestAdapter({
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
    messages: [1, 2, 3].map((seq) => buildMessage({ seq, senderId: 'bo', text: `Message ${seq}` })),
    users: [{ id: 'bo', nick: 'Bo' }],
  });
  const pinned: MessageSnapshot[] = [];
  let refusal: ChatError | undefined;
  const answer = async (): Promise<void> => {
    if (refusal) throw refusal;
  };
  const messages = {
    ...base.messages,
    pin: answer,
    save: answer,
    listPinned: async () => pinned,
    listSaved: async () => ({ items: pinned, cursor: undefined }),
  };
  const adapter = Object.assign(base, { messages });
  const store = createChatStore({ adapter, env: world.createEnv() });
  return {
    adapter,
    store,
    pinned,
    world,
    refuse: (error: ChatError | undefined) => {
      refusal = error;
    },
  };
}

async function openChat(store: ChatStore, world: ReturnType<typeof createVirtualWorld>): Promise<void> {
  await store.start();
  store.actions.openTimeline(ref);
  await settle();
  await world.advance(100);
}

const pins = (store: ChatStore): unknown[] | undefined =>
  selectPinned(store.getState(), ref)?.items.map(({ content, senderName }) => [senderName, content]);

describe('pins', () => {
  it('show at once, and are taken back with the reason when refused', async () => {
    const { store, world, refuse } = makeChat();
    await openChat(store, world);
    await store.actions.loadPinned(ref);
    const done = store.actions.pinMessage(ref, 'm1', true);
    await Promise.resolve();
    await expect(done).resolves.toBe(undefined);
    expect(pins(store)).toEqual([['Bo', buildText('Message 1')]]);
    refuse(new ChatError('forbidden'));
    const refused = store.actions.pinMessage(ref, 'm2', true);
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    expect(pins(store)).toEqual([['Bo', buildText('Message 1')]]);
    store.dispose();
  });

  it('follow what others pin and take down', async () => {
    const { store, world, adapter } = makeChat();
    await openChat(store, world);
    await store.actions.loadPinned(ref);
    adapter.emit({ type: 'pinned', conversationId: 'c1', messageId: 'm2', active: true, by: 'bo' });
    await world.advance(100);
    expect(pins(store)).toEqual([['Bo', buildText('Message 2')]]);
    adapter.emit({ type: 'pinned', conversationId: 'c1', messageId: 'm2', active: false, by: 'bo' });
    await world.advance(100);
    expect(pins(store)).toEqual([]);
    store.dispose();
  });

  it('lose their words with a recall (P4), like everything that was saved', async () => {
    const { store, world, adapter } = makeChat();
    await openChat(store, world);
    await store.actions.loadPinned(ref);
    await store.actions.pinMessage(ref, 'm1', true);
    await store.actions.saveMessage(ref, 'm1', true);
    adapter.emit({
      type: 'message-recalled',
      conversationId: 'c1',
      messageId: 'm1',
      recall: { by: 'bo', time: 1_750_000_000_000 },
    });
    await world.advance(100);
    expect(pins(store)).toEqual([['Bo', { type: 'recalled' }]]);
    expect(selectSaved(store.getState())?.items[0]?.content).toEqual({ type: 'recalled' });
    store.dispose();
  });
});

describe('deleting for oneself', () => {
  const texts = (store: ChatStore): unknown[] => {
    const view = store.getState().timelines.get('c1')?.view;
    return Array.from({ length: view?.size ?? 0 }, (_, i) => view?.rowAt(i).message.id);
  };

  it('hides at once, comes back when undone, and reaches nobody then', async () => {
    const { store, world, adapter } = makeChat();
    await openChat(store, world);
    const removal = await store.actions.removeLater(ref, ['m1', 'm2'], 5000);
    expect(texts(store)).toEqual(['m3']);
    expect(removal.undo()).toBe(true);
    expect(texts(store)).toEqual(['m1', 'm2', 'm3']);
    await world.advance(10_000);
    expect(adapter.calls.filter(({ method }) => method === 'messages.remove')).toEqual([]);
    expect(removal.undo()).toBe(false);
    store.dispose();
  });

  it('is carried out after a while, without the messages coming up in between', async () => {
    const { store, world, adapter } = makeChat();
    await openChat(store, world);
    const removal = await store.actions.removeLater(ref, ['m1'], 5000);
    const seen = new Set<number>();
    store.subscribe(() => seen.add(texts(store).length));
    await world.advance(6000);
    await settle();
    await world.advance(100);
    await removal.done;
    expect(adapter.calls.some(({ method }) => method === 'messages.remove')).toBe(true);
    expect(texts(store)).toEqual(['m2', 'm3']);
    expect([...seen]).toEqual([2]);
    expect(removal.undo()).toBe(false);
    store.dispose();
  });
});

describe('reminders', () => {
  it('ring when their time has come, also in the next life of the app, and keep none of the words', async () => {
    const { store, world, adapter } = makeChat();
    await openChat(store, world);
    await store.actions.remindOf(ref, 'm1', world.now() + 60_000, 'Bo');
    await world.advance(1000);
    expect([...store.getState().reminders.values()]).toMatchObject([{ due: false, senderName: 'Bo' }]);
    store.dispose();

    const next = createChatStore({ adapter, env: world.createEnv() });
    await next.start();
    await settle();
    await world.advance(1000);
    await settle();
    expect([...next.getState().reminders.values()]).toMatchObject([{ messageId: 'm1', due: false }]);
    await world.advance(60_000);
    const [reminder] = [...next.getState().reminders.values()];
    expect(reminder).toMatchObject({ due: true });
    expect(JSON.stringify(reminder)).not.toContain('Message 1');
    await next.actions.dropReminder(reminder?.id ?? '');
    expect(next.getState().reminders.size).toBe(0);
    next.dispose();
  });
});
