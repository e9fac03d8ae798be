import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildText } from 'chatloom/testing';
import { createPeople, eventually, historyOf, makeRoom, say, textOf, type Someone } from './people.ts';
import { rawOf, type RawClient } from './raw.ts';
import { startServer, type TestServer } from './servers/index.mjs';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer();
  people = createPeople(server);
});
afterEach(() => people.dispose());
afterAll(() => server.stop());

const hints = "<store xmlns='urn:xmpp:hints'/>";

/** Somebody with chatloom, and somebody whose client reads and writes bare XML; between two, or in a room. */
async function meetPlain(inRoom: boolean) {
  const [ann] = await people.meet(1);
  const [bo] = await people.newUsers(1);
  const agent = await people.plainClient(bo!);
  let id: string;
  if (inRoom) {
    id = await makeRoom([ann]);
    await ann.adapter.groups!.invite!(id, [people.jid(bo!)]);
    await agent.joinRoom(id, 'bo');
  } else id = (await ann.adapter.conversations.startDirect!(people.jid(bo!))).id;
  const raw = rawOf(agent);
  const to = inRoom ? id : ann.id;
  const type = inRoom ? 'groupchat' : 'chat';
  return {
    ann,
    id,
    ref: { conversationId: id },
    boId: people.jid(bo!),
    raw,
    to,
    write: (stanzaId: string, xml: string) =>
      raw.write(`<message to='${to}' type='${type}' id='${stanzaId}'>${xml}</message>`),
    /** What extensions call a message: between two by its sender's id, in rooms by the room's. */
    nameOf: ({ id: messageId, clientId }: { readonly id: string; readonly clientId?: string | undefined }) =>
      inRoom ? messageId : clientId!,
  };
}

const newest = async (who: Someone, id: string, words: string) =>
  eventually(async () => (await historyOf(who, id)).find((message) => textOf(message) === words));

