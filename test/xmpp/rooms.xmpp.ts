import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPeople, eventually, historyOf, makeRoom, say, textOf, type Someone } from './people.ts';
import { rawOf } from './raw.ts';
import { startServer, type TestServer } from './servers/index.mjs';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer();
  people = createPeople(server);
});
afterEach(() => people.dispose());
afterAll(() => server.stop());

describe('in a room', () => {
  it('moderators take back what others wrote, where the server moderates; nobody else does', async () => {
    const [ann, bo, cy] = await people.meet(3);
    const id = await makeRoom([ann, bo, cy]);
    const ref = { conversationId: id };
    const rude = await say(bo, id, 'something rude');
    await say(bo, id, 'something nice');
    await eventually(async () => (await historyOf(cy, id)).length === 2);
    await expect(cy.adapter.messages.recall!(ref, rude.id)).rejects.toMatchObject({ code: 'forbidden' });
    const isModerated = ann.adapter.can('messages.recallOthers', id).state !== 'absent';
    const outcome = await ann.adapter.messages.recall!(ref, rude.id).then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );
    expect(outcome).toBe(isModerated ? 'done' : 'forbidden');
    if (!isModerated) return;
    for (const who of [ann, bo, cy]) {
      const event = await eventually(() => who.events.find(({ type }) => type === 'message-recalled'));
      expect(event).toMatchObject({ messageId: rude.id, recall: { by: ann.id } });
      await eventually(async () => (await historyOf(who, id))[0]?.content.type === 'recalled');
    }
    // Who comes later finds only what is left of it.
    const later = await people.signIn(cy.user);
    const all = await historyOf(later, id);
    expect(all.map(({ content }) => content.type)).toEqual(['recalled', 'text']);
    expect(JSON.stringify(all)).not.toContain('rude');
  });

  it('what a member writes about moderation takes back nothing of others', async () => {
    const [ann, bo, cy] = await people.meet(3);
    const id = await makeRoom([ann, bo, cy]);
    const mine = await say(ann, id, 'mine');
    const agent = await people.plainClient(bo.user);
    await agent.joinRoom(id, 'second');
    agent.stanzas.define({
      path: 'message.forgery',
      element: 'apply-to',
      namespace: 'urn:xmpp:fasten:0',
      fields: {
        id: { importer: () => undefined, exporter: (xml: Element, value: string) => xml.setAttribute('id', value) },
        moderated: {
          importer: () => undefined,
          exporter(xml: { getNamespace(): string; appendChild(child: unknown): void }) {
            const child = new (xml.constructor as new (name: string, attributes: object) => unknown)('moderated', {
              xmlns: 'urn:xmpp:message-moderate:0',
              by: `${id}/${ann.user}`,
            });
            xml.appendChild(child);
          },
        },
      },
    } as never);
    const raw: string[] = [];
    agent.on('raw:incoming', (data) => raw.push(data));
    const forgery = { forgery: { id: mine.id, moderated: true }, processingHints: { store: true } };
    agent.sendMessage({ to: id, type: 'groupchat', ...forgery } as never);
    agent.sendMessage({ to: id, type: 'groupchat', body: 'done' });
    await eventually(async () => textOf((await historyOf(cy, id)).at(-1)) === 'done');
    expect(raw.join('')).toContain('urn:xmpp:message-moderate:0');
    expect((await historyOf(cy, id)).map(textOf)).toEqual(['mine', 'done']);
    expect(cy.events.filter(({ type }) => type === 'message-recalled')).toEqual([]);
  });

  it('nobody writes, corrects or takes back in the name of another, live and from the archive', async () => {
    const [ann, bo, cy] = await people.meet(3);
    const id = await makeRoom([ann, bo, cy]);
    const mine = await say(ann, id, 'mine');
    const agent = await people.plainClient(bo.user);
    await agent.joinRoom(id, 'second');
    const raw = rawOf(agent);
    // As Prosody writes it into its archive, for who may see the accounts of the others.
    const asAnn = `<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='owner' role='moderator' jid='${ann.id}'/></x>`;
    const write = (stanzaId: string, xml: string): void =>
      raw.write(
        `<message to='${id}' type='groupchat' id='${stanzaId}'>${xml}<store xmlns='urn:xmpp:hints'/></message>`,
      );
    const forge = (name: string, by: string): void => {
      write(`${name}1`, `${by}<body>forged</body>`);
      write(
        `${name}2`,
        `${by}<body>corrected</body><replace xmlns='urn:xmpp:message-correct:0' id='${mine.clientId}'/>`,
      );
      write(`${name}3`, `${by}<retract xmlns='urn:xmpp:message-retract:1' id='${mine.id}'/>`);
    };
    forge('plain', '');
    forge('named', asAnn);
    forge('twice', `${asAnn}${asAnn}`);
    write('done', '<body>done</body>');
    const check = async (who: Someone): Promise<void> => {
      const all = await eventually(async () => {
        const found = await historyOf(who, id);
        return textOf(found.at(-1)) === 'done' && found;
      });
      expect(all.map((message) => [textOf(message), message.revision])).toEqual([
        ['mine', 0],
        ...['forged', 'forged', 'forged', 'done'].map((text) => [text, 0]),
      ]);
      expect(all.map(({ senderId }) => senderId === ann.id)).toEqual([true, false, false, false, false]);
      const told = who.events.filter(({ type }) => type === 'message-edited' || type === 'message-recalled');
      expect(told).toEqual([]);
    };
    for (const who of [ann, cy]) await check(who);
    // Who comes after the forger has gone has but the archive to go by.
    raw.write(`<presence to='${id}/second' type='unavailable'/>`);
    await bo.adapter.session.disconnect();
    await check(await people.signIn(cy.user));
  });

  it('everyone can be silenced, also who comes later, and given the word again', async () => {
    const [ann, bo, cy] = await people.meet(3);
    const id = await makeRoom([ann, bo]);
    const groups = ann.adapter.groups!;
    await groups.update!(id, { settings: { muteAll: true } });
    await eventually(async () => (await bo.adapter.groups!.get(id))?.self?.mutedUntil === -1);
    expect((await groups.get(id))?.settings.muteAll).toBe(true);
    await expect(say(bo, id, 'but')).rejects.toMatchObject({ code: 'muted' });
    await groups.invite!(id, [cy.id]);
    await eventually(async () => (await cy.adapter.groups!.get(id))?.self?.mutedUntil === -1);
    await expect(say(cy, id, 'but')).rejects.toMatchObject({ code: 'muted' });
    await say(ann, id, 'quiet, please');
    await groups.update!(id, { settings: { muteAll: false } });
    for (const who of [bo, cy]) {
      await eventually(async () => (await who.adapter.groups!.get(id))?.self?.mutedUntil === undefined);
      await say(who, id, 'thanks');
    }
    expect((await groups.get(id))?.settings.muteAll).toBeUndefined();
  });

  it('that is joined by asking, who asks waits until an admin lets them in', async () => {
    const [ann, bo, cy] = await people.meet(3, { invitations: 'contacts' });
    const groups = ann.adapter.groups!;
    const { id } = await groups.create!({
      kind: 'public',
      name: 'Club',
      memberIds: [],
      settings: { join: 'request' },
    });
    expect((await groups.get(id))?.settings.join).toBe('request');
    expect(await bo.adapter.groups!.join!(id)).toBe('requested');
    expect(await cy.adapter.groups!.join!(id)).toBe('requested');
    const requests = await eventually(() => {
      const found = ann.events.flatMap((event) =>
        event.type === 'join-request' && event.active ? [event.request] : [],
      );
      return found.length === 2 && found;
    });
    expect((await groups.listRequests!(id)).items).toEqual(requests);
    expect((await groups.listMembers(id)).items.map(({ userId }) => userId)).toEqual([ann.id]);
    expect(await bo.adapter.conversations.get(id)).toBeNull();
    const ofBo = requests.find(({ userId }) => userId === bo.id)!;
    const ofCy = requests.find(({ userId }) => userId === cy.id)!;
    await groups.answerRequest!(ofBo.id, true);
    await groups.answerRequest!(ofCy.id, false);
    await eventually(async () => (await bo.adapter.conversations.get(id))?.membership === 'member');
    await say(bo, id, 'thanks');
    expect((await groups.listRequests!(id)).items).toEqual([]);
    expect((await groups.listMembers(id)).items.map(({ userId }) => userId).toSorted()).toEqual([ann.id, bo.id]);
    expect(await cy.adapter.conversations.get(id)).toBeNull();
    await expect(groups.answerRequest!(ofCy.id, true)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that is open to all, everyone comes in; who is shown out is out, and may come again', async () => {
    const [ann, bo] = await people.meet(2, { invitations: 'nobody' });
    const groups = ann.adapter.groups!;
    const { id } = await groups.create!({ kind: 'public', name: 'Square', memberIds: [] });
    expect((await groups.get(id))?.settings.join).toBe('free');
    expect(await bo.adapter.groups!.join!(id)).toBe('joined');
    await say(bo, id, 'hello');
    await groups.remove!(id, [bo.id], { reason: 'be quiet' });
    await eventually(() => bo.events.find((event) => event.type === 'group-removed' && event.reason === 'removed'));
    expect(await bo.adapter.conversations.get(id)).toBeNull();
    await eventually(async () => (await groups.get(id))?.memberCount === 1);
    // Nor does another device, or the next sign-in, bring one back by itself.
    const later = await people.signIn(bo.user);
    expect((await later.adapter.conversations.list()).items.map((each) => each.id)).not.toContain(id);
    expect(await later.adapter.groups!.join!(id)).toBe('joined');
    await say(later, id, 'sorry');
    await eventually(async () => textOf((await historyOf(ann, id)).at(-1)) === 'sorry');
  });

  it('who has read a message is known by the markers of the others', async () => {
    const [ann, bo, cy] = await people.meet(3);
    const id = await makeRoom([ann, bo, cy]);
    const ref = { conversationId: id };
    const sent = await say(ann, id, 'who has read this?');
    const seen = await eventually(async () => (await historyOf(bo, id)).at(-1));
    await bo.adapter.messages.markRead!(ref, seen.position);
    await eventually(async () => (await ann.adapter.messages.listReaders!(ref, sent.id, true)).items.includes(bo.id));
    expect((await ann.adapter.messages.listReaders!(ref, sent.id, false)).items).toEqual([cy.id]);
  });
});

