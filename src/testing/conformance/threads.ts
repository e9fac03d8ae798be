import { comparePositions, type Message, type Thread, type ThreadRef, type TimelineRef } from '../../contract/index.js';
import { buildText } from '../builders.js';
import { check, same } from './assert.js';
import { newClientId, refused, textOf, type ConformanceTest, type Person, type Stage } from './harness.js';

/** Refusals that say: there is no such thread. */
const notThere = ['bad-input', 'not-found'] as const;

interface Begun {
  readonly one: Person;
  readonly two: Person;
  readonly ref: TimelineRef;
  readonly root: Message;
  readonly thread: ThreadRef;
}

/** Two people and a message that can be answered in a thread. */
async function begin(stage: Stage): Promise<Begun> {
  const [one, two] = await stage.people(2);
  const ref = await stage.meet([one!, two!]);
  stage.need(one!, ref, 'threads', 'threads.answer');
  const root = await one!.send(ref, 'root');
  return { one: one!, two: two!, ref, root, thread: { conversationId: ref.conversationId, threadId: root.id } };
}

const wordsOf = (messages: readonly Message[]): readonly (string | undefined)[] => messages.map(textOf);

/** Waits until a list or `get` has the thread as wanted. */
function until(stage: Stage, person: Person, ref: ThreadRef, what: string, test: (thread: Thread) => boolean) {
  return stage.eventually(what, async () => {
    const { items } = await person.adapter.threads!.list({ conversationId: ref.conversationId });
    return items.find((thread) => thread.threadId === ref.threadId && test(thread));
  });
}