describe.each([
  ['between two', false],
  ['in a room', true],
])('with plain stanzas of another client %s', (_, inRoom) => {
  it('reactions go both ways', async () => {
    const { ann, id, ref, boId, raw, write, nameOf } = await meetPlain(inRoom);
    const mine = await say(ann, id, 'mine');
    write('t1', '<body>theirs</body>');
    const theirs = await newest(ann, id, 'theirs');
    const name = nameOf(mine);
    write(
      't2',
      `<reactions xmlns='urn:xmpp:reactions:0' id='${name}'><reaction>👍</reaction><reaction>🎉</reaction></reactions>${hints}`,
    );
    const reactions = async () => (await historyOf(ann, id))[0]?.lanes.reactions?.value ?? [];
    await eventually(async () => (await reactions()).length === 2);
    expect(await reactions()).toMatchObject([
      { emoji: '👍', count: 1, sampleUserIds: [boId] },
      { emoji: '🎉', count: 1, sampleUserIds: [boId] },
    ]);
    write('t3', `<reactions xmlns='urn:xmpp:reactions:0' id='${name}'><reaction>🎉</reaction></reactions>${hints}`);
    await eventually(async () => (await reactions()).length === 1);
    await ann.adapter.messages.react!(ref, theirs.id, '❤️', true);
    const told = await eventually(() => raw.find('urn:xmpp:reactions:0', '❤️'));
    expect(told).toContain(`id='${nameOf(theirs)}'`);
    expect(told).toContain('urn:xmpp:hints');
  });

  it('what is taken back is taken back there, too', async () => {
    const { ann, id, ref, raw, write, nameOf } = await meetPlain(inRoom);
    const mine = await say(ann, id, 'mine');
    write('t1', '<body>theirs</body>');
    const theirs = await newest(ann, id, 'theirs');
    const fallback =
      "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:message-retract:1'/><body>I take it back</body>";
    write('t2', `<retract xmlns='urn:xmpp:message-retract:1' id='${nameOf(theirs)}'/>${fallback}${hints}`);
    await eventually(async () => (await historyOf(ann, id)).some(({ content }) => content.type === 'recalled'));
    expect((await historyOf(ann, id)).map(({ content }) => content.type)).toEqual(['text', 'recalled']);
    await ann.adapter.messages.recall!(ref, mine.id);
    const told = await eventually(() => raw.find('<retract ', `id='${nameOf(mine)}'`));
    expect(told).toContain('urn:xmpp:fallback:0');
    expect((await historyOf(ann, id)).map(({ content }) => content.type)).toEqual(['recalled', 'recalled']);
  });

  it('answers name what they answer', async () => {
    const { ann, id, ref, boId, raw, write, nameOf } = await meetPlain(inRoom);
    const mine = await say(ann, id, 'how are you?');
    const to = inRoom ? `${id}/${ann.user}` : ann.id;
    write(
      't1',
      `<body>&gt; how are you?\nfine</body><reply xmlns='urn:xmpp:reply:0' to='${to}' id='${nameOf(mine)}'/>
       <fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='15'/></fallback>`,
    );
    const theirs = await newest(ann, id, 'fine');
    expect(theirs.quote).toMatchObject({
      ref: { conversationId: id, messageId: mine.id },
      content: { text: 'how are you?' },
    });
    const quote = {
      ref: { ...ref, messageId: theirs.id },
      senderId: boId,
      senderName: 'bo',
      time: 0,
      content: theirs.content,
    };
    await ann.adapter.messages.send({ ...ref, clientId: crypto.randomUUID(), content: buildText('good'), quote });
    const told = await eventually(() => raw.find('&gt; fine\ngood') ?? raw.find('> fine\ngood'));
    expect(told).toContain('urn:xmpp:reply:0');
    expect(told).toContain(`id='${nameOf(theirs)}'`);
    expect(told).toMatch(/<fallback [^>]*for='urn:xmpp:reply:0'/);
  });

  it('corrections go both ways, whatever else is corrected', async () => {
    const { ann, id, ref, raw, write } = await meetPlain(inRoom);
    write('t1', '<body>frist</body>');
    await newest(ann, id, 'frist');
    write('t2', "<body>first</body><replace xmlns='urn:xmpp:message-correct:0' id='t1'/>");
    expect(await newest(ann, id, 'first')).toMatchObject({ revision: 1 });
    const mine = await say(ann, id, 'mien');
    await ann.adapter.messages.edit!(ref, mine.id, buildText('mine'), 0);
    const told = await eventually(() => raw.find('urn:xmpp:message-correct:0', '<body>mine</body>'));
    expect(told).toContain(`id='${mine.clientId}'`);
    expect((await historyOf(ann, id)).map(textOf)).toEqual(['first', 'mine']);
  });

  it('mentions and typing go both ways', async () => {
    const { ann, id, ref, boId, raw, write } = await meetPlain(inRoom);
    const reference = `<reference xmlns='urn:xmpp:reference:0' type='mention' begin='2' end='6' uri='xmpp:${ann.id}'/>`;
    write('t1', `<body>😀 @ann!</body>${reference}`);
    const theirs = await newest(ann, id, '😀 @ann!');
    expect(theirs.mentions).toEqual({ userIds: [ann.id] });
    // Code points there, UTF-16 units here.
    expect(theirs.content).toMatchObject({ entities: [{ type: 'mention', offset: 3, length: 4, userId: ann.id }] });
    const entities = [{ type: 'mention', offset: 3, length: 3, userId: boId }];
    const content = { type: 'text', text: '😀 @bo', format: 'plain', entities };
    await ann.adapter.messages.send({ ...ref, clientId: crypto.randomUUID(), content, mentions: { userIds: [boId] } });
    const told = await eventually(() => raw.find('urn:xmpp:reference:0', `uri='xmpp:${boId}'`));
    expect(told).toMatch(/begin='2'/);
    expect(told).toMatch(/end='5'/);
    write('t2', "<composing xmlns='http://jabber.org/protocol/chatstates'/>");
    await eventually(() =>
      ann.events.find((event) => event.type === 'typing' && event.active && event.userId === boId),
    );
    write('t3', "<paused xmlns='http://jabber.org/protocol/chatstates'/>");
    await eventually(() =>
      ann.events.find((event) => event.type === 'typing' && !event.active && event.userId === boId),
    );
    ann.adapter.messages.setTyping!(ref, true);
    const typing = await eventually(() => raw.find('composing', 'http://jabber.org/protocol/chatstates'));
    expect(typing).not.toContain('<body');
    expect((await historyOf(ann, id)).length).toBe(2);
  });

  it('bundles and kinds of the host can be read there', async () => {
    const { id, ref, ann, raw } = await meetPlain(inRoom);
    const items = [
      { senderName: 'Cy', time: 5, content: buildText('the first') },
      { senderName: 'Dee', time: 6, content: buildText('the second') },
    ];
    const bundle = { type: 'merged', title: 'Chat of Cy and Dee', items, count: 2 };
    const order = { type: 'x:order', number: 12, fallback: 'Order 12' };
    for (const content of [bundle, order])
      await ann.adapter.messages.send({ ...ref, clientId: crypto.randomUUID(), content });
    expect(await eventually(() => raw.find('Chat of Cy and Dee', 'Cy: the first', 'Dee: the second'))).toContain(
      'urn:chatloom:message:0',
    );
    expect(await eventually(() => raw.find('<body>Order 12</body>'))).toMatch(
      /<fallback [^>]*for='urn:chatloom:message:0'/,
    );
    expect((await historyOf(ann, id)).map(({ content }) => content)).toMatchObject([bundle, order]);
  });
});

