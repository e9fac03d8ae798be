import { comparePositions, type Position } from '../../contract/index.js';
import { check, same } from './assert.js';
import type { ConformanceTest } from './harness.js';

export const receiptTests: readonly ConformanceTest[] = [
  {
    name: 'unread counts what others wrote after the cursor, and not what one wrote oneself',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(two!, ref, 'receipts.read');
      await one!.send(ref, 'one');
      await one!.send(ref, 'two');
      const third = await one!.send(ref, 'three');
      const unread = (count: number) =>
        stage.eventually(`${count} unread`, async () => {
          const conversation = await two!.conversation(ref.conversationId);
          return conversation.unread.count === count ? conversation : undefined;
        });
      if (!(await two!.conversation(ref.conversationId)).countsUnread) stage.skip('this conversation counts no unread');
      await unread(3);
      const { position } = await two!.kept(ref, third.id);
      await two!.adapter.messages.markRead!(ref, position);
      const { unread: read } = await unread(0);
      if (read.readUpTo) check(comparePositions(read.readUpTo, position) === 0, 'readUpTo is elsewhere');
      await two!.send(ref, 'mine');
      await one!.send(ref, 'four');
      await unread(1);
      same((await one!.conversation(ref.conversationId)).unread.count <= 1, true, 'unread of who wrote them');
    },
  },
  {
    name: 'reading is told to the others, and the cursor only moves forward',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(two!, ref, 'receipts.read');
      const first = await one!.send(ref, 'one');
      const second = await one!.send(ref, 'two');
      // As heard, provisional or not: a screen marks what it shows.
      const heard = async (id: string): Promise<Position> =>
        (await two!.until('message', ({ message }) => message.id === id)).message.position;
      const { messages } = two!.adapter;
      await messages.markRead!(ref, await heard(second.id));
      await messages.markRead!(ref, await heard(first.id));
      await stage.eventually('nothing is unread', async () =>
        (await two!.conversation(ref.conversationId)).unread.count === 0 ? true : undefined,
      );
      const own = (await one!.kept(ref, second.id)).position;
      const cursor = await stage.eventually(
        'the writer hears of it',
        () =>
          [...one!.of('read-cursor')]
            .filter(({ userId }) => userId === two!.userId)
            .find(({ position }) => comparePositions(position, own) >= 0) ??
          one!.of('receipt-summary').find(({ messageId, summary }) => messageId === second.id && summary.read > 0),
      );
      check(cursor.conversationId === ref.conversationId, 'it is told of another conversation');
    },
  },
  {
    name: 'what arrived is told to the sender',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'receipts.delivered');
      const sent = await one!.send(ref, 'there?');
      const { position: own } = await one!.kept(ref, sent.id);
      await stage.eventually('the sender hears that it arrived', () =>
        [...one!.of('delivered-cursor'), ...one!.of('read-cursor')].find(
          ({ userId, position }) => userId === two!.userId && comparePositions(position, own) >= 0,
        ),
      );
    },
  },
  {
    name: 'who has read a message can be asked',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'receipts.read', 'receipts.readers');
      const sent = await one!.send(ref, 'who?');
      const { messages } = one!.adapter;
      same((await messages.listReaders!(ref, sent.id, true)).items, [], 'who has read it before anyone has');
      same((await messages.listReaders!(ref, sent.id, false)).items, [two!.userId], 'who has not');
      await two!.adapter.messages.markRead!(ref, (await two!.kept(ref, sent.id)).position);
      await stage.eventually('the reader is listed', async () =>
        (await messages.listReaders!(ref, sent.id, true)).items.includes(two!.userId) ? true : undefined,
      );
    },
  },
  {
    name: 'a recalled message is no longer unread, and the reader is told the number',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.recall', 'receipts.read');
      if (!(await two!.conversation(ref.conversationId)).countsUnread) stage.skip('this conversation counts no unread');
      await one!.send(ref, 'stays');
      const sent = await one!.send(ref, 'goes');
      await two!.until('message', ({ message }) => message.id === sent.id);
      await one!.adapter.messages.recall!(ref, sent.id);
      await stage.eventually('one is unread', async () =>
        (await two!.conversation(ref.conversationId)).unread.count === 1 ? true : undefined,
      );
    },
  },
  {
    name: 'typing is seen by others, not by oneself, and ends',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'typing');
      const { messages } = one!.adapter;
      messages.setTyping!(ref, true);
      const event = await two!.until('typing', ({ userId }) => userId === one!.userId);
      same([event.conversationId, event.active], [ref.conversationId, true], 'what is told');
      check((event.expiresIn ?? 0) <= 10_000, 'it lasts longer than 10 s');
      messages.setTyping!(ref, false);
      await two!.until('typing', ({ userId, active }) => userId === one!.userId && !active);
      same(one!.of('typing').filter(({ userId }) => userId === one!.userId).length, 0, 'told to oneself');
    },
  },
  {
    name: 'settings are kept, and told to the same person elsewhere and to nobody else',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'settings.pin');
      const { sameUser } = stage.harness;
      const other = sameUser && (await stage.connect(await sameUser.call(stage.harness, one!)));
      await one!.send(ref, 'hello');
      const { settings } = one!.adapter;
      check(settings !== undefined, 'settings.pin is claimed, and there is no settings port');
      await settings.update(ref.conversationId, { pinned: true });
      same((await one!.conversation(ref.conversationId)).settings.pinned, true, 'pinned');
      if (other) {
        const event = await other.until('settings', ({ conversationId }) => conversationId === ref.conversationId);
        same(event.changes.pinned, true, 'what the other device is told');
      }
      await settings.update(ref.conversationId, { pinned: null });
      check(!(await one!.conversation(ref.conversationId)).settings.pinned, 'null has not cleared the field');
      check(!(await two!.conversation(ref.conversationId)).settings.pinned, 'it is pinned for the other person');
      same(two!.of('settings').length, 0, 'settings told to somebody else');
    },
  },
  {
    name: 'two clients of one person hear the same messages and share one cursor',
    async run(stage) {
      const { sameUser } = stage.harness;
      if (!sameUser) return stage.skip('the harness has no second client of a person');
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      const second = await stage.connect(await sameUser.call(stage.harness, one!));
      same(second.accountId, one!.accountId, 'the account');
      const sent = await one!.send(ref, 'from my first device');
      const heard = await second.until('message', ({ message }) => message.id === sent.id);
      same(heard.message.senderId, one!.userId, 'the sender');
      if (one!.can('receipts.read').state === 'absent') return;
      const theirs = await two!.send(ref, 'an answer');
      await second.until('message', ({ message }) => message.id === theirs.id);
      await second.adapter.messages.markRead!(ref, theirs.position);
      await stage.eventually('read there is read here', async () =>
        (await one!.conversation(ref.conversationId)).unread.count === 0 ? true : undefined,
      );
      await one!.until('read-cursor', ({ userId }) => userId === one!.userId);
    },
  },
];
