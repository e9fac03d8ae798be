import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { comparePositions, type ChatAdapter, type ChatEvent, type Message } from 'chatloom/contract';
import type { XmppDiagnostic } from 'chatloom/adapters/xmpp';
import { createChatStore } from 'chatloom/store';
import { buildText } from 'chatloom/testing';
import { startProxy, startServer, type TestServer } from './servers/index.mjs';
import { createPeople, eventually, textOf } from './people.ts';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer({ users: [] });
  people = createPeople(server);
});
afterEach(() => people.dispose());
afterAll(() => server.stop());

const jid = (user: string): string => `${user}@${server.domain}`;

function listen(adapter: ChatAdapter): ChatEvent[] {
  const events: ChatEvent[] = [];
  adapter.subscribe((batch) => events.push(...batch));
  return events;
}

const statesOf = (events: readonly ChatEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'connection' ? [event.state.status] : []));

async function pair() {
  const [ann, bo] = await people.newUsers(2);
  const diagnostics: XmppDiagnostic[] = [];
  const adapter = people.adapterOf(ann!, { onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) });
  const events = listen(adapter);
  await adapter.session.connect();
  const { id } = await adapter.conversations.startDirect!(jid(bo!));
  const send = async (text: string): Promise<Message> =>
    (await adapter.messages.send({ conversationId: id, clientId: crypto.randomUUID(), content: buildText(text) }))
      .message;
  const history = async (): Promise<readonly Message[]> =>
    (await adapter.messages.load({ conversationId: id }, { limit: 50 })).items;
  return {
    ann: ann!,
    bo: bo!,
    adapter,
    events,
    diagnostics,
    conversationId: id,
    ref: { conversationId: id },
    send,
    history,
  };
}

describe('signing in', () => {
  it('with a wrong password is refused as unauthorized', async () => {
    const [ann] = await people.newUsers(1);
    const adapter = people.adapterOf(ann!, { password: 'wrong' });
    const events = listen(adapter);
    await expect(adapter.session.connect()).rejects.toMatchObject({ code: 'unauthorized', retryable: false });
    expect(statesOf(events)).toEqual(['connecting', 'expired']);
    // What a page shows of it.
    const store = createChatStore({ adapter });
    await store.start();
    expect(store.getState().startup).toMatchObject({ status: 'error', error: { code: 'unauthorized' } });
    store.dispose();
  });

  it('where nobody answers is refused as offline, and works once somebody does', async () => {
    const [ann] = await people.newUsers(1);
    const line = await startProxy(Number(new URL(server.service).port));
    line.down();
    const adapter = people.adapterOf(ann!, { service: `ws://127.0.0.1:${line.port}/ws` });
    const events = listen(adapter);
    await expect(adapter.session.connect()).rejects.toMatchObject({ code: 'offline', retryable: true });
    expect(statesOf(events)).toEqual(['connecting', 'offline']);
    await expect(adapter.conversations.list()).rejects.toMatchObject({ code: 'offline' });
    line.up();
    await adapter.session.connect();
    expect(statesOf(events).at(-1)).toBe('connected');
    expect((await adapter.conversations.list()).items).toEqual([]);
    await adapter.session.disconnect();
    await line.stop();
  });

  it('on a server without archive and uploads: capabilities say so, and people can still talk', async () => {
    const bare = await startServer({ users: ['ann', 'bo'], without: ['archive', 'upload'] });
    const others = createPeople(bare);
    try {
      const [ann, bo] = [others.adapterOf('ann'), others.adapterOf('bo')];
      const heard = listen(bo);
      await Promise.all([ann.session.connect(), bo.session.connect()]);
      for (const operation of ['messages.history', 'messages.edit', 'receipts.read', 'media.upload'] as const) {
        expect(ann.can(operation)).toMatchObject({ state: 'absent', reason: expect.any(String) });
      }
      const { id } = await ann.conversations.startDirect!('bo@localhost');
      await ann.messages.send({ conversationId: id, clientId: 'c1', content: buildText('hello') });
      await eventually(() => heard.find((event) => event.type === 'message' && textOf(event.message) === 'hello'));
      expect((await bo.messages.load({ conversationId: id }, {})).items.map(textOf)).toEqual(['hello']);
    } finally {
      await others.dispose();
      await bare.stop();
    }
  });
});

