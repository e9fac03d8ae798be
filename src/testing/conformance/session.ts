import { checkAdapter } from '../../contract/index.js';
import { buildText } from '../builders.js';
import { check, same } from './assert.js';
import { newClientId, refused, type ConformanceTest } from './harness.js';

export const sessionTests: readonly ConformanceTest[] = [
  {
    name: 'the adapter has the shape of one',
    async run({ harness }) {
      const [client] = await harness.clients(1);
      checkAdapter(client?.adapter, 'describeAdapter');
    },
  },
  {
    name: 'connecting twice, also at the same time, is one session',
    async run({ harness }) {
      const [client] = await harness.clients(1);
      const { session } = client!.adapter;
      const [one, two] = await Promise.all([session.connect(), session.connect()]);
      const three = await session.connect();
      check(one.length > 0, 'connect() answered with no account');
      same(two, one, 'the second answer');
      same(three, one, 'the third answer');
      same(one[0]?.self.id, client!.userId, 'who is signed in');
    },
  },
  {
    name: 'disconnecting never rejects: before connecting, after it, and twice',
    async run({ harness }) {
      const [client] = await harness.clients(1);
      const { session } = client!.adapter;
      await session.disconnect();
      await session.connect();
      await session.disconnect();
      await session.disconnect();
    },
  },
  {
    name: 'one can connect again after disconnecting, as the same person',
    async run({ harness }) {
      const [client] = await harness.clients(1);
      const { session, conversations } = client!.adapter;
      const first = await session.connect();
      await session.disconnect();
      const second = await session.connect();
      same(second[0]?.accountId, first[0]?.accountId, 'the account');
      await conversations.list();
    },
  },
  {
    name: 'after disconnecting nothing is told any more, of messages or anything else',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      await one!.send(ref, 'heard');
      await two!.until('message');
      await two!.adapter.session.disconnect();
      // The state of the connection itself may be the last thing said.
      const before = two!.events.filter(({ type }) => type !== 'connection').length;
      await one!.send(ref, 'not heard');
      await stage.wait(200);
      same(two!.events.filter(({ type }) => type !== 'connection').length, before, 'events after disconnecting');
    },
  },
  {
    name: 'a session that has ended is told, calls say `expired`, and one can sign in again',
    async run(stage) {
      const { harness } = stage;
      if (!harness.expire) stage.skip('the harness has no expire()');
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      await harness.expire!(one!);
      await one!.until('connection', ({ state }) => state.status === 'expired');
      const refusedSend = { ...ref, clientId: newClientId(), content: buildText('no') };
      await refused(() => one!.adapter.messages.send(refusedSend), 'a send after the end', ['expired']);
      const { session } = one!.adapter;
      if (session.reconnect) {
        await session.reconnect();
        await one!.until('connection', ({ state }) => state.status === 'connected');
      } else {
        await session.disconnect();
        await session.connect();
      }
      const { content } = await one!.send(ref, 'again');
      same((content as { text?: string }).text, 'again', 'what was sent after signing in again');
    },
  },
  {
    name: 'who unsubscribed hears nothing, and others still do',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      let heard = 0;
      const stop = two!.adapter.subscribe(() => (heard += 1));
      stop();
      await one!.send(ref, 'hello');
      await two!.until('message');
      same(heard, 0, 'events after unsubscribing');
    },
  },
];
