import { describe, expect, it } from 'vitest';
import type { ChatAdapter, ChatEvent } from 'chatloom/contract';
import {
  createModelAdapter,
  createTestWorld,
  describeAdapter,
  type AdapterHarness,
  type TestRunner,
} from 'chatloom/testing';

const PEOPLE = ['ann', 'bo', 'cy'];

/** The model server with something broken in front of it. */
function harnessOf(spoil: (adapter: ChatAdapter) => ChatAdapter): () => Promise<AdapterHarness> {
  return async () => {
    const world = createTestWorld(1, { conversations: {} });
    const dialect = {
      order: 'sequence',
      follows: true,
      covers: 'wide',
      unreadWithMessages: true,
      idempotentSend: 'native',
      pageSize: 50,
    } as const;
    const made: ChatAdapter[] = [];
    let conversations = 0;
    return {
      patience: 300,
      wait: (ms) => world.advance(ms),
      async clients(count) {
        return PEOPLE.slice(0, count).map((userId) => {
          const adapter = spoil(createModelAdapter(world.server, userId, dialect));
          made.push(adapter);
          return { adapter, userId };
        });
      },
      async conversation(members) {
        const id = `c${(conversations += 1)}`;
        world.server.addConversation(
          id,
          members.map(({ userId }) => userId),
        );
        return id;
      },
      async dispose() {
        await Promise.all(made.map((adapter) => adapter.session.disconnect()));
      },
    };
  };
}

/** Runs the suite as a framework of our own would, and answers which tests fail. */
async function failures(spoil: (adapter: ChatAdapter) => ChatAdapter): Promise<readonly string[]> {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = [];
  const runner: TestRunner = {
    describe: (_name, define) => define(),
    it: (name, run) => tests.push({ name, run: () => run() }),
  };
  describeAdapter('a spoilt adapter', harnessOf(spoil), runner);
  const failed: string[] = [];
  for (const { name, run } of tests) await run().catch(() => failed.push(name));
  return failed;
}

const onEvents = (adapter: ChatAdapter, change: (event: ChatEvent) => readonly ChatEvent[]): ChatAdapter => ({
  ...adapter,
  subscribe: (listener) => adapter.subscribe((events) => listener(events.flatMap(change))),
});

