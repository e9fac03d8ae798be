import { comparePositions, type HistoryPage, type Message, type TimelineRef } from '../../contract/index.js';
import { check, same } from './assert.js';
import { refused, textOf, type Person, type Stage, type ConformanceTest, noEntry } from './harness.js';

const COUNT = 45;
const BIG = 10_000;

const ids = (messages: readonly Message[]): readonly string[] => messages.map(({ id }) => id);

/** A conversation with a history, and that history as told when it was made. */
async function withHistory(stage: Stage): Promise<{ reader: Person; ref: TimelineRef; all: readonly Message[] }> {
  const [one, two] = await stage.people(2);
  const ref = await stage.meet([one!, two!]);
  const sent: Message[] = [];
  for (let i = 0; i < COUNT; i++) sent.push(await (i % 3 === 0 ? two! : one!).send(ref, `line ${i}`));
  // Positions may be provisional until the archive has told them.
  const all = await stage.eventually('everything sent is in the history', async () => {
    const page = await one!.history(ref, 100);
    return page.length === COUNT ? page : undefined;
  });
  same(ids(all), ids(sent), 'the order of the history and the order of sending');
  return { reader: one!, ref, all };
}

/** What holds for every page: ordered, and honest about what it covers and where history ends. */
function checkPage(page: HistoryPage, all: readonly Message[], what: string): void {
  for (const [index, item] of page.items.entries()) {
    const next = page.items[index + 1];
    if (next) check(comparePositions(item.position, next.position) < 0, `${what}: not oldest first`);
  }
  same(new Set(ids(page.items)).size, page.items.length, `${what}: different messages`);
  const at = all.findIndex(({ id }) => id === page.items[0]?.id);
  if (page.items.length > 0) {
    same(ids(page.items), ids(all.slice(at, at + page.items.length)), `${what}: a stretch without holes`);
    if (page.reachedStart) same(page.items[0]?.id, all[0]?.id, `${what}: reachedStart, first message`);
    if (page.reachedEnd) same(page.items.at(-1)?.id, all.at(-1)?.id, `${what}: reachedEnd, last message`);
  }
  const { covers } = page;
  if (!covers) return;
  const inside = all.filter(
    ({ position }) => comparePositions(position, covers.from) >= 0 && comparePositions(position, covers.to) <= 0,
  );
  same(ids(page.items), ids(inside), `${what}: what the covered stretch holds`);
}

