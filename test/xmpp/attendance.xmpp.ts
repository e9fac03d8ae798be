import { createClient, JXT, type Agent } from 'stanza';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPeople, eventually, historyOf, makeRoom, say, textOf } from './people.ts';
import { startServer, type TestServer } from './servers/index.mjs';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer();
  people = createPeople(server);
});
afterEach(() => people.dispose());
afterAll(() => server.stop());

describe('rooms that lose who is in them', { timeout: 60_000 }, () => {
  it('are joined again by who keeps quiet, with what was missed', async () => {
    const [ann, bo] = await people.meet(2, { keepAlive: 1 });
    const id = await makeRoom([ann, bo]);
    await say(ann, id, 'before');
    await eventually(async () => (await historyOf(bo, id)).length === 1);
    await server.loseRooms();
    // Ann finds out by writing, Bo by asking.
    await say(ann, id, 'after');
    await eventually(
      () => bo.events.some((event) => event.type === 'message' && textOf(event.message) === 'after'),
      20,
    );
    await say(bo, id, 'heard');
    for (const who of [ann, bo]) {
      await eventually(async () => (await historyOf(who, id)).length === 3);
      expect((await historyOf(who, id)).map(textOf)).toEqual(['before', 'after', 'heard']);
    }
    await eventually(() =>
      [ann, bo].every(
        ({ events }) =>
          events.flatMap((event) => (event.type === 'group' ? [event.group] : [])).at(-1)?.onlineCount === 2,
      ),
    );
  });

  it('take what somebody writes who does not know it yet, once', async () => {
    const [ann, bo] = await people.meet(2, { keepAlive: 600 });
    const id = await makeRoom([ann, bo]);
    await say(ann, id, 'before');
    await eventually(async () => (await historyOf(bo, id)).length === 1);
    await server.loseRooms();
    await say(ann, id, 'one');
    await say(bo, id, 'two');
    await eventually(async () => (await historyOf(ann, id)).length === 3);
    expect((await historyOf(bo, id)).map(textOf)).toEqual(['before', 'one', 'two']);
    expect((await historyOf(ann, id)).map(textOf)).toEqual(['before', 'one', 'two']);
  });
});

describe('a server that is killed', { timeout: 90_000 }, () => {
  it('and started again has its people in their rooms again, with what was missed', async () => {
    const [ann, bo] = await people.meet(2);
    const id = await makeRoom([ann, bo]);
    await say(ann, id, 'before');
    await server.kill();
    await server.start();
    for (const who of [ann, bo]) {
      const back = await eventually(() => who.events.find(({ type }) => type === 'reconnected'), 40);
      expect(back).toMatchObject({ resumed: false });
    }
    await say(bo, id, 'after');
    await eventually(() => ann.events.find((event) => event.type === 'message' && textOf(event.message) === 'after'));
    for (const who of [ann, bo]) expect((await historyOf(who, id)).map(textOf)).toEqual(['before', 'after']);
  });
});

describe('a room', () => {
  it('that was dismissed while one was away is gone, and is not made anew by coming back', async () => {
    const [ann, bo] = await people.meet(2);
    const id = await makeRoom([ann, bo]);
    await bo.adapter.session.disconnect();
    await ann.adapter.groups!.dismiss!(id);
    const later = await people.signIn(bo.user);
    expect(await later.adapter.conversations.get(id)).toBeNull();
    expect((await later.adapter.conversations.list()).items.map((each) => each.id)).not.toContain(id);
    await expect(later.adapter.groups!.join!(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(ann.adapter.groups!.join!(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that cannot be asked what it is when one comes in is come into again, and known then', async () => {
    const [ann, bo] = await people.meet(2);
    const id = await makeRoom([ann, bo]);
    await bo.adapter.session.disconnect();
    let failures = 1;
    const createForgetful = (options: object): Agent => {
      const agent = createClient(options);
      const ask = agent.sendIQ.bind(agent) as (iq: object) => Promise<never>;
      agent.sendIQ = (iq: { readonly to?: string; readonly disco?: unknown }) =>
        iq.to === id && iq.disco !== undefined && (failures -= 1) >= 0 ? Promise.reject(new Error('late')) : ask(iq);
      return agent;
    };
    const later = await people.signIn(bo.user, {
      client: async () => ({ createClient: createForgetful, JXT }),
    });
    expect(failures).toBe(0);
    expect(await later.adapter.groups!.get(id)).toBeNull();
    await say(later, id, 'hello');
    expect(await later.adapter.groups!.get(id)).toMatchObject({ name: 'Crew', kind: 'work', onlineCount: 2 });
    expect((await historyOf(ann, id)).map(textOf)).toEqual(['hello']);
  });

  it('tells everyone how many of its members are there, also who was there first', async () => {
    const [ann, bo, cy] = await people.meet(3);
    await makeRoom([ann, bo, cy]);
    const seenBy = ({ events }: typeof ann) =>
      events.flatMap((event) => (event.type === 'group' ? [event.group] : [])).at(-1);
    const all = async (online: number) => {
      for (const who of [ann, bo]) {
        await eventually(() => seenBy(who)?.onlineCount === online && seenBy(who)?.memberCount === 3);
      }
    };
    await all(3);
    await cy.adapter.session.disconnect();
    await all(2);
    await people.signIn(cy.user);
    await all(3);
    expect(seenBy(ann)).toMatchObject({ name: 'Crew', onlineCount: 3 });
  });

  it('knows people by the name they take there, also at their next sign-in', async () => {
    const [ann, bo] = await people.meet(2);
    const id = await makeRoom([ann, bo]);
    await ann.adapter.groups!.updateSelf!(id, { nameCard: 'Captain' });
    const nameOf = async (who: typeof ann) =>
      (await who.adapter.groups!.listMembers(id)).items.find(({ userId }) => userId === ann.id)?.nameCard;
    for (const who of [ann, bo]) await eventually(async () => (await nameOf(who)) === 'Captain');
    // What is written under the new name comes back, too.
    await say(ann, id, 'hello');
    await eventually(async () => (await historyOf(bo, id))[0]?.senderName === 'Captain');
    expect((await historyOf(bo, id))[0]?.senderId).toBe(ann.id);
    await expect(bo.adapter.groups!.updateSelf!(id, { nameCard: 'Captain' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await ann.adapter.session.disconnect();
    const later = await people.signIn(ann.user);
    expect(await nameOf(later)).toBe('Captain');
    expect((await later.adapter.groups!.get(id))?.onlineCount).toBe(2);
  });
});
