import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalServer } from './index.js';
import { connectAs, memoryServer, type TestClient } from './local.test.helpers.js';
import { demoWorld } from './world/index.js';

let server: LocalServer;
let mira: TestClient;
const clients: TestClient[] = [];
const users = () => mira.adapter.users!;

async function come(userId: string): Promise<TestClient> {
  const client = await connectAs(userId, { server });
  clients.push(client);
  return client;
}

beforeEach(async () => {
  server = memoryServer({ world: demoWorld });
  mira = await come('mira');
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.adapter.session.disconnect()));
});

describe('contacts of the demo world', () => {
  it('have groups, a remark, requests both ways and somebody who is blocked', async () => {
    const { items } = await users().listContacts!();
    const of = (relation: string): string[] =>
      items.filter((contact) => contact.relation === relation).map(({ userId }) => userId);
    expect(of('incoming').toSorted()).toEqual(['ingrid', 'zimo']);
    expect(of('requested')).toEqual(['oksana']);
    expect(of('friend')).toContain('tomas');
    expect(items.find(({ userId }) => userId === 'lin')?.groups).toEqual(['Studio', 'Trail']);
    expect((await users().get(['jiwoo', 'lin'])).map(({ remark, custom }) => [remark, custom?.['reading']])).toEqual([
      ['Jiwoo (pottery)', undefined],
      [undefined, 'Lin Xiaoyu'],
    ]);
    expect((await users().listBlocked!()).items).toEqual(['prizes']);
  });

  it('are put into other groups, which others do not see', async () => {
    await users().setContactGroups!('tomas', [' Climbers ', 'Climbers', '']);
    const { contact } = await mira.until('contact', (event) => event.contact.userId === 'tomas');
    expect(contact.groups).toEqual(['Climbers']);
    const tomas = await come('tomas');
    const { items } = await tomas.adapter.users!.listContacts!();
    expect(items.find(({ userId }) => userId === 'mira')?.groups).toBeUndefined();
    await users().setContactGroups!('tomas', []);
    await mira.until('contact', (event) => event.contact.userId === 'tomas' && event.contact.groups === undefined);
    await expect(users().setContactGroups!('zimo', ['Friends'])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keep their groups when they ask anew', async () => {
    await users().answerContact!('ingrid', true);
    await users().setContactGroups!('ingrid', ['Trail']);
    const { items } = await users().listContacts!();
    expect(items.find(({ userId }) => userId === 'ingrid')).toMatchObject({ relation: 'friend', groups: ['Trail'] });
  });
});

describe('availability', () => {
  it('is as it was chosen, in all tabs of a user, and over a new start', async () => {
    const tomas = await come('tomas');
    const second = await come('mira');
    await tomas.adapter.presence!.watch(['mira']);
    await mira.adapter.presence!.setOwn!({ state: 'dnd', status: { emoji: '🎧', text: 'Mixing' } });
    const { presence } = await tomas.until('presence', (event) => event.presence.state === 'dnd');
    expect(presence.status).toEqual({ emoji: '🎧', text: 'Mixing' });
    await Promise.all([mira, second].map(({ adapter }) => adapter.session.disconnect()));
    tomas.forget();
    await come('mira');
    await tomas.until('presence', (event) => event.presence.state === 'dnd');
    expect((await tomas.adapter.presence!.watch(['mira'])).get('mira')?.state).toBe('dnd');
  });

  it('is told with a status that ends', async () => {
    const before = await mira.adapter.presence!.watch(['lin']);
    expect(before.get('lin')?.status?.until).toBeGreaterThan(Date.now());
    await expect(mira.adapter.presence!.setOwn!({ status: { text: 'x'.repeat(101) } })).rejects.toMatchObject({
      code: 'too-large',
    });
  });
});