describe('search by the server', () => {
  it('finds words, where the archive looks for them; elsewhere it is absent, with the reason', async () => {
    const [ann, bo] = await people.meet(2);
    const { id } = await ann.adapter.conversations.startDirect!(bo.id);
    for (const text of ['the harbour', 'something else']) await say(ann, id, text);
    const can = ann.adapter.can('search.messages');
    const outcome = await ann.adapter.search!.messages!({ text: 'harbour' }).then(
      ({ items }) => items.map(({ message }) => textOf(message)),
      ({ code }: { code: string }) => code,
    );
    const isAbsent = can.state === 'absent';
    expect(outcome).toEqual(isAbsent ? 'unsupported' : ['the harbour']);
    expect(can.reason?.includes('0431') ?? false).toBe(isAbsent);
  });
});

describe('a directory', () => {
  it('finds people by the names on their cards, where the server has one', async () => {
    const [ann, bo] = await people.meet(2);
    const search = ann.adapter.users!.search!.bind(ann.adapter.users);
    const hasDirectory = ann.adapter.can('users.search').state !== 'absent';
    const outcome = await search('Ziggy').then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );
    expect(outcome).toBe(hasDirectory ? 'done' : 'unsupported');
    if (!hasDirectory) return;
    await bo.adapter.users!.updateSelf!({ nick: `Ziggy ${bo.user}` });
    const found = await eventually(async () => {
      const { items } = await search(`Ziggy ${bo.user}`);
      return items.length > 0 && items;
    });
    expect(found).toMatchObject([{ id: bo.id }]);
  });
});
