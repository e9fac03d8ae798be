import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import type { ConversationSettings } from '../model/index.js';
import { buildConversation, buildMessage, type TestAdapter } from '../testing/index.js';
import { chat, type Chat } from './chat.test.helpers.js';

const HOUR = 3_600_000;

/** One conversation with these settings, of which one message was read. */
async function withSettings(settings: ConversationSettings): Promise<Chat> {
  const lastMessage = buildMessage({ seq: 1, conversationId: 'c1', senderId: 'ana' });
  const unread = { count: 0, asOf: lastMessage.position, readUpTo: lastMessage.position };
  return chat({ conversations: [buildConversation({ id: 'c1', settings, lastMessage, unread })] }, false);
}

/** A chat that starts after Ana's second message came; the first was read. */
function closed(
  settings: ConversationSettings,
  unread: { readonly count: number; readonly mentionsMe?: number },
  wrap?: (adapter: TestAdapter) => TestAdapter,
): Promise<Chat> {
  const lastMessage = buildMessage({ seq: 2, conversationId: 'c1', senderId: 'ana', text: 'Look!' });
  const numbers = { ...unread, asOf: lastMessage.position, readUpTo: { value: 1, tie: '' } };
  const conversation = buildConversation({ id: 'c1', settings, lastMessage, unread: numbers });
  return chat({ conversations: [conversation], wrap }, false).then(async (it) => {
    await it.world.advance(100);
    return it;
  });
}

/** Somebody writes: Ana, and with `mention` she means me. */
async function write({ adapter, world }: Chat, seq: number, mention = false): Promise<void> {
  const message = buildMessage({
    seq,
    conversationId: 'c1',
    senderId: 'ana',
    text: 'Look!',
    ...(mention && { mentions: { userIds: ['me'] } }),
  });
  adapter.emit({ type: 'message', message });
  await world.advance(100);
}

const listed = ({ store }: Chat): readonly string[] => store.getState().inbox.ids;
const updates = ({ adapter }: Chat): readonly unknown[] =>
  adapter.calls.filter(({ method }) => method === 'settings.update').map(({ args }) => args[1]);

describe('what was archived', () => {
  it('comes back when somebody writes, and other devices are told', async () => {
    const it = await withSettings({ archived: true });
    expect(listed(it)).toEqual([]);
    await write(it, 2);
    expect(listed(it)).toEqual(['c1']);
    expect(updates(it)).toEqual([{ archived: null }]);
  });

  it('stays away while it is muted', async () => {
    const it = await withSettings({ archived: true, notify: 'none' });
    await write(it, 2);
    expect(listed(it)).toEqual([]);
    expect(updates(it)).toEqual([]);
    expect(it.store.getState().totalUnread).toBe(0);
  });

  it('comes back by a mention where only those may disturb', async () => {
    const it = await withSettings({ archived: true, notify: 'mentions' });
    await write(it, 2);
    expect(listed(it)).toEqual([]);
    await write(it, 3, true);
    expect(listed(it)).toEqual(['c1']);
  });

  it('stays away when it is unmuted, since nobody wrote', async () => {
    const it = await withSettings({ archived: true, notify: 'none' });
    await write(it, 2);
    it.adapter.emit({ type: 'settings', conversationId: 'c1', changes: { notify: undefined } });
    await it.frame();
    expect(listed(it)).toEqual([]);
  });

  it('is not counted', async () => {
    const it = await withSettings({});
    await write(it, 2);
    expect(it.store.getState().totalUnread).toBe(1);
    void it.store.actions.updateSettings('c1', { archived: true });
    await it.frame();
    expect(it.store.getState().totalUnread).toBe(0);
  });

  it('comes back when the number is told before the message', async () => {
    const it = await withSettings({ archived: true });
    const asOf = { value: 2, tie: '' };
    it.adapter.emit({ type: 'unread', conversationId: 'c1', unread: { count: 1, asOf } });
    await it.frame();
    expect(listed(it)).toEqual([]);
    await write(it, 2);
    expect(listed(it)).toEqual(['c1']);
  });

  it('keeps how far it had come, and forgets it when it is back', async () => {
    const it = await withSettings({});
    void it.store.actions.updateSettings('c1', { archived: true });
    await it.world.advance(100);
    await write(it, 2);
    expect(updates(it)).toEqual([
      { archived: true, awayFrom: { value: 1, tie: '' } },
      { archived: null, awayFrom: null },
    ]);
  });

  it('comes back at the start when somebody wrote while no device was there', async () => {
    const it = await closed({ archived: true, awayFrom: { value: 1, tie: '' } }, { count: 1 });
    expect(listed(it)).toEqual(['c1']);
    expect(updates(it)).toEqual([{ archived: null, awayFrom: null }]);
    expect(it.store.getState().totalUnread).toBe(1);
  });

  it('stays away at the start when what came does not call', async () => {
    const away = { archived: true, awayFrom: { value: 1, tie: '' } } as const;
    expect(listed(await closed({ ...away, notify: 'none' }, { count: 1 }))).toEqual([]);
    expect(listed(await closed({ ...away, notify: 'mentions' }, { count: 1 }))).toEqual([]);
    expect(listed(await closed({ ...away, awayFrom: { value: 2, tie: '' } }, { count: 1 }))).toEqual([]);
    expect(listed(await closed({ ...away, awayFrom: 'nonsense' as never }, { count: 1 }))).toEqual([]);
    expect(listed(await closed({ ...away, notify: 'mentions' }, { count: 1, mentionsMe: 1 }))).toEqual(['c1']);
  });

  it('stays away when it was unread already and only something else is told', async () => {
    const it = await closed({}, { count: 3 });
    void it.store.actions.updateSettings('c1', { archived: true });
    await it.frame();
    const mine = buildMessage({ seq: 3, conversationId: 'c1', senderId: 'me', text: 'Later' });
    it.adapter.emit({ type: 'message', message: mine });
    await it.world.advance(100);
    expect(listed(it)).toEqual([]);
  });
});