describe('with another client of the same account', () => {
  it('read marks (0490) and bookmarks (0402) it writes are followed', async () => {
    const [ann, bo] = await people.meet(2);
    const { id } = await ann.adapter.conversations.startDirect!(bo.id);
    const room = await makeRoom([bo]);
    await bo.adapter.groups!.setRole!(room, ann.id, 'member');
    await say(bo, id, 'unread');
    await eventually(async () => (await ann.adapter.conversations.get(id))?.unread.count === 1);
    const raw = rawOf(await people.plainClient(ann.user));
    raw.write(
      `<iq type='set' id='q1'><query xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><max>5</max><before/></set></query></iq>`,
    );
    const kept = await eventually(() => raw.find('<result', 'unread'));
    const archiveId = /<result[^>]* id='([^']+)'/.exec(kept)?.[1];
    const publish = (node: string, item: string, content: string): void =>
      raw.write(
        `<iq type='set' id='${node}'><pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='${node}'><item id='${item}'>${content}</item></publish></pubsub></iq>`,
      );
    const stanzaId = `<stanza-id xmlns='urn:xmpp:sid:0' by='${ann.id}' id='${archiveId}'/>`;
    publish('urn:xmpp:mds:displayed:0', bo.id, `<displayed xmlns='urn:xmpp:mds:displayed:0'>${stanzaId}</displayed>`);
    await eventually(() => ann.events.find((event) => event.type === 'read-cursor' && event.userId === ann.id));
    expect((await ann.adapter.conversations.get(id))?.unread.count).toBe(0);
    publish('urn:xmpp:bookmarks:1', room, "<conference xmlns='urn:xmpp:bookmarks:1' autojoin='true' name='Crew'/>");
    await eventually(async () => (await ann.adapter.conversations.get(room))?.membership === 'member');
    publish('urn:xmpp:bookmarks:1', room, "<conference xmlns='urn:xmpp:bookmarks:1' autojoin='false' name='Crew'/>");
    await eventually(() => ann.events.find((event) => event.type === 'group-removed' && event.reason === 'left'));
  });
});

