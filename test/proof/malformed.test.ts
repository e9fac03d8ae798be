import { describe, expect, it } from 'vitest';
import { createChatStore, type ChatStore, type Diagnostic } from 'chatloom/store';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  seededRandom,
  type TestAdapter,
  type VirtualWorld,
} from 'chatloom/testing';

const accountId = 'test';
const position = { value: 2, tie: '' };
const target = { conversationId: 'c1', messageId: 'm2' };

/** One sound event of every kind: what is broken below is broken in one place only. */
const sound: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  connection: { state: { status: 'connected' } },
  reconnected: { resumed: true },
  notice: { code: 'demo', active: true },
  conversation: { conversation: buildConversation({ id: 'c9', accountId }) },
  'conversation-changed': { conversationId: 'c1', changes: { title: 'other' } },
  'conversation-removed': { conversationId: 'c2' },
  settings: { conversationId: 'c1', changes: { pinned: true } },
  message: { message: buildMessage({ seq: 9 }) },
  'message-edited': { ...target, by: 'bo', revision: 5, content: { type: 'text', text: 'x' }, time: 1 },
  'message-recalled': { ...target, recall: { by: 'bo', time: 1 } },
  'message-removed': { conversationId: 'c1', messageIds: ['m1'] },
  'history-cleared': { conversationId: 'c1', upTo: position },
  reaction: { ...target, userId: 'bo', emoji: '👍', active: true, at: position },
  'reaction-summary': { ...target, version: 5, reactions: [] },
  lane: { ...target, lane: 'translation', value: { version: 1, value: { language: 'en', text: 'x' } } },
  'read-cursor': { conversationId: 'c1', userId: 'bo', position },
  'delivered-cursor': { conversationId: 'c1', userId: 'bo', position },
  'receipt-summary': { ...target, version: 1, summary: { read: 1, total: 2 } },
  unread: { conversationId: 'c1', unread: { count: 4, asOf: { value: 3, tie: '' } } },
  typing: { conversationId: 'c1', userId: 'bo', active: true },
  'stream-delta': { ...target, partId: 'p', offset: 0, text: 'x' },
  'stream-end': { message: buildMessage({ seq: 2, revision: 3 }) },
  pinned: { ...target, active: true, by: 'bo' },
  user: { user: { id: 'bo', nick: 'other' } },
  presence: { userId: 'bo', presence: { state: 'online' } },
  contact: { contact: { userId: 'bo', relation: 'friend' } },
  'contact-removed': { userId: 'bo' },
  blocked: { userId: 'bo', active: true },
  group: { group: buildGroup({ id: 'g1', name: 'other' }) },
  'group-removed': { groupId: 'g1', reason: 'left' },
  'members-changed': { groupId: 'g1', joined: [{ userId: 'cy', role: 'member' }] },
  'join-request': { request: { id: 'r', groupId: 'g1', userId: 'cy', time: 1 }, active: true },
  topic: { topic: { conversationId: 'c1', name: 'x' } },
  'live-room': { room: { conversationId: 'c1' } },
  'live-gift': { gift: { id: 'g' } },
  'live-likes': { conversationId: 'c1', count: 1 },
};

interface Scene {
  readonly world: VirtualWorld;
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  readonly diagnostics: Diagnostic[];
}

async function setScene(): Promise<Scene> {
  const world = createVirtualWorld();
  const adapter = createTestAdapter({
    accountId,
    conversations: [
      buildConversation({ id: 'c1', accountId, groupId: 'g1', lastMessage: buildMessage({ seq: 3 }) }),
      buildConversation({ id: 'c2', accountId }),
    ],
    messages: [1, 2, 3].map((seq) => buildMessage({ seq })),
    groups: [buildGroup({ id: 'g1' })],
    users: [{ id: 'bo', nick: 'Bo' }],
  });
  const diagnostics: Diagnostic[] = [];
  const store = createChatStore({ adapter, env: world.createEnv(), onDiagnostic: (each) => diagnostics.push(each) });
  await store.start();
  store.actions.openTimeline({ conversationId: 'c1' });
  await world.advance(1000);
  return { world, adapter, store, diagnostics };
}