describe('places', () => {
  it('a sent message has a provisional place, and is told again with the final one', async () => {
    const { events, send, history } = await pair();
    const sent = await send('where?');
    expect(sent.position.provisional).toBe(true);
    const told = await eventually(() =>
      events
        .flatMap((event) => (event.type === 'message' && !event.message.position.provisional ? [event.message] : []))
        .at(0),
    );
    expect(told.id).toBe(sent.id);
    expect(comparePositions(told.position, sent.position)).toBeGreaterThan(0);
    expect((await history())[0]?.position).toEqual(told.position);
  });

  it('unread counts what came after the cursor, which stands in an account and not on a device', async () => {
    const { adapter, bo, conversationId, ref, send } = await pair();
    const other = people.adapterOf(bo);
    await other.session.connect();
    await send('one');
    const two = await send('two');
    const unread = async () => (await other.conversations.get(conversationId))!.unread;
    expect((await unread()).count).toBe(2);
    const heard = (await other.messages.load(ref, {})).items.find(({ id }) => id === two.id)!;
    await other.messages.markRead!(ref, heard.position);
    expect(await unread()).toMatchObject({ count: 0, readUpTo: heard.position });
    await send('three');
    await eventually(async () => (await unread()).count === 1);
    await other.session.disconnect();
    await other.session.connect();
    expect(await unread()).toMatchObject({ count: 1, readUpTo: heard.position });
    await adapter.session.disconnect();
  });
});

describe('with a client that is not ours', () => {
  it('words, receipts, corrections, answers and file addresses go both ways', async () => {
    const { bo, ann, adapter, events, ref, send, history } = await pair();
    const theirs: { body?: string; replace?: string; links?: { url?: string }[]; id?: string }[] = [];
    const agent = await people.plainClient(bo);
    agent.on('message', (message) => void theirs.push(message as never));

    const sent = await send('hello there');
    await eventually(() => theirs.find(({ body }) => body === 'hello there'));
    await eventually(() => events.find((event) => event.type === 'delivered-cursor' && event.userId === jid(bo)));

    await adapter.messages.edit!(ref, sent.id, buildText('hello, you'), 0);
    await eventually(() => theirs.find(({ body, replace }) => body === 'hello, you' && replace === sent.clientId));

    const url = 'https://files.example.org/a/picture.png';
    agent.sendMessage({ to: jid(ann), type: 'chat', body: url, links: [{ url }] });
    agent.sendMessage({ to: jid(ann), type: 'chat', id: 'theirs-1', body: 'frist' });
    agent.sendMessage({ to: jid(ann), type: 'chat', body: 'first', replace: 'theirs-1' });
    const all = await eventually(async () => {
      const found = await history();
      return found.length === 3 && textOf(found[2]) === 'first' ? found : undefined;
    });
    expect(all[1]?.content).toMatchObject({ type: 'image', items: [{ media: { id: url, mime: 'image/png' } }] });
    expect(all[2]).toMatchObject({ senderId: jid(bo), revision: 1 });

    const media = { id: url, mime: 'image/png', size: 10 };
    const image = { type: 'image', items: [{ media }] };
    await adapter.messages.send({ ...ref, clientId: crypto.randomUUID(), content: image });
    await eventually(() => theirs.find(({ body, links }) => body === url && links?.[0]?.url === url));

    const quote = {
      ref: { ...ref, messageId: all[2]!.id },
      senderId: jid(bo),
      senderName: 'Bo',
      time: 0,
      content: buildText('first'),
    };
    await adapter.messages.send({ ...ref, clientId: crypto.randomUUID(), content: buildText('yes'), quote });
    await eventually(() => theirs.find(({ body }) => body === '> first\nyes'));
    expect(textOf((await history()).at(-1))).toBe('yes');
  });

  it('read markers go both ways', async () => {
    const { bo, ann, adapter, events, ref, send, history } = await pair();
    const markers: unknown[] = [];
    const agent = await people.plainClient(bo);
    agent.on('message', ({ marker }) => void (marker && markers.push(marker)));
    const sent = await send('have you read this?');
    agent.sendMessage({ to: jid(ann), type: 'chat', marker: { type: 'displayed', id: sent.clientId! } });
    await eventually(() => events.find((event) => event.type === 'read-cursor' && event.userId === jid(bo)));
    await eventually(async () => (await adapter.messages.listReaders!(ref, sent.id, true)).items.includes(jid(bo)));
    agent.sendMessage({ to: jid(ann), type: 'chat', id: 'theirs-2', body: 'yes', marker: { type: 'markable' } });
    const heard = await eventually(async () => (await history()).find((message) => textOf(message) === 'yes'));
    await adapter.messages.markRead!(ref, heard.position);
    await eventually(() => JSON.stringify(markers).includes('"id":"theirs-2"') && markers);
    expect(markers).toContainEqual({ type: 'displayed', id: 'theirs-2' });
  });

  it('nobody reads what they wrote themselves', async () => {
    const { bo, ann, adapter, events, ref, history } = await pair();
    const agent = await people.plainClient(bo);
    agent.sendMessage({ to: jid(ann), type: 'chat', id: 'own', body: 'read by myself' });
    agent.sendMessage({ to: jid(ann), type: 'chat', marker: { type: 'displayed', id: 'own' } });
    agent.sendMessage({ to: jid(ann), type: 'chat', body: 'done' });
    await eventually(async () => textOf((await history()).at(-1)) === 'done');
    const [own] = await history();
    expect((await adapter.messages.listReaders!(ref, own!.id, true)).items).toEqual([]);
    expect(events.filter(({ type }) => type === 'read-cursor')).toEqual([]);
  });
});

