import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkAdapter, ChatError, type ChatEvent, type Conversation, type OutgoingMessage } from 'chatloom/contract';
import { describe, expect, it } from 'vitest';
import { createMinimalAdapter, type Row, type Service } from '../../docs/examples/minimal-adapter.js';

const read = (path: string): string => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');

/** A pretend service with one room of `count` rows. */
function pretendService(count: number): { service: Service; say: (text: string) => Row; listeners: () => number } {
  const rows: Row[] = [];
  const listeners = new Set<(row: Row) => void>();
  const add = (from: string, text: string, key?: string): Row => {
    const seq = rows.length + 1;
    const row: Row = {
      id: `m${seq}`,
      roomId: 'room',
      seq,
      at: 1000 * seq,
      from,
      text,
      ...(key !== undefined && { key }),
    };
    rows.push(row);
    for (const listener of listeners) listener(row);
    return row;
  };
  for (let i = 1; i <= count; i++) add('ana', `Line ${i}`);
  return {
    say: (text) => add('ana', text),
    listeners: () => listeners.size,
    service: {
      signIn: () => Promise.resolve({ id: 'me', name: 'Me' }),
      rooms: () =>
        Promise.resolve([{ id: 'room', title: 'Room', unread: 3, ...(rows.at(-1) && { last: rows.at(-1)! }) }]),
      rows: (_, { min, max, limit, keep }) => {
        const wanted = rows.filter(({ seq }) => seq >= min && seq <= max);
        return Promise.resolve(keep === 'oldest' ? wanted.slice(0, limit) : wanted.slice(-limit));
      },
      post: (_, key, text) => Promise.resolve(rows.find((row) => row.key === key) ?? add('me', text, key)),
      listen: (onRow) => {
        listeners.add(onRow);
        return () => void listeners.delete(onRow);
      },
    },
  };
}

const outgoing = (clientId: string, text: string): OutgoingMessage => ({
  clientId,
  conversationId: 'room',
  content: { type: 'text', text, format: 'plain', entities: [] } as OutgoingMessage['content'],
});

describe('the minimal adapter of docs/adapters.md', () => {
  it('stands in the guide word for word and has fewer than 100 lines', () => {
    const source = read('docs/examples/minimal-adapter.ts');
    expect(read('docs/adapters.md')).toContain(`\`\`\`ts\n${source}\`\`\``);
    expect(source.trimEnd().split('\n').length).toBeLessThan(100);
  });

  it('is an adapter', () => {
    expect(() => checkAdapter(createMinimalAdapter(pretendService(0).service), 'test')).not.toThrow();
  });

  it('connects once, however often it is asked, and lets go', async () => {
    const { service, listeners } = pretendService(1);
    const adapter = createMinimalAdapter(service);
    const [first, second] = await Promise.all([adapter.session.connect(), adapter.session.connect()]);
    expect(first).toEqual([{ accountId: 'me', self: { id: 'me', nick: 'Me' } }]);
    expect(second).toEqual(first);
    expect(listeners()).toBe(1);
    await adapter.session.disconnect();
    await adapter.session.disconnect();
    expect(listeners()).toBe(0);
  });

  it('can connect after it could not', async () => {
    const { service } = pretendService(1);
    let works = false;
    const adapter = createMinimalAdapter({
      ...service,
      signIn: () => (works ? service.signIn() : Promise.reject(new Error('down'))),
    });
    await expect(adapter.session.connect()).rejects.toMatchObject({ code: 'offline', retryable: true });
    works = true;
    await expect(adapter.session.connect()).resolves.toHaveLength(1);
  });

  it('lists conversations', async () => {
    const adapter = createMinimalAdapter(pretendService(2).service);
    const { items } = await adapter.conversations.list();
    expect(items).toMatchObject([
      { id: 'room', accountId: 'me', title: 'Room', unread: { count: 3 }, activityAt: 2000 },
    ]);
    expect(items[0]?.lastMessage?.content).toMatchObject({ type: 'text', text: 'Line 2' });
    const one: Conversation | null = await adapter.conversations.get('room');
    expect(one).toEqual(items[0]);
    expect(await adapter.conversations.get('nowhere')).toBeNull();
  });

  it('loads history and says what the page speaks for', async () => {
    const { messages } = createMinimalAdapter(pretendService(45).service);
    const at = (value: number): { value: number; tie: string } => ({ value, tie: '' });
    const load = async (request: Parameters<typeof messages.load>[1]): Promise<unknown> => {
      const { items, covers, reachedStart, reachedEnd } = await messages.load({ conversationId: 'room' }, request);
      const values = items.map(({ position }) => position.value);
      return [values[0], values.at(-1), covers?.from.value, covers?.to.value, reachedStart, reachedEnd];
    };
    // First and last row, what is covered, whether the start and the end were reached.
    expect(await load({})).toEqual([26, 45, 26, 45, false, true]);
    expect(await load({ upper: at(26) })).toEqual([7, 26, 7, 26, false, false]);
    expect(await load({ upper: at(7) })).toEqual([1, 7, 1, 7, true, false]);
    expect(await load({ lower: at(40), fill: 'fromLower' })).toEqual([40, 45, 40, 45, false, true]);
    expect(await load({ lower: at(10), fill: 'fromLower', limit: 5 })).toEqual([10, 14, 10, 14, false, false]);
    expect(await load({ lower: at(10), upper: at(12), limit: 5 })).toEqual([10, 12, 10, 12, false, false]);
    expect(await load({ lower: at(90), upper: at(95) })).toEqual([undefined, undefined, 90, 95, false, false]);
    const empty = createMinimalAdapter(pretendService(0).service);
    expect(await empty.messages.load({ conversationId: 'room' }, {})).toMatchObject({
      items: [],
      covers: undefined,
      reachedStart: true,
      reachedEnd: true,
    });
  });

  it('sends text once, however often it is sent, and refuses what it cannot carry', async () => {
    const { messages } = createMinimalAdapter(pretendService(1).service);
    const first = await messages.send(outgoing('k1', 'Hello'));
    expect(first.message).toMatchObject({ id: 'm2', clientId: 'k1', senderId: 'me', position: { value: 2 } });
    expect(await messages.send(outgoing('k1', 'Hello'))).toEqual(first);
    const picture = { ...outgoing('k2', ''), content: { type: 'image' } };
    await expect(messages.send(picture)).rejects.toBeInstanceOf(ChatError);
    await expect(messages.send(picture)).rejects.toMatchObject({ code: 'unsupported', retryable: false });
  });

  it('delivers what happens as plain data, and where it belongs', async () => {
    const { service, say } = pretendService(1);
    const adapter = createMinimalAdapter(service);
    const events: ChatEvent[] = [];
    const unsubscribe = adapter.subscribe((batch) => events.push(...batch));
    await adapter.session.connect();
    say('News');
    expect(structuredClone(events)).toMatchObject([
      { type: 'connection', accountId: 'me', state: { status: 'connected' } },
      { type: 'message', accountId: 'me', message: { content: { text: 'News' } }, follows: { value: 1, tie: '' } },
    ]);
    unsubscribe();
    say('Unheard');
    expect(events).toHaveLength(2);
  });
});