const spoilt: Readonly<Record<string, readonly [(adapter: ChatAdapter) => ChatAdapter, string]>> = {
  'a second connect that is another session': [
    (adapter) => {
      let times = 0;
      const connect = async () => {
        const [first] = await adapter.session.connect();
        return [{ ...first!, accountId: `${first!.accountId}-${(times += 1)}` }];
      };
      return { ...adapter, session: { ...adapter.session, connect } };
    },
    'connecting twice, also at the same time, is one session',
  ],
  'a disconnect that goes on telling': [
    (adapter) => ({ ...adapter, session: { ...adapter.session, disconnect: async () => {} } }),
    'after disconnecting nothing is told any more, of messages or anything else',
  ],
  'a capability that is claimed and not there': [
    (adapter) => ({ ...adapter, can: () => ({ state: 'native' }) }),
    'what is claimed has its method',
  ],
  'a capability that is there and not claimed': [
    (adapter) => ({
      ...adapter,
      can: (operation) => (operation === 'messages.edit' ? { state: 'absent' } : adapter.can(operation)),
    }),
    'what is absent has no method, or is refused as unsupported',
  ],
  'a sender who may say who he is': [
    (adapter) => ({
      ...adapter,
      messages: {
        ...adapter.messages,
        send: async (message) => {
          const { message: sent } = await adapter.messages.send(message);
          return {
            message: { ...sent, senderId: (message as never as { senderId?: string }).senderId ?? sent.senderId },
          };
        },
      },
    }),
    'nobody can write as somebody else',
  ],
  'sends that double when repeated': [
    (adapter) => ({
      ...adapter,
      messages: {
        ...adapter.messages,
        send: (message) => adapter.messages.send({ ...message, clientId: `${message.clientId}-${Math.random()}` }),
      },
    }),
    'a send repeated with its client id is one message, or can be looked up',
  ],
  'pages that cover more than they hold': [
    (adapter) => ({
      ...adapter,
      messages: {
        ...adapter.messages,
        async load(ref, request) {
          const page = await adapter.messages.load(ref, request);
          const from = { value: 1, tie: '' };
          return { ...page, ...(page.covers && { covers: { ...page.covers, from } }) };
        },
      },
    }),
    'without bounds: the newest, oldest of them first',
  ],
  'a bound that is not inclusive': [
    (adapter) => ({
      ...adapter,
      messages: {
        ...adapter.messages,
        load: (ref, { upper, ...request }) =>
          adapter.messages.load(ref, { ...request, ...(upper && { upper: { ...upper, value: upper.value - 1 } }) }),
      },
    }),
    'bounds are inclusive, and fill says from which of them the limit counts',
  ],
  'a history that claims its start too early': [
    (adapter) => ({
      ...adapter,
      messages: {
        ...adapter.messages,
        load: async (ref, request) => ({ ...(await adapter.messages.load(ref, request)), reachedStart: true }),
      },
    }),
    'walking back and walking forward page by page meets every message once',
  ],
  'an edit that nobody hears of': [
    (adapter) => onEvents(adapter, (event) => (event.type === 'message-edited' ? [] : [event])),
    'an edit raises the revision, is heard by everyone and stays',
  ],
  'a recall that keeps the words': [
    (adapter) => ({
      ...adapter,
      messages: {
        ...adapter.messages,
        async load(ref, request) {
          const page = await adapter.messages.load(ref, request);
          const items = page.items.map((item) => (item.recalled ? { ...item, custom: { was: 'secret words' } } : item));
          return { ...page, items };
        },
      },
    }),
    'a recall is heard by everyone, takes the words away for good, and the row stays',
  ],
  'a reaction that counts twice': [
    (adapter) => ({
      ...adapter,
      messages: {
        ...adapter.messages,
        async load(ref, request) {
          const page = await adapter.messages.load(ref, request);
          const items = page.items.map((item) => {
            const { reactions } = item.lanes;
            if (!reactions) return item;
            const value = reactions.value.map((each) => ({ ...each, count: each.count + 1 }));
            return { ...item, lanes: { reactions: { ...reactions, value } } };
          });
          return { ...page, items };
        },
      },
    }),
    'reactions are counted per person and emoji, set and cleared, and repeating one changes nothing',
  ],
  'events with objects of a vendor in them': [
    (adapter) => onEvents(adapter, (event) => [Object.assign({ ...event }, { raw: new Date(0) })]),
    'what is sent is answered, heard and kept as one and the same message',
  ],
  'errors that are no ChatError': [
    (adapter) => ({
      ...adapter,
      messages: {
        ...adapter.messages,
        send: (message) =>
          adapter.messages.send(message).catch((reason: unknown) => Promise.reject(new Error(String(reason)))),
      },
    }),
    'what cannot be sent is refused with a reason',
  ],
  'a cursor that moves nothing': [
    (adapter) => ({ ...adapter, messages: { ...adapter.messages, markRead: async () => {} } }),
    'unread counts what others wrote after the cursor, and not what one wrote oneself',
  ],
};

describe('the contract suite finds what is broken', () => {
  it('and passes what is not', async () => {
    expect(await failures((adapter) => adapter)).toEqual([]);
  });

  it.each(Object.keys(spoilt))('%s', async (name) => {
    const [spoil, test] = spoilt[name]!;
    expect(await failures(spoil)).toContain(test);
  });

  it('an exception that names no test is an error', () => {
    const runner: TestRunner = { describe: (_name, define) => define(), it: () => {} };
    const define = (): void =>
      describeAdapter(
        'x',
        harnessOf((adapter) => adapter),
        runner,
        { except: { 'no such test': 'none' } },
      );
    expect(define).toThrow('there is no test "no such test"');
  });
});