describe('nothing is believed that was not proved', () => {
  it('copies, archive pages and settings that others send are ignored and counted', async () => {
    const { ann, bo, adapter, events, diagnostics, history } = await pair();
    const agent = await people.plainClient(bo);
    const inner = {
      from: `${jid(ann)}/x`,
      to: jid('somebody'),
      type: 'chat' as const,
      body: 'I never wrote this',
      id: 'forged',
    };
    agent.sendMessage({ to: jid(ann), carbon: { type: 'sent', forward: { message: inner } } } as never);
    agent.sendMessage({ to: jid(ann), carbon: { type: 'received', forward: { message: inner } } } as never);
    agent.sendMessage({ to: jid(ann), archive: { id: 'x', queryId: 'x', item: { message: inner } } });
    agent.sendMessage({
      to: jid(ann),
      pubsub: {
        context: 'event',
        eventType: 'items',
        items: {
          node: 'urn:xmpp:bookmarks:1',
          published: [
            { id: 'trap@conference.localhost', content: { itemType: 'urn:xmpp:bookmarks:1', autoJoin: true } },
          ],
        },
      },
    } as never);
    agent.sendMessage({ to: jid(ann), type: 'chat', body: 'the last one' });
    await eventually(() =>
      events.find((event) => event.type === 'message' && textOf(event.message) === 'the last one'),
    );
    expect(JSON.stringify(events)).not.toContain('I never wrote this');
    expect((await history()).map(textOf)).toEqual(['the last one']);
    expect((await adapter.conversations.list()).items.map(({ kind }) => kind)).toEqual(['direct']);
    const count = (reason: string): number => diagnostics.filter((each) => each.reason === reason).length;
    expect(count('forged-carbon')).toBe(2);
  });

  it('corrections and retractions by others change nothing, live and from the archive', async () => {
    const { ann, bo, events, send, history } = await pair();
    const sent = await send('mine');
    const copied = await send('mine, too');
    const agent = await people.plainClient(bo);
    // As a client would that knows the id: a correction, and a new message under the same id.
    agent.sendMessage({ to: jid(ann), type: 'chat', body: 'not yours', replace: sent.clientId! });
    agent.sendMessage({ to: jid(ann), type: 'chat', body: 'me instead', id: copied.clientId! });
    await eventually(() => events.find((event) => event.type === 'message' && textOf(event.message) === 'me instead'));
    const all = await history();
    expect(all.map(({ senderId, revision, content }) => [senderId, revision, textOf({ content })])).toEqual([
      [jid(ann), 0, 'mine'],
      [jid(ann), 0, 'mine, too'],
      [jid(bo), 0, 'me instead'],
    ]);
    expect(events.filter(({ type }) => type === 'message-edited' || type === 'message-recalled')).toEqual([]);
  });

  it('what people send does not pass for what the service tells', async () => {
    const { ann, bo, history } = await pair();
    const other = people.adapterOf(bo);
    await other.session.connect();
    const { id: conversationId } = await other.conversations.startDirect!(jid(ann));
    const content = { type: 'notice', event: { kind: 'dismissed' }, targetIds: [] };
    const refused = other.messages.send({ conversationId, clientId: 'n', content });
    await expect(refused).rejects.toMatchObject({ code: 'unsupported' });
    expect(await history()).toEqual([]);
  });
});
