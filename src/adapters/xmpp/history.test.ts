import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChatAdapter, ChatEvent, Message } from '../../contract/index.js';
import { PaperServer, ROOM, SELF, signInTo } from './xmpp.test.helpers.js';

const BO = 'bo@localhost';
const ref = { conversationId: ROOM };
const adapters: ChatAdapter[] = [];
afterEach(async () => {
  for (const adapter of adapters.splice(0)) await adapter.session.disconnect();
});

async function signIn(server: PaperServer) {
  const { adapter, events } = await signInTo(server);
  adapters.push(adapter);
  server.show('bo', BO);
  return { adapter, events };
}

const textOf = ({ content }: Message): unknown => (content as { text?: string }).text;
const toldIn = (events: readonly ChatEvent[]): readonly unknown[] =>
  events.flatMap((event) =>
    event.type === 'message' && !event.message.position.provisional ? [textOf(event.message)] : [],
  );

/** The newest row of the room is heard. */
function hear(server: PaperServer): void {
  const row = server.archive.at(-1)!;
  server.tell({ kind: 'message', message: { ...row.message, to: SELF, stanzaIds: [{ id: row.id, by: ROOM }] } });
}

/** No more is asked. */
async function quiet(server: PaperServer): Promise<void> {
  for (let before = -1; before !== server.asked.length;) {
    before = server.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('an archive too long to be searched', () => {
  it('ends a search for what was sent after a few pages, and for a message in an error that is final', async () => {
    const server = new PaperServer();
    for (let i = 0; i < 10_200; i++) server.keepFrom(BO, `line ${i}`);
    const { adapter } = await signIn(server);
    const { id: conversationId } = await adapter.conversations.startDirect!(BO);
    const before = server.asked.length;
    expect(await adapter.messages.findByClientId!({ conversationId }, 'never-sent')).toBeNull();
    expect(server.asked.length - before).toBeLessThanOrEqual(10);
    const search = adapter.messages.loadAround!({ ref: { conversationId }, messageId: `${BO}/nothing` });
    await expect(search).rejects.toMatchObject({ code: 'not-found', retryable: false });
  });

  it('of a room is asked for a message by its id', async () => {
    const server = new PaperServer();
    for (let i = 0; i < 10_200; i++) server.keep(`line ${i}`);
    const { adapter } = await signIn(server);
    const before = server.asked.length;
    const { items } = await adapter.messages.loadAround!({ ref, messageId: server.archive[50]!.id, limit: 2 });
    expect(items.map(textOf)).toEqual(['line 48', 'line 49', 'line 50', 'line 51', 'line 52']);
    expect(server.asked.length - before).toBeLessThan(8);
  });
});

describe('rows that the archive keeps no more', () => {
  async function expired() {
    const server = new PaperServer();
    server.idsAreTimes = false;
    for (let i = 0; i < 5; i++) server.keep(`old ${i}`);
    const { adapter, events } = await signIn(server);
    const { items } = await adapter.messages.load(ref, { limit: 10 });
    await adapter.messages.markRead!(ref, items.at(-1)!.position);
    server.archive.splice(0);
    for (let i = 0; i < 3; i++) server.keep(`new ${i}`);
    return { server, adapter, events, items };
  }

  it('do not keep what comes from being heard of', async () => {
    const { server, events } = await expired();
    hear(server);
    await vi.waitFor(() => expect(new Set(toldIn(events))).toEqual(new Set(['new 0', 'new 1', 'new 2'])));
  });

  it('may be where a page is asked to begin, on either side', async () => {
    const { server, items } = await expired();
    const { adapter } = await signIn(server);
    const after = await adapter.messages.load(ref, { lower: items[4]!.position, fill: 'fromLower', limit: 10 });
    expect(after.items.map(textOf)).toEqual(['new 0', 'new 1', 'new 2']);
    const before = await adapter.messages.load(ref, { upper: items[4]!.position, limit: 10 });
    expect(before.items).toEqual([]);
  });
});

describe('what came since', () => {
  it('is read once, also when the clock of the server was set back', async () => {
    const server = new PaperServer();
    server.idsAreTimes = false;
    for (let i = 0; i < 3; i++) server.keep(`line ${i}`);
    const { adapter, events } = await signIn(server);
    await adapter.messages.load(ref, { limit: 10 });
    for (let i = 0; i < 60; i++) {
      server.keep(`later ${i}`);
      const row = server.archive.pop()!;
      server.archive.push({ ...row, time: row.time - 3_600_000 });
    }
    const before = server.asked.length;
    server.pageIsComplete = false;
    hear(server);
    await vi.waitFor(() => expect(toldIn(events)).toHaveLength(60));
    await quiet(server);
    // Two pages and their end; apart from that, what stands in one second.
    const pages = server.asked.slice(before).filter(({ after, start }) => after !== undefined && !start);
    expect(pages.length).toBeLessThanOrEqual(4);
  });

  it('is told, though the newest page was read before it', async () => {
    const server = new PaperServer();
    server.pageIsComplete = false;
    for (let i = 0; i < 3; i++) server.keep(`line ${i}`);
    const { adapter, events } = await signIn(server);
    await adapter.messages.load(ref, { limit: 10 });
    for (let i = 0; i < 60; i++) server.keep(`missed ${i}`);
    await adapter.messages.load(ref, { limit: 1 });
    server.keep('heard');
    hear(server);
    await quiet(server);
    // Those on the page were told with it.
    expect(toldIn(events)).toEqual([...Array.from({ length: 29 }, (_, i) => `missed ${i}`), 'heard']);
  });

  it('is told when it is stored late, and only once', async () => {
    const server = new PaperServer();
    for (let i = 0; i < 3; i++) server.keep(`line ${i}`);
    const { adapter, events } = await signIn(server);
    await adapter.messages.load(ref, { limit: 10 });
    server.keep('late');
    server.keep('early');
    const [late, early] = server.archive.splice(3);
    server.archive.push(early!);
    hear(server);
    await quiet(server);
    server.archive.splice(3, 0, late!);
    server.keep('next');
    hear(server);
    await quiet(server);
    expect(toldIn(events)).toEqual(['early', 'late', 'next']);
  });
});
