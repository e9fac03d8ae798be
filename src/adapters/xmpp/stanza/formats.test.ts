import { createClient, JXT } from 'stanza';
import { expect, it } from 'vitest';
import { ns } from '../namespaces.js';
import type { XmppMessage } from '../stanzas.js';
import { xmppFormats, type Jxt } from './formats.js';

const { stanzas } = createClient({});
stanzas.define(xmppFormats(JXT as unknown as Jxt) as never);

const read = (xml: string): XmppMessage =>
  stanzas.import(JXT.parse(`<message xmlns='jabber:client'>${xml}</message>`)) as XmppMessage;
const write = (message: XmppMessage): string => stanzas.export('message', message as never)!.toString();

const ROOM = 'room@muc.example.com';

it('a room says that a moderator took a message back, in both forms of 0425', () => {
  const wanted = { id: 'stanza-id-1', by: `${ROOM}/macbeth`, reason: 'This message is rude' };
  const first = `<apply-to id='stanza-id-1' xmlns='urn:xmpp:fasten:0'>
    <moderated by='${ROOM}/macbeth' xmlns='urn:xmpp:message-moderate:0'>
      <retract xmlns='urn:xmpp:message-retract:0'/><reason>This message is rude</reason>
    </moderated></apply-to>`;
  const second = `<retract id='stanza-id-1' xmlns='urn:xmpp:message-retract:1'>
    <moderated by='${ROOM}/macbeth' xmlns='urn:xmpp:message-moderate:1'>
      <occupant-id xmlns='urn:xmpp:occupant-id:0' id='dd72603deec90a38ba552f7c68cbcc61bca202cd'/>
    </moderated><reason>This message is rude</reason></retract>`;
  expect(read(first).moderated).toEqual(wanted);
  expect(read(second).moderated).toEqual(wanted);
});

it('what archives keep of a moderated message is read in both forms', () => {
  const first = `<moderated by='${ROOM}/macbeth' xmlns='urn:xmpp:message-moderate:0'>
    <retracted xmlns='urn:xmpp:message-retract:0' stamp='2019-09-20T23:09:32Z'/><reason>rude</reason></moderated>`;
  const second = `<retracted xmlns='urn:xmpp:message-retract:1' id='retraction-1' stamp='2019-09-20T23:09:32Z'>
    <moderated by='${ROOM}/macbeth' xmlns='urn:xmpp:message-moderate:1'/><reason>rude</reason></retracted>`;
  for (const xml of [first, second]) {
    const remains = read(xml);
    expect(remains.moderated).toEqual({ id: undefined, by: `${ROOM}/macbeth`, reason: 'rude' });
    expect(remains.retract).toBeUndefined();
  }
});

it('a moderator asks the room in the form it speaks', () => {
  const iq = (request: object): string =>
    stanzas.export('iq', { type: 'set', to: ROOM, ...request } as never)!.toString();
  expect(iq({ moderate: { id: 'stanza-id-1', retract: true } })).toContain(
    `<moderate xmlns="${ns.moderate1}" id="stanza-id-1"><retract xmlns="${ns.retract}"/></moderate>`,
  );
  expect(iq({ applyTo: { id: 'stanza-id-1', moderate: true } })).toContain(
    `<apply-to xmlns="${ns.fasten}" id="stanza-id-1"><moderate xmlns="${ns.moderate0}"><retract xmlns="${ns.retract0}"/></moderate></apply-to>`,
  );
});

it('what one client writes another reads: retraction, reactions, reply, fallback, references, payload', () => {
  const message: XmppMessage = {
    type: 'chat',
    body: '> hi\n@bo yes <&>',
    retract: 'old-1',
    reactions: { id: 'old-2', emojis: ['👍', '🎉'] },
    reply: { id: 'old-3', to: 'bo@localhost' },
    fallbacks: [{ for: ns.reply, start: 0, end: 5 }],
    references: [{ type: 'mention', begin: 5, end: 8, uri: 'xmpp:bo@localhost' }],
    payload: JSON.stringify({ content: { type: 'x:card', text: '<b>&"' } }),
  };
  const { retract, reactions, reply, fallbacks, references, payload } = stanzas.import(
    JXT.parse(write(message)),
  ) as XmppMessage;
  expect({ type: 'chat', body: message.body, retract, reactions, reply, fallbacks, references, payload }).toEqual(
    message,
  );
});

it('stanzas of other clients are read as their extensions say', () => {
  const message = read(`<body>&gt; Anna wrote:\n&gt; hi\nGreat</body>
    <reply to='anna@example.com' id='message-id1' xmlns='urn:xmpp:reply:0'/>
    <fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='21'/></fallback>
    <reactions id='744f6e18' xmlns='urn:xmpp:reactions:0'><reaction>👋</reaction><reaction> </reaction></reactions>
    <reference xmlns='urn:xmpp:reference:0' type='mention' begin='-1' end='x' uri='xmpp:bo@localhost'/>`);
  expect(message).toMatchObject({
    reply: { id: 'message-id1', to: 'anna@example.com' },
    fallbacks: [{ for: ns.reply, start: 0, end: 21 }],
    reactions: { id: '744f6e18', emojis: ['👋'] },
    // Places that are no numbers are none.
    references: [{ type: 'mention', begin: undefined, end: undefined, uri: 'xmpp:bo@localhost' }],
  });
});

it('every account a stanza from a room names is known, also what the sender has written there', () => {
  const x = (jid: string): string => `<x xmlns='${ns.mucUser}'><item affiliation='member' jid='${jid}'/></x>`;
  expect(read(x('bo@localhost')).realJids).toEqual(['bo@localhost']);
  expect(read(`${x('ann@localhost')}<body>hi</body>${x('bo@localhost')}`).realJids).toEqual([
    'ann@localhost',
    'bo@localhost',
  ]);
  expect(read(`<x xmlns='${ns.mucUser}'><item/></x>`).realJids).toBeUndefined();
});
