import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createXmppAdapter } from 'chatloom/adapters/xmpp';
import { createChatStore, type ChatStore } from 'chatloom/store';
import { buildText } from 'chatloom/testing';
import { startCluster, type Cluster } from './cluster.mjs';

let cluster: Cluster;
const stores: ChatStore[] = [];
beforeAll(async () => {
  cluster = await startCluster();
});
afterEach(() => {
  for (const store of stores.splice(0)) store.dispose();
});
afterAll(() => cluster.stop());

async function eventually<T>(what: string, probe: () => T | Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 45_000;
  for (;;) {
    const value = await probe();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`${what}: not within 45 s, but ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function signIn(user: string, service: string): Promise<ChatStore> {
  const client = () => import('stanza');
  const adapter = createXmppAdapter({ service, jid: `${user}@localhost`, password: user, client, keepAlive: 5 });
  const store = createChatStore({ adapter });
  stores.push(store);
  await store.start();
  expect(store.getState().startup).toMatchObject({ status: 'ready' });
  return store;
}

function textsOf(store: ChatStore, conversationId: string): readonly unknown[] {
  const view = store.getState().timelines.get(conversationId)?.view;
  return Array.from({ length: view?.size ?? 0 }, (_, index) => view!.rowAt(index))
    .map(({ message }) => (message.content as { readonly text?: string }).text)
    .filter((text) => text !== undefined);
}

const say = (store: ChatStore, conversationId: string, text: string): void =>
  void store.actions.sendMessage({ conversationId }, { content: buildText(text) });

const expectTexts = (store: ChatStore, id: string, wanted: readonly string[]): Promise<unknown> =>
  eventually(
    `${[...store.getState().accounts.keys()].join()} has the messages once, in order`,
    () => textsOf(store, id),
    (texts) => JSON.stringify(texts) === JSON.stringify(wanted),
  );

it('people on two nodes chat, and when the first node is killed they go on over the second', async () => {
  const [first, second] = cluster.nodes;
  for (const node of cluster.nodes) expect(await node.members()).toHaveLength(2);
  for (const user of ['ann', 'bo']) await cluster.addUser(user);
  // Ann comes over the balancer and so to the first node, Bo is on the second.
  const ann = await signIn('ann', cluster.service);
  const bo = await signIn('bo', second!.service);
  const both = [ann, bo];

  const { id } = await ann.actions.startWith('bo@localhost');
  await bo.actions.startWith('ann@localhost');
  // The room is born where its owner is: on the node that will die.
  const room = (await ann.adapter.groups!.create!({ kind: 'work', name: 'Room', memberIds: ['bo@localhost'] })).id;
  await eventually(
    'Bo is in the room',
    () => bo.adapter.conversations.get(room),
    (conversation) => conversation?.membership === 'member',
  );
  for (const store of both) for (const conversationId of [id, room]) store.actions.openTimeline({ conversationId });

  say(ann, id, 'from node one');
  await expectTexts(bo, id, ['from node one']);
  say(bo, id, 'from node two');
  say(ann, room, 'the room stands on node one');
  await expectTexts(bo, room, ['the room stands on node one']);
  say(bo, room, 'and is heard on node two');
  for (const store of both) {
    await expectTexts(store, id, ['from node one', 'from node two']);
    await expectTexts(store, room, ['the room stands on node one', 'and is heard on node two']);
  }
  const bytes = new Blob(['kept where both nodes find it'], { type: 'text/plain' });
  const media = await ann.adapter.media!.upload!(bytes, { name: 'note.txt', kind: 'file' });

  const from = performance.now();
  await first!.kill();
  say(ann, id, 'written while moving');
  await expectTexts(bo, id, ['from node one', 'from node two', 'written while moving']);
  const moved = Math.round(performance.now() - from);
  say(bo, id, 'welcome over here');
  for (const store of both) {
    await expectTexts(store, id, ['from node one', 'from node two', 'written while moving', 'welcome over here']);
  }
  const { url } = await bo.adapter.media!.resolve(media, 'original');
  expect(await (await fetch(url)).text()).toBe('kept where both nodes find it');

  // The room came up on the second node with Ann. Bo was in it on the first, and no server tells him that it is gone: his client asks.
  say(ann, room, 'the room is here, too');
  for (const store of both) {
    await expectTexts(store, room, [
      'the room stands on node one',
      'and is heard on node two',
      'the room is here, too',
    ]);
  }
  const over = Math.round(performance.now() - from);

  const back = performance.now();
  await first!.start();
  await eventually(
    'the first node is back',
    () => first!.members().catch(() => []),
    (members) => members.length === 2,
  );
  const cy = 'cy';
  await cluster.addUser(cy);
  const fresh = await signIn(cy, first!.service);
  const aside = (await fresh.actions.startWith('bo@localhost')).id;
  fresh.actions.openTimeline({ conversationId: aside });
  bo.actions.openTimeline({ conversationId: aside });
  say(fresh, aside, 'hello from the node that was away');
  await expectTexts(bo, aside, ['hello from the node that was away']);
  console.info(
    `nodes up after ${cluster.nodes.map(({ took }) => took).join(' and ')} ms; a message written at the kill was with the other after ${moved} ms, ` +
      `the room worked after ${over} ms; the killed node was a member again ${Math.round(performance.now() - back)} ms after its start`,
  );
});
