import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPeople, eventually, historyOf, makeRoom, say, textOf } from './people.ts';
import { startProxy, startServer, type Proxy, type TestServer } from './servers/index.mjs';

let server: TestServer;
let line: Proxy;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer();
  line = await startProxy(Number(new URL(server.service).port));
  people = createPeople(server);
});
afterEach(() => people.dispose());
afterAll(async () => {
  // A half of a line that went dead may never close: that must not keep the server.
  await Promise.race([line.stop(), new Promise((resolve) => setTimeout(resolve, 2000))]);
  await server.stop();
});

const throughLine = () => ({ service: `ws://127.0.0.1:${line.port}/ws`, keepAlive: 1 });

describe('a line', { timeout: 90_000 }, () => {
  it('that goes dead without a word is noticed, and nothing is lost or heard twice', async () => {
    const [ann, bo] = await people.meet(2);
    const bos = await people.signIn(bo.user, throughLine());
    await bo.adapter.session.disconnect();
    const { id } = await ann.adapter.conversations.startDirect!(bo.id);
    const room = await makeRoom([ann, bos]);
    for (const place of [id, room]) await say(ann, place, 'before');
    await eventually(async () => (await historyOf(bos, room)).length === 1);
    expect(line.goDead()).toBe(1);
    for (const place of [id, room]) await say(ann, place, 'meanwhile');
    const back = await eventually(() => bos.events.find(({ type }) => type === 'reconnected'), 50);
    expect(bos.events.some((event) => event.type === 'connection' && event.state.status === 'reconnecting')).toBe(true);
    expect(back).toMatchObject({ type: 'reconnected' });
    for (const place of [id, room]) {
      await eventually(async () => (await historyOf(bos, place)).length === 2);
      expect((await historyOf(bos, place)).map(textOf)).toEqual(['before', 'meanwhile']);
      await say(bos, place, 'here again');
      await eventually(async () => textOf((await historyOf(ann, place)).at(-1)) === 'here again');
    }
  });

  it('that is cut for a moment is taken up again where it was', async () => {
    const [ann, bo] = await people.meet(2);
    const bos = await people.signIn(bo.user, throughLine());
    await bo.adapter.session.disconnect();
    const { id } = await ann.adapter.conversations.startDirect!(bo.id);
    line.cut();
    await say(ann, id, 'while you were away');
    const back = await eventually(() => bos.events.find((event) => event.type === 'reconnected'), 15);
    expect(back).toMatchObject({ resumed: true });
    await eventually(() =>
      bos.events.find((event) => event.type === 'message' && textOf(event.message) === 'while you were away'),
    );
    expect((await historyOf(bos, id)).map(textOf)).toEqual(['while you were away']);
  });

  it('over which a message went that nobody answered: it is looked up, not sent again', async () => {
    const [ann, bo] = await people.meet(2);
    const bos = await people.signIn(bo.user, throughLine());
    await bo.adapter.session.disconnect();
    const { id } = await bos.adapter.conversations.startDirect!(ann.id);
    line.goDead();
    const clientId = crypto.randomUUID();
    const content = { type: 'text', text: 'did that arrive?', format: 'plain', entities: [] };
    const outcome = bos.adapter.messages.send({ conversationId: id, clientId, content }).then(
      () => 'sent',
      ({ code }: { code: string }) => code,
    );
    await eventually(() => bos.events.find(({ type }) => type === 'reconnected'), 50);
    // Resumed, stanza management sends it again and it is one; not resumed, nobody knows: then it is found, or was never there.
    const found = await eventually(async () => {
      const result = await outcome;
      const kept = await bos.adapter.messages.findByClientId!({ conversationId: id }, clientId);
      return { result, kept };
    }, 40);
    expect(found.result === 'sent' ? found.kept?.clientId : found.result).toBe(
      found.result === 'sent' ? clientId : 'timeout',
    );
    expect((await historyOf(ann, id)).length).toBe(found.kept ? 1 : 0);
  });
});
