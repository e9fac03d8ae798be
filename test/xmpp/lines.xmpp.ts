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
  await line.stop();
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

  it('over which a message went that nobody answered: taken up again, it is sent once', async () => {
    const [ann, bo] = await people.meet(2);
    const bos = await people.signIn(bo.user, throughLine());
    await bo.adapter.session.disconnect();
    const { id } = await bos.adapter.conversations.startDirect!(ann.id);
    line.goDead();
    const sent = say(bos, id, 'did that arrive?');
    await eventually(() => bos.events.find(({ type }) => type === 'reconnected'), 50);
    expect(bos.events).toContainEqual(expect.objectContaining({ type: 'reconnected', resumed: true }));
    const { clientId } = await sent;
    expect(await bos.adapter.messages.findByClientId!({ conversationId: id }, clientId!)).toMatchObject({ clientId });
    expect((await historyOf(ann, id)).map(textOf)).toEqual(['did that arrive?']);
  });

  it('that is away for longer than an answer may take: what was on its way is sent once', async () => {
    // Ann, who looks at the end, does not check her own line while the server stands still.
    const [ann, bo] = await people.meet(2, { keepAlive: 300 });
    const bos = await people.signIn(bo.user, throughLine());
    await bo.adapter.session.disconnect();
    const { id } = await bos.adapter.conversations.startDirect!(ann.id);
    line.goDead();
    const sent = say(bos, id, 'are you there?').then(
      () => 'taken',
      ({ code }: { code: string }) => code,
    );
    // Lines open, and nobody says anything on them.
    process.kill(server.pid()!, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 45_000));
    process.kill(server.pid()!, 'SIGCONT');
    await bos.adapter.session.reconnect!();
    expect(await eventually(() => bos.events.find(({ type }) => type === 'reconnected'), 30)).toMatchObject({
      resumed: true,
    });
    expect(await sent).toBe('taken');
    await eventually(async () => (await historyOf(ann, id)).length > 0);
    expect((await historyOf(ann, id)).map(textOf)).toEqual(['are you there?']);
  });

  it('that is closing breaks at the next word, and is taken up again at once', async () => {
    const [ann, bo] = await people.meet(2);
    // A check of the line would come much later than the test waits.
    const bos = await people.signIn(bo.user, { ...throughLine(), keepAlive: 60 });
    await bo.adapter.session.disconnect();
    const { id } = await bos.adapter.conversations.startDirect!(ann.id);
    line.beginClose();
    // Written to a line that has not heard of it yet, and to one that has.
    const sent = [say(bos, id, 'first')];
    await new Promise((resolve) => setTimeout(resolve, 50));
    sent.push(say(bos, id, 'second'));
    await Promise.all(sent);
    expect(bos.events).toContainEqual(expect.objectContaining({ type: 'reconnected', resumed: true }));
    await eventually(async () => (await historyOf(ann, id)).length === 2);
    expect((await historyOf(ann, id)).map(textOf)).toEqual(['first', 'second']);
  });

  it('that is not taken up again ends what waits for an answer, as soon as that is known', async () => {
    const [ann, bo] = await people.meet(2);
    const bos = await people.signIn(bo.user, throughLine());
    await bo.adapter.session.disconnect();
    const { id } = await bos.adapter.conversations.startDirect!(ann.id);
    line.goDead();
    const outcomes: unknown[] = [];
    const asked = historyOf(bos, id).catch(({ code }: { code: string }) => outcomes.push(code));
    const sent = say(bos, id, 'lost').catch(({ code }: { code: string }) => outcomes.push(code));
    await server.kill();
    await server.start();
    await eventually(() => bos.events.find(({ type }) => type === 'reconnected'), 30);
    expect(outcomes).toEqual(['timeout', 'timeout']);
    await Promise.all([asked, sent]);
    expect(await historyOf(bos, id)).toEqual([]);
  });

  it('that breaks in the middle of a sign-in comes back by another, and that one stays', async () => {
    const [ann, bo] = await people.meet(2);
    const bos = await people.signIn(bo.user, throughLine());
    await bo.adapter.session.disconnect();
    const { id } = await bos.adapter.conversations.startDirect!(ann.id);
    await server.kill();
    // The server's word on how this device is called.
    line.cutAt('<jid>');
    await server.start();
    await eventually(() => bos.events.find(({ type }) => type === 'reconnected'), 30);
    const before = bos.events.length;
    await say(bos, id, 'here');
    // As long as stanza waits for answers: what the broken sign-in had asked must not end this session then.
    await new Promise((resolve) => setTimeout(resolve, 16_000));
    expect(bos.events.slice(before).filter(({ type }) => type === 'connection')).toEqual([]);
    expect((await historyOf(bos, id)).map(textOf)).toEqual(['here']);
  });

  it('that breaks right after a sign-in is come back from once', async () => {
    const [ann, bo] = await people.meet(2);
    const bos = await people.signIn(bo.user, throughLine());
    await bo.adapter.session.disconnect();
    const { id } = await bos.adapter.conversations.startDirect!(ann.id);
    await server.kill();
    line.cutAt('jabber:iq:roster');
    await server.start();
    await eventually(() => bos.events.find(({ type }) => type === 'reconnected'), 30);
    await say(bos, id, 'here');
    // Longer than the longest wait before the next attempt of somebody who would still try.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(bos.events.filter(({ type }) => type === 'reconnected')).toHaveLength(1);
    const states = bos.events.flatMap((event) => (event.type === 'connection' ? event.state.status : []));
    expect(states.filter((status) => status === 'connected')).toHaveLength(2);
    expect(states.at(-1)).toBe('connected');
  });
});