export const historyTests: readonly ConformanceTest[] = [
  {
    name: 'without bounds: the newest, oldest of them first',
    async run(stage) {
      const { reader, ref, all } = await withHistory(stage);
      const page = await reader.adapter.messages.load(ref, { limit: 10 });
      checkPage(page, all, 'the newest page');
      same(page.items.at(-1)?.id, all.at(-1)?.id, 'the last message');
      check(page.reachedEnd, 'reachedEnd is false on the newest page');
      check(page.items.length <= 10, `${page.items.length} messages instead of 10 at most`);
      check(page.covers !== undefined, 'the page says not what it covers');
    },
  },
  {
    name: 'an empty history is an empty page that reached both ends',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      const page = await one!.adapter.messages.load(ref, { limit: 10 });
      // Some backends write a notice of their own when a conversation is made.
      const own = page.items.filter(({ content }) => content.type === 'text');
      same(own.length, 0, 'messages');
      check(page.reachedStart && page.reachedEnd, 'it says that there is more');
    },
  },
  {
    name: 'bounds are inclusive, and fill says from which of them the limit counts',
    async run(stage) {
      const { reader, ref, all } = await withHistory(stage);
      const load = reader.adapter.messages.load.bind(reader.adapter.messages);
      const [lower, upper] = [all[10]!, all[30]!];
      const upTo = await load(ref, { upper: upper.position, limit: 10 });
      checkPage(upTo, all, 'up to a bound');
      same(upTo.items.at(-1)?.id, upper.id, 'last message up to the upper bound');
      const from = await load(ref, { lower: lower.position, limit: 10, fill: 'fromLower' });
      checkPage(from, all, 'from a bound');
      same(from.items[0]?.id, lower.id, 'first message from the lower bound');
      const bounds = { lower: lower.position, upper: upper.position } as const;
      const oldest = await load(ref, { ...bounds, limit: 5, fill: 'fromLower' });
      checkPage(oldest, all, 'between bounds, from the lower');
      same(oldest.items[0]?.id, lower.id, 'between bounds, filled from the lower: first');
      const newest = await load(ref, { ...bounds, limit: 5, fill: 'fromUpper' });
      checkPage(newest, all, 'between bounds, from the upper');
      same(newest.items.at(-1)?.id, upper.id, 'between bounds, filled from the upper: last');
      const whole = await load(ref, { ...bounds, limit: 21 });
      checkPage(whole, all, 'between bounds, all');
      check(
        whole.items.every(({ id }) => ids(all.slice(10, 31)).includes(id)),
        'messages outside of the bounds',
      );
      const single = await load(ref, { lower: upper.position, upper: upper.position, limit: 5 });
      same(ids(single.items), [upper.id], 'one message between equal bounds');
    },
  },
  {
    name: 'walking back and walking forward page by page meets every message once',
    async run(stage) {
      const { reader, ref, all } = await withHistory(stage);
      const load = reader.adapter.messages.load.bind(reader.adapter.messages);
      same(ids(await reader.history(ref, 8)), ids(all), 'walked back');
      const found: Message[] = [];
      for (let page: HistoryPage | undefined; !page?.reachedEnd;) {
        const lower = found.at(-1)?.position ?? all[0]!.position;
        page = await load(ref, { lower, limit: 8, fill: 'fromLower' });
        checkPage(page, all, 'a page of the walk forward');
        const fresh = page.items.filter(({ id }) => !ids(found).includes(id));
        check(fresh.length > 0 || page.reachedEnd, 'the walk forward stands still');
        found.push(...fresh);
      }
      same(ids(found), ids(all), 'walked forward');
    },
  },
  {
    name: 'a page of some types only covers nothing',
    async run(stage) {
      const { reader, ref } = await withHistory(stage);
      const page = await reader.adapter.messages.load(ref, { types: ['image'], limit: 10 });
      check(page.covers === undefined, 'it says that it covers a stretch');
      check(
        page.items.every(({ content }) => content.type === 'image'),
        'it holds other types',
      );
    },
  },
  {
    name: 'around a message: it, and what stands on both sides of it',
    async run(stage) {
      const { reader, ref, all } = await withHistory(stage);
      stage.need(reader, ref, 'messages.loadAround');
      const around = (messageId: string): Promise<HistoryPage> =>
        reader.adapter.messages.loadAround!({ ref, messageId, limit: 5 });
      for (const index of [0, 20, COUNT - 1]) {
        const page = await around(all[index]!.id);
        checkPage(page, all, `around message ${index}`);
        const at = ids(page.items).indexOf(all[index]!.id);
        check(at >= 0, `message ${index} itself is missing`);
        if (index > 0) check(at > 0, `nothing before message ${index}`);
        if (index < COUNT - 1) check(at < page.items.length - 1, `nothing after message ${index}`);
        check(page.covers !== undefined, 'the page says not what it covers');
      }
      await refused(() => around('no-such-message'), 'around a message that does not exist', [
        'not-found',
        'bad-input',
      ]);
    },
  },
  {
    name: 'history is for members',
    async run(stage) {
      const [one, two, three] = await stage.people(3);
      const ref = await stage.meet([one!, two!]);
      await one!.send(ref, 'between us');
      const { messages } = three!.adapter;
      await refused(() => messages.load(ref, {}), 'reading what others wrote', noEntry);
      await refused(() => messages.load({ conversationId: 'no-such-conversation' }, {}), 'reading nothing', [
        ...noEntry,
        'bad-input',
      ]);
    },
  },
  {
    name: 'ten thousand messages come page by page, each once and in order',
    slow: 3,
    async run(stage) {
      const { seedMessages } = stage.harness;
      if (!seedMessages) return stage.skip('the harness cannot fill a conversation');
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      await seedMessages.call(stage.harness, ref.conversationId, BIG);
      const all: Message[] = [];
      for (let page: HistoryPage | undefined; !page?.reachedStart;) {
        const upper = all.at(-1)?.position;
        page = await one!.adapter.messages.load(ref, { limit: 200, ...(upper && { upper }) });
        const fresh = page.items.filter(({ id }) => id !== all.at(-1)?.id);
        check(fresh.length > 0 || page.reachedStart, 'the walk stands still');
        all.push(...fresh.toReversed());
      }
      same(all.length, BIG, 'messages');
      same(new Set(ids(all)).size, BIG, 'different messages');
      const ordered = all.every(
        (message, i) => i === 0 || comparePositions(message.position, all[i - 1]!.position) < 0,
      );
      check(ordered, 'they are not in order');
      const sent = await one!.send(ref, 'one more');
      const page = await two!.adapter.messages.load(ref, { limit: 2 });
      same([page.items.at(-1)?.id, textOf(page.items.at(-1))], [sent.id, 'one more'], 'the newest after them');
    },
  },
];
