import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildText } from 'chatloom/testing';
import { startServer, type TestServer } from './servers/index.mjs';
import { createPeople, eventually, type Someone } from './people.ts';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer({ users: [] });
  people = createPeople(server);
});
afterEach(() => people.dispose());
afterAll(() => server.stop());

describe('people', () => {
  it('ask each other to be contacts, and then see each other come and go', async () => {
    const [ann, bo] = await people.meet(2);
    await ann.adapter.users!.requestContact!(bo.id, 'It is me');
    const request = await eventually(() => bo.events.find((event) => event.type === 'contact'));
    expect(request).toMatchObject({ contact: { userId: ann.id, relation: 'incoming', wording: 'It is me' } });
    await bo.adapter.users!.answerContact!(ann.id, true);
    // Bo's client asks back, and Ann's takes that as the answer.
    await eventually(async () => (await ann.adapter.users!.listContacts!()).items[0]?.relation === 'friend');
    await eventually(() =>
      ann.events.find(
        (event) => event.type === 'presence' && event.userId === bo.id && event.presence.state === 'online',
      ),
    );
    await bo.adapter.presence!.setOwn!({ state: 'dnd', status: { text: 'busy' } });
    await eventually(() =>
      ann.events.find(
        (event) =>
          event.type === 'presence' && event.presence.state === 'dnd' && event.presence.status?.text === 'busy',
      ),
    );
    await ann.adapter.users!.setRemark!(bo.id, 'Bobby');
    await ann.adapter.users!.setContactGroups!(bo.id, ['Choir', 'Sales, EMEA']);
    expect(await ann.adapter.users!.get([bo.id])).toMatchObject([{ id: bo.id, remark: 'Bobby' }]);
    const later = await people.signIn(ann.user);
    const [contact] = (await later.adapter.users!.listContacts!()).items;
    expect(contact).toMatchObject({ userId: bo.id, relation: 'friend' });
    expect(contact!.groups!.toSorted()).toEqual(['Choir', 'Sales, EMEA']);
    expect(await later.adapter.users!.get([bo.id])).toMatchObject([{ id: bo.id, remark: 'Bobby' }]);
    await later.adapter.users!.setContactGroups!(bo.id, []);
    await eventually(async () => (await ann.adapter.users!.listContacts!()).items[0]?.groups?.length !== 2);
    await bo.adapter.session.disconnect();
    await eventually(async () => (await ann.adapter.presence!.watch([bo.id])).get(bo.id)?.state === 'offline');
  });

  it('are refused, and taken off the list again', async () => {
    const [ann, bo] = await people.meet(2);
    const contactsOf = async ({ adapter }: Someone) => (await adapter.users!.listContacts!()).items;
    await ann.adapter.users!.requestContact!(bo.id);
    await eventually(async () => (await contactsOf(bo))[0]?.relation === 'incoming');
    expect(await contactsOf(ann)).toMatchObject([{ userId: bo.id, relation: 'requested' }]);
    await bo.adapter.users!.answerContact!(ann.id, false);
    await eventually(async () => (await contactsOf(ann)).length === 0);
    expect(await contactsOf(bo)).toEqual([]);
    await ann.adapter.users!.requestContact!(bo.id);
    await eventually(async () => (await contactsOf(bo)).length === 1);
    await bo.adapter.users!.answerContact!(ann.id, true);
    for (const who of [ann, bo]) await eventually(async () => (await contactsOf(who))[0]?.relation === 'friend');
    await bo.adapter.users!.removeContact!(ann.id);
    for (const who of [ann, bo]) await eventually(async () => (await contactsOf(who)).length === 0);
    await eventually(() => ann.events.find((event) => event.type === 'contact-removed' && event.userId === bo.id));
  });

  it('who is blocked is heard no more', async () => {
    const [ann, bo] = await people.meet(2);
    await ann.adapter.users!.setBlocked!(bo.id, true);
    await eventually(() => ann.events.find((event) => event.type === 'blocked' && event.userId === bo.id));
    expect((await ann.adapter.users!.listBlocked!()).items).toEqual([bo.id]);
    const { id } = await bo.adapter.conversations.startDirect!(ann.id);
    const sent = bo.adapter.messages.send({ conversationId: id, clientId: 'b1', content: buildText('hey') });
    // Either the server does not take it, or it takes it first and tells then.
    const outcome = await sent.then(
      () => eventually(() => bo.ignored.includes('refused-after-sent') && 'blocked'),
      ({ code }: { code: string }) => code,
    );
    expect(outcome).toBe('blocked');
    expect(ann.events.filter(({ type }) => type === 'message')).toEqual([]);
  });

  it('without a card go by the name of their account, until they have one or are given a name', async () => {
    const [ann, bo] = await people.meet(2);
    const { id } = await ann.adapter.conversations.startDirect!(bo.id);
    expect(await ann.adapter.users!.get([bo.id])).toEqual([{ id: bo.id, nick: bo.user }]);
    expect((await ann.adapter.conversations.get(id))?.title).toBe(bo.user);
    await ann.adapter.users!.requestContact!(bo.id);
    await bo.adapter.users!.updateSelf!({ nick: 'Böbchen' });
    await eventually(async () => (await ann.adapter.users!.listContacts!()).items.length === 1);
    await ann.adapter.users!.setRemark!(bo.id, 'Bobby');
    await eventually(() =>
      ann.events.some((event) => event.type === 'user' && event.user.id === bo.id && event.user.remark === 'Bobby'),
    );
    const later = await people.signIn(ann.user);
    expect(await later.adapter.users!.get([bo.id])).toEqual([{ id: bo.id, nick: 'Böbchen', remark: 'Bobby' }]);
  });

  it('change their own card, and others read it', async () => {
    const [ann, bo] = await people.meet(2);
    await ann.adapter.users!.updateSelf!({ nick: 'Ännchen', bio: 'hello' });
    expect(await bo.adapter.users!.get([ann.id])).toMatchObject([{ nick: 'Ännchen', bio: 'hello' }]);
  });
});