export const threadTests: readonly ConformanceTest[] = [
  {
    name: 'answers stand in their thread, in order, and neither in the conversation nor in its unread and last message',
    async run(stage) {
      const { one, two, ref, root, thread } = await begin(stage);
      const unread = (await one.conversation(ref.conversationId)).unread.count;
      await two.send(thread, 'first');
      await two.send(thread, 'second');
      const heard = await one.until('message', ({ message }) => textOf(message) === 'second');
      same(heard.message.threadId, root.id, 'the thread of an answer, as heard');
      await stage.eventually('both are in the thread', async () =>
        (await one.history(thread)).length === 2 ? true : undefined,
      );
      same(wordsOf(await one.history(thread)), ['first', 'second'], 'the thread');
      same(wordsOf(await one.history(ref)), ['root'], 'the conversation');
      const conversation = await one.conversation(ref.conversationId);
      same(conversation.unread.count, unread, 'unread of the conversation');
      same(textOf(conversation.lastMessage), 'root', 'the last message of the conversation');
    },
  },
  {
    name: 'a thread is paged like a conversation, and what lies between its answers leaves no hole',
    async run(stage) {
      const { one, ref, thread } = await begin(stage);
      const words = Array.from({ length: 7 }, (_, index) => `answer ${index}`);
      for (const [index, text] of words.entries()) {
        await one.send(thread, text);
        if (index % 3 === 1) await one.send(ref, `between ${index}`);
      }
      await stage.eventually('all are in the thread', async () =>
        (await one.history(thread, 50)).length === words.length ? true : undefined,
      );
      same(wordsOf(await one.history(thread, 3)), words, 'the thread, read in pages of three');
      const newest = await one.adapter.messages.load(thread, { limit: 3 });
      check(newest.reachedEnd && !newest.reachedStart, 'the newest page does not say where it lies');
      const [first, last] = [newest.items[0], newest.items.at(-1)];
      if (!newest.covers || !first || !last) return;
      const { from, to } = newest.covers;
      const holds = comparePositions(from, first.position) <= 0 && comparePositions(to, last.position) >= 0;
      check(holds, 'the page does not cover what it holds');
    },
  },
  {
    name: 'the root tells how many answered, who did last, and when; a summary that comes later has a higher version',
    async run(stage) {
      const { one, two, ref, root, thread } = await begin(stage);
      await two.send(thread, 'first');
      const second = await one.send(thread, 'second');
      const of = (count: number) =>
        two.until('thread-summary', ({ messageId, summary }) => messageId === root.id && summary.count === count);
      const { summary } = await of(2);
      same(summary.participantIds, [one.userId, two.userId], 'who answered, the newest first');
      check(summary.lastAt >= root.time, 'the last answer is older than the root');
      const told = await stage.eventually('the history has it, too', async () => {
        const found = (await two.history(ref)).find(({ id }) => id === root.id)?.thread;
        return found && found.version >= summary.version ? found : undefined;
      });
      same(told.count, 2, 'the count in the history');
      if (one.can('messages.recall', ref.conversationId).state === 'absent') return;
      await one.adapter.messages.recall!(thread, second.id);
      const less = await two.until(
        'thread-summary',
        (event) => event.messageId === root.id && event.summary.version > summary.version,
      );
      same([less.summary.count, less.summary.participantIds], [1, [two.userId]], 'what is left after a recall');
    },
  },
  {
    name: 'an answer also sent to the conversation stands in both, as one message',
    async run(stage) {
      const { one, two, ref, thread } = await begin(stage);
      stage.need(two, ref, 'threads.inConversation');
      const outgoing = {
        ...thread,
        clientId: newClientId(),
        content: buildText('both'),
        inConversation: true,
      } as const;
      const { message } = await two.adapter.messages.send(outgoing);
      const ids = await stage.eventually('it is in both', async () => {
        const places = [await one.history(ref), await one.history(thread)];
        const found = places.map((all) => all.filter((each) => textOf(each) === 'both').map(({ id }) => id));
        return found.every((each) => each.length > 0) ? found : undefined;
      });
      same(ids, [[message.id], [message.id]], 'its id in the conversation and in the thread');
      same(textOf((await one.conversation(ref.conversationId)).lastMessage), 'both', 'the last message');
    },
  },
  {
    name: 'who wrote the root and who answers follow, have unread of their own, and reading ends it',
    async run(stage) {
      const { one, two, thread } = await begin(stage);
      const sent = await two.send(thread, 'first');
      const mine = await until(stage, one, thread, 'the writer of the root follows', ({ unread }) => unread === 1);
      same([mine.following, mine.root.id], [true, thread.threadId], 'the thread of who wrote the root');
      const theirs = await until(stage, two, thread, 'who answered follows', ({ following }) => following);
      same(theirs.unread, 0, 'unread of who answered');
      const inbox = await one.adapter.threads!.list({ unreadOnly: true });
      check(
        inbox.items.some(({ threadId }) => threadId === thread.threadId),
        'the inbox does not have it',
      );
      if (!one.adapter.messages.markRead) return;
      const { position } = await one.kept(thread, sent.id);
      await one.adapter.messages.markRead(thread, position);
      const read = await until(stage, one, thread, 'nothing is unread', ({ unread }) => unread === 0);
      check(read.version > mine.version, 'the version has not grown');
      const told = await one.until('thread', (event) => event.thread.version >= read.version);
      same(told.thread.unread, 0, 'unread, as told');
    },
  },
  {
    name: 'a thread is followed and left by hand',
    async run(stage) {
      const { one, two, ref, thread } = await begin(stage);
      stage.need(one, ref, 'threads.follow');
      const { threads } = one.adapter;
      await two.send(thread, 'first');
      await until(stage, one, thread, 'the writer of the root follows', ({ following }) => following);
      await threads!.follow!(thread, false);
      await until(stage, one, thread, 'it is left', ({ following, unread }) => !following && unread === 0);
      const inbox = await threads!.list();
      check(!inbox.items.some(({ threadId }) => threadId === thread.threadId), 'the inbox still has it');
      await threads!.follow!(thread, true);
      await until(stage, one, thread, 'it is followed again', ({ following }) => following);
    },
  },
  {
    name: 'there is no thread under a message that does not exist',
    async run(stage) {
      const { one, ref } = await begin(stage);
      const nowhere = { conversationId: ref.conversationId, threadId: `${ref.conversationId}-nothing` };
      await refused(() => one.send(nowhere, 'lost'), 'an answer to nothing', notThere);
      if (one.adapter.threads!.get) same(await one.adapter.threads!.get(nowhere), null, 'a thread that is not there');
    },
  },
];
