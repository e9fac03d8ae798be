import type { ScheduledMessage, TimelineRef } from '../../contract/index.js';
import { buildText } from '../builders.js';
import { check, same } from './assert.js';
import { newClientId, refused, textOf, type ConformanceTest, type Person, type Stage } from './harness.js';

/** Far enough away that no test waits for it, in ms. */
const LATER = 3_600_000;

interface Begun {
  readonly one: Person;
  readonly two: Person;
  readonly ref: TimelineRef;
  /** Schedules words an hour from now. */
  schedule(text: string, at?: number, clientId?: string): Promise<ScheduledMessage | null>;
  /** What is kept, as its writer is told: words by time. */
  kept(): Promise<readonly (string | undefined)[]>;
}

async function begin(stage: Stage): Promise<Begun> {
  const [one, two] = await stage.people(2);
  const ref = await stage.meet([one!, two!]);
  stage.need(one!, ref, 'messages.schedule');
  const { messages } = one!.adapter;
  return {
    one: one!,
    two: two!,
    ref,
    schedule: (text, at = Date.now() + LATER, clientId = newClientId()) =>
      messages.schedule!({ ...ref, clientId, content: buildText(text) }, at),
    async kept() {
      const { items } = await messages.listScheduled!({ conversationId: ref.conversationId });
      return items.map(({ message }) => textOf(message));
    },
  };
}

/** A moment in which a message that must not come would have come. */
const A_WHILE = 300;

export const scheduledTests: readonly ConformanceTest[] = [
  {
    name: 'what is scheduled is kept, listed soonest first, told to its writer, and seen by nobody else',
    async run(stage) {
      const { one, two, ref, schedule, kept } = await begin(stage);
      const later = await schedule('second', Date.now() + 2 * LATER);
      const sooner = await schedule('first');
      check(later !== null && sooner !== null, 'what was scheduled is not kept');
      same(await kept(), ['first', 'second'], 'what is kept');
      const told = await one.until('scheduled', ({ scheduled }) => scheduled.id === sooner.id);
      same(textOf(told.scheduled.message), 'first', 'what its writer is told');
      await stage.wait(A_WHILE);
      same((await two.history(ref)).length, 0, 'messages in the history');
      check(two.of('scheduled').length === 0, 'somebody else is told what is scheduled');
    },
  },
  {
    name: 'the same clientId is kept once, and a repeat answers with it',
    async run(stage) {
      const { schedule, kept } = await begin(stage);
      const clientId = newClientId();
      const [first, second] = [
        await schedule('once', undefined, clientId),
        await schedule('once', undefined, clientId),
      ];
      same(second?.id, first?.id, 'the answer to the repeat');
      same(await kept(), ['once'], 'what is kept');
    },
  },
  {
    name: 'it is sent when its time has come, under its clientId, and is kept no more',
    async run(stage) {
      const { one, two, ref, schedule, kept } = await begin(stage);
      const clientId = newClientId();
      const scheduled = await schedule('soon', Date.now() + 1500, clientId);
      const { message } = await two.until('message', (event) => textOf(event.message) === 'soon');
      same(message.senderId, one.userId, 'who sent it');
      if (scheduled) await one.until('scheduled-removed', ({ id }) => id === scheduled.id);
      same(await kept(), [], 'what is kept');
      const mine = (await one.history(ref)).filter((each) => textOf(each) === 'soon');
      same(
        mine.map((each) => each.clientId),
        [clientId],
        'the clientIds of what was sent',
      );
      same(await schedule('soon', undefined, clientId), null, 'the answer to a repeat that comes late');
      same(await kept(), [], 'what is kept after the repeat');
    },
  },
  {
    name: 'words and time are changed, with a higher version, and a time that has passed sends it',
    async run(stage) {
      const { one, two, ref, schedule, kept } = await begin(stage);
      const { messages } = one.adapter;
      const before = await schedule('draft');
      const at = Date.now() + 3 * LATER;
      const after = await messages.updateScheduled!(ref, before!.id, { content: buildText('better'), at });
      same([textOf(after?.message), after?.at], ['better', at], 'the answer');
      check(after!.version > before!.version, 'the version has not grown');
      await one.until('scheduled', ({ scheduled }) => scheduled.version === after!.version);
      same(await kept(), ['better'], 'what is kept');
      same(await messages.updateScheduled!(ref, before!.id, { at: 0 }), null, 'the answer when it is sent');
      await two.until('message', ({ message }) => textOf(message) === 'better');
      same(await kept(), [], 'what is kept in the end');
    },
  },
  {
    name: 'what is taken back is not sent, and a repeat does not bring it back',
    async run(stage) {
      const { one, ref, schedule, kept } = await begin(stage);
      const { messages } = one.adapter;
      const clientId = newClientId();
      const scheduled = await schedule('never', undefined, clientId);
      await messages.cancelScheduled!(ref, scheduled!.id);
      await one.until('scheduled-removed', ({ id }) => id === scheduled!.id);
      same(await schedule('never', undefined, clientId), null, 'the answer to a repeat');
      same(await kept(), [], 'what is kept');
      await refused(() => messages.cancelScheduled!(ref, scheduled!.id), 'taking it back again', ['not-found']);
      const changes = { content: buildText('x') };
      await refused(() => messages.updateScheduled!(ref, scheduled!.id, changes), 'changing it', ['not-found']);
    },
  },
  {
    name: 'a send of what is kept takes its place: one message, and nothing is kept',
    async run(stage) {
      const { one, ref, schedule, kept } = await begin(stage);
      const clientId = newClientId();
      await schedule('now', undefined, clientId);
      await one.send(ref, 'now', clientId);
      same(await kept(), [], 'what is kept');
      await stage.wait(A_WHILE);
      same((await one.history(ref)).length, 1, 'messages in the history');
    },
  },
  {
    name: 'other devices of the writer have what is kept',
    async run(stage) {
      const { one, schedule } = await begin(stage);
      if (!stage.harness.sameUser) return stage.skip('the harness has no second device');
      const other = await stage.connect(await stage.harness.sameUser(one));
      const scheduled = await schedule('everywhere');
      await other.until('scheduled', (event) => event.scheduled.id === scheduled!.id);
      const { items } = await other.adapter.messages.listScheduled!();
      check(
        items.some(({ id }) => id === scheduled!.id),
        'the other device does not list it',
      );
    },
  },
];