describe('files', () => {
  it('are uploaded, sent and can be had by the other', async () => {
    const [ann, bo] = await people.meet(2);
    expect(ann.adapter.limits.fileSize?.file).toBe(100 * 1024 * 1024);
    const told: number[] = [];
    const file = new Blob(['the bytes'], { type: 'text/plain' });
    const media = await ann.adapter.media!.upload!(file, {
      name: 'a.txt',
      kind: 'file',
      onProgress: (part) => told.push(part),
    });
    expect(told.at(-1)).toBe(1);
    const { id } = await ann.adapter.conversations.startDirect!(bo.id);
    const content = { type: 'file', items: [{ media, name: 'a.txt' }] };
    await ann.adapter.messages.send({ conversationId: id, clientId: 'f1', content });
    const heard = await eventually(() => bo.events.find((event) => event.type === 'message'));
    expect(heard.message.content).toEqual(content);
    const { url } = await bo.adapter.media!.resolve(media, 'original');
    expect(await (await fetch(url)).text()).toBe('the bytes');
  });
});

describe('uploads', () => {
  it('tell how far they are, where the page can know that, and can be given up', async () => {
    const [ann] = await people.meet(1);
    const fileOf = (megabytes: number): Blob =>
      new Blob(
        Array.from({ length: megabytes }, () => new Uint8Array(1024 * 1024)),
        { type: 'application/zip' },
      );
    const file = fileOf(6);
    // Node has no XMLHttpRequest, and fetch does not tell.
    const canTell = typeof XMLHttpRequest !== 'undefined';
    let isTold = false;
    // A browser tells every 50 ms, and a fast machine is through by then: with more bytes it is not.
    for (const megabytes of canTell ? [6, 24, 90] : [6]) {
      if (isTold) break;
      const told: number[] = [];
      const onProgress = (part: number) => void told.push(part);
      await ann.adapter.media!.upload!(fileOf(megabytes), { name: 'big.zip', kind: 'file', onProgress });
      expect(told.at(-1)).toBe(1);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      isTold = told.some((part) => part > 0 && part < 1);
    }
    expect(isTold).toBe(canTell);
    // At once, while the server is asked for a place; and on the way.
    for (const ms of [0, 20]) {
      const giveUp = new AbortController();
      const parts: number[] = [];
      const upload = ann.adapter.media!.upload!(file, {
        name: 'big.zip',
        kind: 'file',
        signal: giveUp.signal,
        onProgress: (part) => void parts.push(part),
      });
      setTimeout(() => giveUp.abort(), ms);
      await expect(upload).rejects.toMatchObject({ retryable: false });
      expect(parts).not.toContain(1);
    }
  });

  it.skipIf(typeof OffscreenCanvas === 'undefined')(
    'of large pictures of oneself are made small for the card',
    async () => {
      const [ann, bo] = await people.meet(2);
      const canvas = new OffscreenCanvas(900, 600);
      const context = canvas.getContext('2d')!;
      const pixels = context.createImageData(900, 600);
      // Nothing is harder to make small than noise.
      for (let i = 0; i < pixels.data.length; i++) pixels.data[i] = i % 4 === 3 ? 255 : Math.random() * 256;
      context.putImageData(pixels, 0, 0);
      const picture = await canvas.convertToBlob({ type: 'image/png' });
      expect(picture.size).toBeGreaterThan(1024 * 1024);
      const avatar = await ann.adapter.media!.upload!(picture, { name: 'me.png', kind: 'image' });
      await ann.adapter.users!.updateSelf!({ avatar });
      const [seen] = await bo.adapter.users!.get([ann.id]);
      expect(seen?.avatar).toMatchObject({ mime: 'image/jpeg' });
      expect(seen!.avatar!.size).toBeLessThan(40 * 1024);
      const { url } = await bo.adapter.media!.resolve(seen!.avatar!, 'thumbnail');
      const { width, height } = await createImageBitmap(await (await fetch(url)).blob());
      expect([width, height]).toEqual([256, 256]);
    },
  );
});