describe('a room another client has made', () => {
  it('is come into by its invitation, and its name, subject and end are followed', async () => {
    const [ann] = await people.meet(1);
    const [bo] = await people.newUsers(1);
    const raw = rawOf(await people.plainClient(bo!));
    const room = `${crypto.randomUUID()}@conference.${server.domain}`;
    const iq = (id: string, owner: string): void =>
      raw.write(
        `<iq to='${room}' type='set' id='${id}'><query xmlns='http://jabber.org/protocol/muc#owner'>${owner}</query></iq>`,
      );
    const field = (name: string, value: string): string => `<field var='${name}'><value>${value}</value></field>`;
    const form = (...fields: readonly string[]): string =>
      `<x xmlns='jabber:x:data' type='submit'>${field('FORM_TYPE', 'http://jabber.org/protocol/muc#roomconfig')}${fields.join('')}</x>`;
    raw.write(`<presence to='${room}/bo'><x xmlns='http://jabber.org/protocol/muc'/></presence>`);
    await eventually(() => raw.find("code='201'"));
    iq('c1', form(field('muc#roomconfig_roomname', 'Harbour'), field('muc#roomconfig_whois', 'anyone')));
    await eventually(() => raw.find("id='c1'"));
    raw.write(
      `<message to='${room}'><x xmlns='http://jabber.org/protocol/muc#user'><invite to='${ann.id}'><reason>come</reason></invite></x></message>`,
    );
    await eventually(async () => (await ann.adapter.conversations.get(room))?.membership === 'member');
    const { introduction, notice, ...found } = (await ann.adapter.groups!.get(room))!;
    expect(found).toMatchObject({ name: 'Harbour', kind: 'public', memberCount: 2, onlineCount: 2 });
    expect([introduction, notice]).toEqual([undefined, undefined]);
    raw.write(`<message to='${room}' type='groupchat'><subject>Ships at six</subject></message>`);
    iq('c2', form(field('muc#roomconfig_roomname', 'Port'), field('muc#roomconfig_whois', 'anyone')));
    await eventually(async () => {
      const group = await ann.adapter.groups!.get(room);
      return group?.notice === 'Ships at six' && group.name === 'Port';
    });
    iq('c3', '<destroy><reason>over</reason></destroy>');
    await eventually(() => ann.events.find((event) => event.type === 'group-removed' && event.reason === 'dismissed'));
    expect(await ann.adapter.conversations.get(room)).toBeNull();
  });
});

