import { comparePositions, type Message } from '../../contract/index.js';
import { check, isPlainData, same, show } from './assert.js';
import { buildText } from '../builders.js';
import { newClientId, noEntry, refused, textOf, type ConformanceTest } from './harness.js';

const ids = (messages: readonly Message[]): readonly string[] => messages.map(({ id }) => id);

export const sendingTests: readonly ConformanceTest[] = [
  {
    name: 'what is sent is answered, heard and kept as one and the same message',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      const clientId = newClientId();
      const sent = await one!.send(ref, 'hello', clientId);
      check(isPlainData(sent), 'the answer is not plain data');
      check(sent.id !== '', 'the message has no id');
      same(sent.clientId, clientId, 'the client id of the answer');
      same(sent.senderId, one!.userId, 'the sender');
      same(textOf(sent), 'hello', 'the words');
      same(sent.revision, 0, 'the revision');
      check(Number.isFinite(sent.time) && Number.isFinite(sent.position.value), 'time or position is no number');
      const heard = (await two!.until('message', ({ message }) => message.id === sent.id)).message;
      same(heard.senderId, one!.userId, 'the sender, as heard');
      same(textOf(heard), 'hello', 'the words, as heard');
      for (const [person, told] of [
        [one!, sent],
        [two!, heard],
      ] as const) {
        const kept = await person.kept(ref, sent.id);
        same(textOf(kept), 'hello', 'the words, as kept');
        if (!told.position.provisional) same(kept.position, told.position, 'the position, as told and as kept');
      }
      // The own echo need not come; if it does, it is the same message.
      for (const { message } of one!.of('message')) {
        if (message.clientId === clientId) same(message.id, sent.id, 'the id of the own echo');
      }
    },
  },
  {
    name: 'a send repeated with its client id is one message, or can be looked up',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      const { adapter } = one!;
      if (adapter.idempotentSend === 'none') stage.skip('the adapter says that it can do neither');
      const clientId = newClientId();
      const sent = await one!.send(ref, 'once', clientId);
      if (adapter.idempotentSend === 'native') {
        const [second, third] = await Promise.all([one!.send(ref, 'once', clientId), one!.send(ref, 'once', clientId)]);
        same([second.id, third.id], [sent.id, sent.id], 'the ids of the repeats');
        const kept = (await two!.history(ref)).filter((message) => textOf(message) === 'once');
        same(kept.length, 1, 'messages kept');
      }
      const { findByClientId } = adapter.messages;
      if (adapter.idempotentSend === 'probe') check(findByClientId !== undefined, 'probe, without findByClientId()');
      if (!findByClientId) return;
      const found = await findByClientId.call(adapter.messages, ref, clientId);
      same(found?.id, sent.id, 'findByClientId() of what was sent');
      same(await findByClientId.call(adapter.messages, ref, newClientId()), null, 'findByClientId() of what never was');
    },
  },
  {
    name: 'of two people who write at once both see everything, each one in the order in which it was written',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      const sent: Message[] = [];
      const write = async (person: typeof one): Promise<void> => {
        for (let i = 0; i < 10; i++) sent.push(await person!.send(ref, `${person!.userId} ${i}`));
      };
      await Promise.all([write(one), write(two)]);
      const wanted = new Set(ids(sent));
      same(wanted.size, 20, 'different messages');
      const [ofOne, ofTwo] = await Promise.all(
        [one!, two!].map((person) =>
          stage.eventually('all are in the history', async () => {
            const all = (await person.history(ref)).filter(({ id }) => wanted.has(id));
            return all.length === 20 ? all : undefined;
          }),
        ),
      );
      // Between two people each may have an archive of their own, and words that crossed stand in the order in which they came to it.
      const { kind } = await one!.conversation(ref.conversationId);
      if (kind === 'group') same(ids(ofOne!), ids(ofTwo!), 'the order of the one and of the other');
      else same(ids(ofOne!).toSorted(), ids(ofTwo!).toSorted(), 'what the one and the other see');
      for (const [person, kept] of [
        [one!, ofOne!],
        [two!, ofTwo!],
      ] as const) {
        for (const [index, message] of kept.entries()) {
          const next = kept[index + 1];
          if (next) check(comparePositions(message.position, next.position) < 0, `${next.id} does not come after`);
        }
        const texts = kept.filter(({ senderId }) => senderId === person.userId).map(textOf);
        same(
          texts,
          [...Array(10).keys()].map((i) => `${person.userId} ${i}`),
          'the order in which one person wrote',
        );
        for (const { message } of person.of('message')) {
          const row = kept.find(({ id }) => id === message.id);
          if (row && !message.position.provisional) same(message.position, row.position, 'the position, as heard');
        }
      }
    },
  },
  {
    name: 'nobody can write as somebody else',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      const forged = { ...ref, clientId: newClientId(), content: buildText('from you'), senderId: two!.userId };
      const { message } = await one!.adapter.messages.send(forged);
      same(message.senderId, one!.userId, 'the sender of the answer');
      const heard = await two!.until('message', (event) => event.message.id === message.id);
      same(heard.message.senderId, one!.userId, 'the sender, as heard');
    },
  },
  {
    name: 'what cannot be sent is refused with a reason',
    async run(stage) {
      const [one, two, three] = await stage.people(3);
      const ref = await stage.meet([one!, two!]);
      await refused(() => one!.send({ conversationId: 'no-such-conversation' }, 'hello'), 'sending nowhere', [
        ...noEntry,
        'bad-input',
      ]);
      await refused(() => three!.send(ref, 'hello'), 'sending where one is not a member', noEntry);
      const bad = { ...ref, clientId: newClientId(), content: { type: 'text' } };
      await refused(() => one!.adapter.messages.send(bad), 'a text without words', [
        'bad-input',
        'unsupported',
        'content-refused',
      ]);
      same((await one!.history(ref)).filter(({ content }) => content.type === 'text').length, 0, 'messages of that');
    },
  },
  {
    name: 'every kind of letter arrives as it was written',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      const hard = [
        '<b>&amp;</b> "\'`',
        '日本語 👩‍👩‍👧‍👦 e\u0301',
        'שלום \u202Eabc\u202C',
        'one\ntwo\n\n  three',
        '\\u0000 {}',
      ];
      for (const text of hard) {
        const sent = await one!.send(ref, text);
        const { message } = await two!.until('message', (event) => event.message.id === sent.id);
        same(textOf(message), text, `heard of ${show(text)}`);
      }
      same((await two!.history(ref)).map(textOf), hard, 'all, as kept');
    },
  },
];