describe('rooms', () => {
  it('are renamed, mute, ban, and are gone when dismissed', async () => {
    const [ann, bo, cy] = await people.meet(3);
    const groups = ann.adapter.groups!;
    const { id } = await groups.create!({ kind: 'work', name: 'Crew', memberIds: [bo.id, cy.id] });
    for (const { adapter } of [bo, cy]) await eventually(async () => (await adapter.groups!.get(id)) !== null);
    await groups.update!(id, { name: 'Team', notice: 'Read this' });
    await eventually(() =>
      bo.events.find(
        (event) => event.type === 'group' && event.group.name === 'Team' && event.group.notice === 'Read this',
      ),
    );
    const say = (who: Someone, text: string) =>
      who.adapter.messages.send({ conversationId: id, clientId: crypto.randomUUID(), content: buildText(text) });
    await groups.muteMember!(id, bo.id, 60);
    await eventually(async () => (await bo.adapter.groups!.get(id))?.self?.mutedUntil === -1);
    await expect(say(bo, 'hmpf')).rejects.toMatchObject({ code: 'muted' });
    await groups.muteMember!(id, bo.id, 0);
    await eventually(async () => (await bo.adapter.groups!.get(id))?.self?.mutedUntil === undefined);
    await say(bo, 'thanks');
    await groups.remove!(id, [cy.id], { ban: true });
    await eventually(() => cy.events.find((event) => event.type === 'group-removed' && event.reason === 'removed'));
    expect((await groups.listBanned!(id)).items).toEqual([cy.id]);
    await expect(cy.adapter.groups!.join!(id)).rejects.toMatchObject({
      // A room for members only need not tell those it has banned from those it does not know.
      code: expect.stringMatching(/^(?:banned|not-member)$/),
    });
    await groups.dismiss!(id);
    await eventually(() => bo.events.find((event) => event.type === 'group-removed' && event.reason === 'dismissed'));
    expect(await bo.adapter.groups!.get(id)).toBeNull();
  });
});