describe('what was hidden', () => {
  it('comes back at the start when somebody wrote while no device was there, once', async () => {
    const it = await closed({ hidden: true, notify: 'none', awayFrom: { value: 1, tie: '' } }, { count: 1 });
    expect(listed(it)).toEqual(['c1']);
    expect(updates(it)).toEqual([{ hidden: null, awayFrom: null }]);
  });

  it('is not brought back again and again where the backend refuses', async () => {
    const settings = { hidden: true, awayFrom: { value: 1, tie: '' } };
    const it = await closed(settings, { count: 1 }, (adapter) => ({
      ...adapter,
      settings: {
        update: (...args) => adapter.settings!.update(...args).then(() => Promise.reject(new ChatError('forbidden'))),
      },
    }));
    await it.world.advance(10_000);
    expect(updates(it)).toHaveLength(1);
  });

  it('comes back with anything new, muted or not', async () => {
    const it = await withSettings({ hidden: true, notify: 'none' });
    await write(it, 2);
    expect(listed(it)).toEqual(['c1']);
    expect(updates(it)).toEqual([{ hidden: null }]);
  });
});

describe('a mute that ends by itself', () => {
  it('counts again from then on', async () => {
    const it = await withSettings({});
    void it.store.actions.updateSettings('c1', { notify: 'none', notifyUntil: it.world.now() + HOUR });
    await write(it, 2);
    expect(it.store.getState().totalUnread).toBe(0);
    await it.world.advance(HOUR);
    expect(it.store.getState().totalUnread).toBe(1);
  });
});

describe('folders', () => {
  it('are known as long as a conversation lies in them', async () => {
    const it = await withSettings({ folders: ['Work', 'Home'] });
    expect(it.store.getState().inbox.folders).toEqual(['Work', 'Home']);
    void it.store.actions.updateSettings('c1', { folders: ['Home'] });
    await it.frame();
    expect(it.store.getState().inbox.folders).toEqual(['Home']);
  });
});

describe('deleting and clearing', () => {
  it('ask the backend, and say why it refused', async () => {
    const it = await chat({
      wrap: (adapter) => ({
        ...adapter,
        conversations: { ...adapter.conversations, remove: () => Promise.reject(new ChatError('forbidden')) },
      }),
    });
    await expect(it.store.actions.removeConversation('c1')).rejects.toMatchObject({ code: 'forbidden' });
    expect(listed(it)).toEqual(['c1']);
    expect(it.errors.map(({ code }) => code)).toEqual(['forbidden']);
    await expect(it.store.actions.clearHistory('c1')).rejects.toMatchObject({ code: 'unsupported' });
  });
});
