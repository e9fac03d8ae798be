import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../model/index.js';
import {
  buildConversation,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type VirtualWorld,
} from '../testing/index.js';
import { createChatStore, type ChatStore } from './createChatStore.js';

let world: VirtualWorld;
let adapter: TestAdapter;
let store: ChatStore;
let heard: string[];
let gone: string[];

const at = (value: number) => ({ value, tie: '' });
function message(seq: number, more: Partial<Message> = {}): void {
  const made = { ...buildMessage({ seq, senderId: 'bo' }), conversationId: 'c1', ...more };
  adapter.emit({ type: 'message', message: made });
}
async function settle(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await world.advance(20);
  }
}

beforeEach(async () => {
  world = createVirtualWorld();
  adapter = createTestAdapter({
    conversations: [
      buildConversation({ id: 'c1', peerId: 'bo', unread: { count: 0, readUpTo: at(10), asOf: at(10) } }),
    ],
  });
  store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  await settle();
  heard = [];
  gone = [];
  store.onMessage(({ id }) => heard.push(id));
  store.onMessagesGone((ids) => gone.push(...ids));
});
afterEach(() => store.dispose());

describe('who listens for messages', () => {
  it('hears of new ones once the state has them', async () => {
    const counts: number[] = [];
    store.onMessage(() => counts.push(store.getState().conversations.get('c1')?.unread.count ?? 0));
    message(11);
    expect(heard).toEqual([]);
    await settle();
    expect(heard).toEqual(['m11']);
    expect(counts).toEqual([1]);
  });

  it('does not hear of what was read before, or in the same moment elsewhere', async () => {
    message(9);
    await settle();
    expect(heard).toEqual([]);
    message(11);
    message(12);
    adapter.emit({ type: 'read-cursor', conversationId: 'c1', userId: 'me', position: at(11) });
    await settle();
    expect(heard).toEqual(['m12']);
  });

  it('does not hear of answers that were read in their thread, nor of what lies before a cleared history', async () => {
    adapter.emit({ type: 'read-cursor', conversationId: 'c1', threadId: 't1', userId: 'me', position: at(20) });
    message(19, { threadId: 't1' });
    message(21, { threadId: 't1' });
    await settle();
    expect(heard).toEqual(['m21']);
    adapter.emit({ type: 'history-cleared', conversationId: 'c1', upTo: at(30) });
    message(29);
    message(31);
    await settle();
    expect(heard).toEqual(['m21', 'm31']);
  });

  it('hears what was taken back or deleted, and nothing of what was taken back at once', async () => {
    message(11);
    message(12);
    await settle();
    adapter.emit({ type: 'message-recalled', conversationId: 'c1', messageId: 'm11', recall: { by: 'bo', time: 1 } });
    adapter.emit({ type: 'message-removed', conversationId: 'c1', messageIds: ['m12'] });
    message(13);
    adapter.emit({ type: 'message-recalled', conversationId: 'c1', messageId: 'm13', recall: { by: 'bo', time: 1 } });
    await settle();
    expect(heard).toEqual(['m11', 'm12']);
    expect(gone).toEqual(['m11', 'm12', 'm13']);
  });

  it('hears nothing of what was said to a user who has left', async () => {
    message(11);
    await store.actions.logout();
    await store.start();
    await settle();
    expect(heard).toEqual([]);
  });
});
