import { check, same } from './assert.js';
import type { ConformanceTest } from './harness.js';

export const conversationTests: readonly ConformanceTest[] = [
  {
    name: 'a conversation with a message is on the list of everyone in it, and get() knows it',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const { conversationId } = await stage.meet([one!, two!]);
      const sent = await one!.send({ conversationId }, 'hello');
      for (const person of [one!, two!]) {
        const listed = await stage.eventually(`${person.userId} finds it on the list`, async () =>
          (await person.adapter.conversations.list()).items.find(({ id }) => id === conversationId),
        );
        same(listed.accountId, person.accountId, 'the account of the conversation');
        same(listed.lastMessage?.id, sent.id, 'the last message');
        const got = await person.conversation(conversationId);
        same(got.id, conversationId, 'get()');
        same(got.lastMessage?.id, sent.id, 'the last message by get()');
      }
    },
  },
  {
    name: 'the list is newest first, and its pages together hold each conversation once',
    async run(stage) {
      const [one, two, three] = await stage.people(3);
      const refs = [await stage.meet([one!, two!]), await stage.meet([one!, three!])];
      for (const ref of refs) {
        await one!.send(ref, 'hello');
        await stage.wait(5);
      }
      const ids: string[] = [];
      const times: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await one!.adapter.conversations.list({ limit: 1, ...(cursor !== undefined && { cursor }) });
        for (const { id, activityAt } of page.items) {
          ids.push(id);
          times.push(activityAt);
        }
        cursor = page.cursor;
        check(ids.length < 10_000, 'the pages never end');
      } while (cursor !== undefined);
      same(ids.length, new Set(ids).size, 'number of different conversations');
      for (const { conversationId } of refs)
        check(ids.includes(conversationId), `${conversationId} is not on the list`);
      check(
        times.every((time, index) => index === 0 || time <= times[index - 1]!),
        `not newest first: ${times.join(', ')}`,
      );
    },
  },
  {
    name: 'pinned conversations come first, however old, and are told once',
    async run(stage) {
      const [one, two, three] = await stage.people(3);
      const old = await stage.meet([one!, two!]);
      stage.need(one!, old, 'settings.pin');
      await one!.send(old, 'hello');
      await stage.wait(5);
      await one!.send(await stage.meet([one!, three!]), 'hello');
      await one!.adapter.settings!.update(old.conversationId, { pinned: true });
      await stage.eventually('it is first', async () => {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await one!.adapter.conversations.list({ limit: 1, ...(cursor !== undefined && { cursor }) });
          ids.push(...page.items.map(({ id }) => id));
          cursor = page.cursor;
          check(ids.length < 10_000, 'the pages never end');
        } while (cursor !== undefined);
        return ids[0] === old.conversationId && ids.lastIndexOf(old.conversationId) === 0 ? ids : undefined;
      });
    },
  },
  {
    name: 'a conversation that does not exist is null, and one of others cannot be seen',
    async run(stage) {
      const [one, two, three] = await stage.people(3);
      same(await one!.adapter.conversations.get('no-such-conversation'), null, 'an unknown conversation');
      const { conversationId } = await stage.meet([one!, two!]);
      await one!.send({ conversationId }, 'between us');
      const seen = await three!.adapter.conversations.get(conversationId);
      check(seen === null || seen.membership !== 'member', 'someone else is told of the conversation as a member');
      check(seen?.lastMessage === undefined, 'someone else is told the last message');
    },
  },
  {
    name: 'starting a direct conversation twice, from either side, is one conversation',
    async run(stage) {
      const [one, two] = await stage.people(2);
      stage.need(one!, undefined, 'conversations.startDirect');
      const start = one!.adapter.conversations.startDirect!;
      const first = await start.call(one!.adapter.conversations, two!.userId);
      const again = await start.call(one!.adapter.conversations, two!.userId);
      same(again.id, first.id, 'started again');
      same(first.kind, 'direct', 'its kind');
      same(first.peerId, two!.userId, 'the other person');
      const theirs = await two!.adapter.conversations.startDirect!(one!.userId);
      same(theirs.peerId, one!.userId, 'the other person, seen from there');
      // Ids may differ between accounts; what is sent must arrive in it.
      const sent = await one!.send({ conversationId: first.id }, 'hello');
      const heard = await two!.until('message', ({ message }) => message.id === sent.id);
      same(heard.message.conversationId, theirs.id, 'where it arrived');
    },
  },
];
