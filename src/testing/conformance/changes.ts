import { comparePositions, type Position, type ReactionSummary, type TimelineRef } from '../../contract/index.js';
import { buildText } from '../builders.js';
import { check, same } from './assert.js';
import { refused, textOf, type Person, type ConformanceTest } from './harness.js';

/** Refusals of something one may not do to a message. */
const notAllowed = ['forbidden', 'conflict', 'not-found', 'unsupported'] as const;

async function reactionsOf(person: Person, ref: TimelineRef, id: string): Promise<readonly ReactionSummary[]> {
  const message = (await person.history(ref)).find((each) => each.id === id);
  return message?.lanes.reactions?.value ?? [];
}

export const changeTests: readonly ConformanceTest[] = [
  {
    name: 'an edit raises the revision, is heard by everyone and stays',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.edit');
      const edit = one!.adapter.messages.edit!.bind(one!.adapter.messages);
      const sent = await one!.send(ref, 'frist');
      const places = new Map<Person, Position>();
      for (const person of [one!, two!]) places.set(person, (await person.kept(ref, sent.id)).position);
      await edit(ref, sent.id, buildText('first'), 0);
      for (const person of [one!, two!]) {
        const event = await person.until('message-edited', ({ messageId }) => messageId === sent.id);
        same(textOf(event), 'first', 'the words, as heard');
        same(event.by, one!.userId, 'who edited, as heard');
        check(event.revision > 0, 'the revision has not grown');
        const kept = await stage.eventually('the edit is in the history', async () =>
          (await person.history(ref)).find((message) => message.id === sent.id && textOf(message) === 'first'),
        );
        same(kept.revision, event.revision, 'the revision, as kept and as heard');
        same(kept.position, places.get(person), 'the place of an edited message');
      }
      const last = (await two!.conversation(ref.conversationId)).lastMessage;
      same(textOf(last), 'first', 'the words on the list');
    },
  },
  {
    name: 'an edit of what was edited meanwhile is a conflict, and only one of them stays',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.edit');
      const edit = one!.adapter.messages.edit!.bind(one!.adapter.messages);
      const sent = await one!.send(ref, 'zero');
      await edit(ref, sent.id, buildText('one'), 0);
      await refused(() => edit(ref, sent.id, buildText('other'), 0), 'an edit of an old revision', ['conflict']);
      await edit(ref, sent.id, buildText('two'), 1);
      const kept = await stage.eventually('the second edit is in the history', async () =>
        (await two!.history(ref)).find((message) => textOf(message) === 'two'),
      );
      same(kept.revision, 2, 'the revision');
    },
  },
  {
    name: 'what an edited message said before can be asked, until it is recalled',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.edit', 'messages.editHistory');
      const { messages } = one!.adapter;
      const sent = await one!.send(ref, 'frist');
      await messages.edit!(ref, sent.id, buildText('first'), 0);
      for (const { adapter } of [one!, two!]) {
        const versions = await stage.eventually('both versions are there', async () => {
          const all = await adapter.messages.editHistory!(ref, sent.id);
          return all.length === 2 ? all : undefined;
        });
        same(versions.map(textOf), ['frist', 'first'], 'the versions, oldest first');
        same(
          versions.map(({ by }) => by),
          [one!.userId, one!.userId],
          'who wrote them',
        );
        check(versions[0]!.revision < versions[1]!.revision, 'the revisions do not grow');
        check(versions[0]!.time <= versions[1]!.time, 'the times do not grow');
      }
      if (!messages.recall) return;
      await messages.recall(ref, sent.id);
      const left = await stage.eventually('the recall is known', async () =>
        (await two!.history(ref)).find(({ id, recalled }) => id === sent.id && recalled)
          ? two!.adapter.messages.editHistory!(ref, sent.id)
          : undefined,
      );
      same(left, [], 'versions that remain after the recall');
    },
  },
  {
    name: 'one cannot edit or recall what somebody else wrote',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      const sent = await one!.send(ref, 'mine');
      const { edit, recall } = two!.adapter.messages;
      if (!edit && !recall) stage.skip('there is neither edit nor recall');
      if (edit) {
        await refused(() => edit.call(two!.adapter.messages, ref, sent.id, buildText('x'), 0), 'editing', notAllowed);
      }
      if (recall && two!.can('messages.recallOthers', ref.conversationId).state === 'absent') {
        await refused(() => recall.call(two!.adapter.messages, ref, sent.id), 'recalling', notAllowed);
      }
      if (edit) same(textOf((await two!.history(ref)).at(-1)), 'mine', 'the words after that');
    },
  },
  {
    name: 'a recall is heard by everyone, takes the words away for good, and the row stays',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.recall');
      const { messages } = one!.adapter;
      const sent = await one!.send(ref, 'secret words');
      const after = await one!.send(ref, 'after');
      if (messages.react) await messages.react(ref, sent.id, '👍', true);
      await messages.recall!(ref, sent.id);
      for (const person of [one!, two!]) {
        const event = await person.until('message-recalled', ({ messageId }) => messageId === sent.id);
        same(event.recall.by, one!.userId, 'who took it back');
        const all = await stage.eventually('the recall is in the history', async () => {
          const found = await person.history(ref);
          return found.find(({ id }) => id === sent.id)?.recalled ? found : undefined;
        });
        same(
          all.map(({ id }) => id),
          [sent.id, after.id],
          'the rows',
        );
        same(all[0]?.content, { type: 'recalled' }, 'what remains');
        check(!JSON.stringify(all).includes('secret words'), 'the words are still in the history');
        same(all[0]?.lanes.reactions?.value ?? [], [], 'reactions that remain');
      }
      // The last message on the list obeys too.
      await messages.recall!(ref, after.id);
      await two!.until('message-recalled', ({ messageId }) => messageId === after.id);
      check(
        !JSON.stringify(await two!.conversation(ref.conversationId)).includes('"after"'),
        'the list keeps the words',
      );
    },
  },
  {
    name: 'nothing can be done to what was recalled',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.recall');
      const { messages } = one!.adapter;
      const sent = await one!.send(ref, 'gone');
      await messages.recall!(ref, sent.id);
      if (messages.edit) await refused(() => messages.edit!(ref, sent.id, buildText('x'), 0), 'editing', notAllowed);
      if (messages.react) await refused(() => messages.react!(ref, sent.id, '👍', true), 'reacting', notAllowed);
      // Said twice by a client that did not hear the first answer.
      await messages.recall!(ref, sent.id).catch(() => {});
      same((await two!.history(ref))[0]?.content, { type: 'recalled' }, 'what remains');
    },
  },
  {
    name: 'reactions are counted per person and emoji, set and cleared, and repeating one changes nothing',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.react');
      const sent = await one!.send(ref, 'like it?');
      const react = (person: Person, emoji: string, active: boolean): Promise<void> =>
        person.adapter.messages.react!(ref, sent.id, emoji, active);
      const expectReactions = async (person: Person, wanted: readonly (readonly [string, number, boolean])[]) =>
        stage.eventually(`${person.userId} sees the reactions ${JSON.stringify(wanted)}`, async () => {
          const seen = (await reactionsOf(person, ref, sent.id)).filter(({ count }) => count > 0);
          const found = seen.map(({ emoji, count, mine }) => [emoji, count, mine] as const);
          const isThere = ([emoji, count, mine]: readonly [string, number, boolean]): boolean =>
            found.some((each) => each[0] === emoji && each[1] === count && each[2] === mine);
          return found.length === wanted.length && wanted.every(isThere) ? true : undefined;
        });
      await react(two!, '👍', true);
      await react(two!, '👍', true);
      await expectReactions(one!, [['👍', 1, false]]);
      await expectReactions(two!, [['👍', 1, true]]);
      await react(one!, '👍', true);
      await react(one!, '🎉', true);
      await expectReactions(two!, [
        ['👍', 2, true],
        ['🎉', 1, false],
      ]);
      await react(two!, '👍', false);
      await react(two!, '👍', false);
      await expectReactions(two!, [
        ['👍', 1, false],
        ['🎉', 1, false],
      ]);
      const told = [...one!.of('reaction'), ...one!.of('reaction-summary')].filter(
        (event) => event.messageId === sent.id,
      );
      check(told.length > 0, 'nobody was told of the reactions');
    },
  },
  {
    name: 'of reactions told one by one the later has the later position',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.react');
      const sent = await one!.send(ref, 'hm');
      const { messages } = two!.adapter;
      for (const active of [true, false, true]) await messages.react!(ref, sent.id, '🤔', active);
      await stage.eventually('the last state is in the history', async () =>
        (await reactionsOf(one!, ref, sent.id)).find(({ count }) => count === 1),
      );
      await stage.wait(50);
      const told = one!.of('reaction').filter((event) => event.messageId === sent.id);
      if (told.length === 0) stage.skip('reactions are told as summaries');
      const latest = told.reduce((a, b) => (comparePositions(b.at, a.at) > 0 ? b : a));
      same(latest.active, true, 'the state told by the latest position');
      const on = told.filter(({ active }) => active);
      const off = told.filter(({ active }) => !active);
      check(
        off.every((event) => on.some((later) => comparePositions(later.at, event.at) > 0)),
        'positions are not in order',
      );
    },
  },
  {
    name: 'who set a reaction can be asked, page by page',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.react', 'messages.reactors');
      const sent = await one!.send(ref, 'who likes it?');
      for (const { adapter } of [one!, two!]) await adapter.messages.react!(ref, sent.id, '👍', true);
      const ask = async (cursor?: string) =>
        one!.adapter.messages.listReactors!(ref, sent.id, '👍', { cursor, limit: 1 });
      const found = await stage.eventually('both are listed', async () => {
        const first = await ask();
        if (first.cursor === undefined) return first.items.length === 2 ? first.items : undefined;
        return [...first.items, ...(await ask(first.cursor)).items];
      });
      same([...found].sort(), [one!.userId, two!.userId].sort(), 'who set it');
      same((await one!.adapter.messages.listReactors!(ref, sent.id, '🎈')).items, [], 'who set one that nobody set');
    },
  },
  {
    name: 'deleting for oneself deletes for nobody else',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      stage.need(one!, ref, 'messages.deleteForMe');
      const sent = await two!.send(ref, 'away with it');
      const kept = await two!.send(ref, 'this stays');
      await one!.adapter.messages.remove!(ref, [sent.id]);
      await stage.eventually('it is gone from the history', async () =>
        (await one!.history(ref)).every(({ id }) => id !== sent.id) ? true : undefined,
      );
      same(
        (await one!.history(ref)).map(({ id }) => id),
        [kept.id],
        'what is left',
      );
      same(
        (await two!.history(ref)).map(({ id }) => id),
        [sent.id, kept.id],
        'what the other still has',
      );
    },
  },
];