/** Everything screens could show, as one string. */
function picture(store: ChatStore): string {
  const state = store.getState();
  const timelines = [...state.timelines.values()].map(({ view, ref: timelineRef, ...rest }) => ({
    timelineRef,
    rest,
    rows: Array.from({ length: view.size }, (_, index) => view.rowAt(index)),
  }));
  const tables = (
    ['conversations', 'users', 'groups', 'members', 'presence', 'typing', 'cursors', 'drafts'] as const
  ).map((name) => [...state[name].keys()].map((key) => [key, state[name].get(key as never)]));
  const { startup, inbox, totalUnread, accounts } = state;
  return JSON.stringify([startup, inbox, totalUnread, [...accounts], timelines, tables], (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
}

const rubbish: readonly unknown[] = [
  undefined,
  null,
  7,
  Number.NaN,
  '',
  'x',
  true,
  [],
  {},
  [null],
  { __proto__: null },
];

/** Fields an event must have: without them, or with rubbish in them, it may change nothing. */
const needed: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(sound).map(([type, body]) => [type, Object.keys(body)]),
);

describe('malformed events change nothing, never throw, and are counted', () => {
  it('what is no event at all', async () => {
    const { world, adapter, store, diagnostics } = await setScene();
    const before = picture(store);
    const nothing: readonly unknown[] = [...rubbish, { type: 'nothing', accountId }, { type: '__proto__', accountId }];
    for (const event of nothing) {
      const counted = diagnostics.length;
      adapter.emitRaw(event);
      await world.advance(50);
      expect(diagnostics.length, JSON.stringify(event)).toBe(counted + 1);
    }
    expect(picture(store)).toBe(before);
  });

  it.each(Object.keys(sound))('%s without its account, or with each of its fields missing', async (type) => {
    const { world, adapter, store, diagnostics } = await setScene();
    const before = picture(store);
    const broken: unknown[] = [{ type, ...sound[type] }];
    for (const field of needed[type] ?? []) {
      const { [field]: _gone, ...rest } = sound[type]!;
      broken.push({ type, accountId, ...rest });
    }
    // Optional ones are left out by whoever has nothing to say.
    const optional = new Set(['joined', 'reason', 'by']);
    for (const event of broken.filter((_, index) => index === 0 || !optional.has(needed[type]![index - 1]!))) {
      const counted = diagnostics.length;
      adapter.emitRaw(event);
      await world.advance(50);
      expect(diagnostics.length, JSON.stringify(event)).toBeGreaterThan(counted);
      expect(picture(store), JSON.stringify(event)).toBe(before);
    }
  });

  it.each(['id', 'conversationId', 'senderId', 'time', 'position'])('a message without its %s', async (field) => {
    const { world, adapter, store, diagnostics } = await setScene();
    const before = picture(store);
    const { [field as 'id']: _gone, ...rest } = buildMessage({ seq: 9 });
    for (const message of [
      rest,
      ...rubbish.filter((each) => each !== 7 && each !== 'x').map((each) => ({ ...rest, [field]: each })),
    ]) {
      const counted = diagnostics.length;
      adapter.emitRaw({ type: 'message', accountId, message });
      await world.advance(50);
      expect(diagnostics.length, JSON.stringify(message)).toBeGreaterThan(counted);
      expect(picture(store), JSON.stringify(message)).toBe(before);
    }
  });

  it.each(Object.keys(sound))('%s with rubbish in every place never throws, and the chat goes on', async (type) => {
    const { world, adapter, store } = await setScene();
    const random = seededRandom(type.length * 7919);
    const spoil = (value: unknown, depth: number): unknown => {
      if (random() < 0.25) return rubbish[Math.floor(random() * rubbish.length)];
      if (Array.isArray(value)) return value.map((each) => spoil(each, depth + 1));
      if (typeof value !== 'object' || value === null || depth > 4) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoil(inner, depth + 1)]));
    };
    for (let i = 0; i < 200; i++) {
      adapter.emitRaw({ type, accountId, ...(spoil(sound[type], 0) as object) });
      await world.advance(20);
    }
    expect(() => picture(store)).not.toThrow();
    // Sound events still arrive, and what is shown can be read.
    adapter.emit({ type: 'user', user: { id: 'zoe', nick: 'Zoe' } });
    await world.advance(50);
    expect(store.getState().users.get('zoe')?.nick).toBe('Zoe');
    for (const timeline of store.getState().timelines.values()) {
      for (let index = 0; index < timeline.view.size; index++) {
        const { message } = timeline.view.rowAt(index);
        expect(store.contents.summarize(message.content)).toBeDefined();
      }
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
