import { expect, it } from 'vitest';
import { readMessage } from './incoming.js';
import { writeMessage } from './outgoing.js';

const place = { kind: 'direct', id: 'ann@localhost&bo@localhost', jid: 'bo@localhost' } as const;
const text = (words: string) => ({ type: 'text', text: words, format: 'plain', entities: [] });
const from = (senderName: string, content: { readonly type: string }) => ({ senderName, time: 0, content });

const media = (name: string) => ({ id: `https://files.example.org/${name}`, mime: 'image/png', size: 10 });

it.each([
  [
    'a bundle',
    {
      type: 'merged',
      title: 'Chat of Ann and Bo',
      count: 2,
      items: [from('Ann', text('hi')), from('Bo', text('hello'))],
    },
    '[Forwarded messages] Chat of Ann and Bo\nAnn: hi\nBo: hello',
  ],
  ['a place', { type: 'location', latitude: 52.5, longitude: 13.4, title: 'Here' }, '[Location] Here\ngeo:52.5,13.4'],
  [
    'a person',
    { type: 'contact', name: 'Cy', userId: 'cy@localhost', phones: ['+49 30 1'] },
    '[Contact] Cy\n+49 30 1\nxmpp:cy@localhost',
  ],
  [
    'a poll',
    {
      type: 'poll',
      question: 'When?',
      options: [
        { id: 'a', text: 'Now' },
        { id: 'b', text: 'Later' },
      ],
      multiple: false,
      anonymous: false,
    },
    '[Poll] When?\n- Now\n- Later',
  ],
  [
    'several pictures',
    { type: 'image', items: [{ media: media('a.png') }, { media: media('b.png') }] },
    '[Image]\nhttps://files.example.org/a.png\nhttps://files.example.org/b.png',
  ],
  ['a kind of the host', { type: 'x:order', fallback: 'Order 12 is on its way' }, 'Order 12 is on its way'],
  ['a kind of the host without words', { type: 'x:order' }, '[x:order]'],
])('%s can be read by clients that know nothing of chatloom, and comes back whole', (_, content, body) => {
  const stanza = writeMessage({ content }, { place, id: 'c1' });
  expect(stanza.body).toBe(body);
  expect(stanza.fallbacks).toEqual([{ for: 'urn:chatloom:message:0', start: 0, end: body.length }]);
  expect(readMessage(stanza, place)?.content).toEqual(content);
});

it('what is forwarded says so to chatloom, and is plain words to others', () => {
  const stanza = writeMessage({ content: text('the words'), forwarded: { senderName: 'Ann' } }, { place, id: 'c1' });
  expect(stanza.body).toBe('the words');
  expect(readMessage(stanza, place)).toMatchObject({
    content: { text: 'the words' },
    forwarded: { senderName: 'Ann' },
  });
});

it('bundles of bundles end somewhere, and so does the body', () => {
  const shallow = {
    type: 'merged',
    count: 1,
    items: [from('Ann', { type: 'merged', title: 'inside', count: 1, items: [from('Bo', text('x'))] } as never)],
  };
  expect(writeMessage({ content: shallow }, { place, id: 'c1' }).body).toBe(
    '[Forwarded messages]\nAnn: [Forwarded messages] inside\nBo: x',
  );
  const long = {
    type: 'merged',
    count: 50,
    items: Array.from({ length: 50 }, () => from('Ann', text('x'.repeat(400)))),
  };
  expect(writeMessage({ content: long }, { place, id: 'c1' }).body?.length).toBeLessThanOrEqual(8000);
});

it('a payload that is no content leaves the words of the body', () => {
  for (const payload of ['', '{', '[]', '{"content":{"type":5}}', '{"content":{"type":"notice"}}', '{"quote":7}']) {
    expect(readMessage({ body: 'words', payload }, place)?.content).toMatchObject({ type: 'text', text: 'words' });
  }
});

it('a mention beyond the text or behind a quote is none', () => {
  const said = readMessage(
    {
      body: '> old\n@bo hi',
      reply: { id: 'x', to: 'ann@localhost' },
      fallbacks: [{ for: 'urn:xmpp:reply:0', start: 0, end: 6 }],
      references: [
        { type: 'mention', begin: 6, end: 9, uri: 'xmpp:bo@localhost' },
        { type: 'mention', begin: 2, end: 5, uri: 'xmpp:cy@localhost' },
        { type: 'mention', begin: 9, end: 6, uri: 'xmpp:cy@localhost' },
        { type: 'mention', begin: 6, end: 9, uri: 'https://example.org' },
      ],
    },
    place,
  );
  expect(said?.mentions).toEqual({ userIds: ['bo@localhost'] });
  expect(said?.content).toMatchObject({ text: '@bo hi', entities: [{ offset: 0, length: 3, userId: 'bo@localhost' }] });
  expect(said?.quote).toMatchObject({ senderName: 'ann', senderId: 'ann@localhost', content: { text: 'old' } });
});