describe('a room that shows nicknames only', () => {
  it('who takes a nickname over corrects and takes back nothing of who bore it before', async () => {
    const [ann] = await people.meet(1);
    const [bo, cy] = await people.newUsers(2);
    const lines = [rawOf(await people.plainClient(bo!)), rawOf(await people.plainClient(cy!))] as const;
    const room = `${crypto.randomUUID()}@conference.${server.domain}`;
    const comeIn = (raw: RawClient, nick: string): void =>
      raw.write(`<presence to='${room}/${nick}'><x xmlns='http://jabber.org/protocol/muc'/></presence>`);
    const write = (raw: RawClient, stanzaId: string, xml: string): void =>
      raw.write(`<message to='${room}' type='groupchat' id='${stanzaId}'>${xml}</message>`);
    // The owner sees accounts, but nobody else does.
    comeIn(lines[1], 'keeper');
    await eventually(() => lines[1].find("code='201'"));
    lines[1].write(
      `<iq to='${room}' type='set' id='c1'><query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>`,
    );
    await eventually(() => lines[1].find("id='c1'"));
    lines[1].write(
      `<message to='${room}'><x xmlns='http://jabber.org/protocol/muc#user'><invite to='${ann.id}'/></x></message>`,
    );
    await eventually(async () => (await ann.adapter.conversations.get(room))?.membership === 'member');
    comeIn(lines[0], 'harbour');
    await eventually(() => lines[0].find(`${room}/harbour`, "code='110'"));
    write(lines[0], 'first', '<body>of the first</body>');
    const first = await newest(ann, room, 'of the first');
    lines[0].write(`<presence to='${room}/harbour' type='unavailable'/>`);
    await eventually(() => lines[1].find(`${room}/harbour`, 'unavailable'));
    lines[1].write(`<presence to='${room}/harbour'/>`);
    await eventually(() => lines[1].find(`${room}/harbour`, "code='110'"));
    const hint = "<store xmlns='urn:xmpp:hints'/>";
    write(lines[1], 'c2', "<body>no</body><replace xmlns='urn:xmpp:message-correct:0' id='first'/>");
    write(lines[1], 'c3', `<retract xmlns='urn:xmpp:message-retract:1' id='${first.id}'/>${hint}`);
    write(lines[1], 'second', '<body>frist</body>');
    const second = await newest(ann, room, 'frist');
    expect([first.senderId, second.senderId]).toEqual([`${room}/harbour`, `${room}/harbour`]);
    write(lines[1], 'c4', "<body>of the next</body><replace xmlns='urn:xmpp:message-correct:0' id='second'/>");
    await newest(ann, room, 'of the next');
    const wanted = ['of the first', 'of the next'];
    // Servers that do not tell nicknames of one person from those of another (0421) cannot be helped: ejabberd 23.01.
    if (server.software !== 'prosody' && !lines[1].find('urn:xmpp:occupant-id:0')) return;
    expect((await historyOf(ann, room)).map(textOf)).toEqual(wanted);
    const later = await people.signIn(ann.user);
    expect((await historyOf(later, room)).map(textOf)).toEqual(wanted);
    write(lines[1], 'c5', `<retract xmlns='urn:xmpp:message-retract:1' id='${second.id}'/>${hint}`);
    await eventually(async () => (await historyOf(ann, room)).at(-1)?.content.type === 'recalled');
  });
});

describe('the line', () => {
  it('never carries the password, but SCRAM', async () => {
    const [user] = await people.newUsers(1);
    const password = `secret-${crypto.randomUUID()}`;
    await server.addUser(`${user}x`, password);
    const written: string[] = [];
    const ann = await people.signIn(`${user}x`, {
      password,
      client: async () => {
        const stanza = await import('stanza');
        const createClient = (...config: Parameters<typeof stanza.createClient>) => {
          const agent = stanza.createClient(...config);
          agent.on('raw:outgoing', (xml) => void written.push(xml));
          return agent;
        };
        return { ...stanza, createClient };
      },
    });
    expect(ann.adapter.can('messages.send').state).toBe('native');
    const all = written.join('');
    expect(all).toMatch(/<auth [^>]*mechanism="SCRAM-SHA-/);
    const words = [...all.matchAll(/>([A-Za-z0-9+/=]{8,})</g)].map(([, word]) => atob(word!));
    expect(words.join(' ')).toContain('n=');
    expect(`${all} ${words.join(' ')}`).not.toContain(password);
  });

  it('does not let others answer for the archive, even if they knew what was asked', async () => {
    const [ann, bo] = await people.meet(2);
    const { id } = await ann.adapter.conversations.startDirect!(bo.id);
    await say(bo, id, 'true');
    let forged = 0;
    const later = await people.signIn(ann.user, {
      client: async () => {
        const stanza = await import('stanza');
        const createClient = (...config: Parameters<typeof stanza.createClient>) => {
          const agent = stanza.createClient(...config);
          agent.on('raw:outgoing', (xml) => {
            const queryId = /queryid="([^"]+)"/.exec(xml)?.[1];
            if (queryId === undefined) return;
            forged += 1;
            const item = { message: { from: bo.id, to: ann.id, type: 'chat', id: 'f', body: 'false' } };
            agent.emit('message', { from: `${bo.id}/x`, to: ann.id, archive: { id: 'f', queryId, item } } as never);
          });
          return agent;
        };
        return { ...stanza, createClient };
      },
    });
    expect((await historyOf(later, id)).map(textOf)).toEqual(['true']);
    expect(forged).toBeGreaterThan(0);
  });
});
