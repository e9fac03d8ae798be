import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildText, type TestTab } from 'chatloom/testing';
import { createActors, type Actors } from './lib/actors.ts';
import { finish, makeWorld, type Finding } from './lib/run.ts';
import type { StepKind } from './lib/schedule.ts';
import { watchTab } from './lib/watch.ts';

// Replay: CHATLOOM_SEED and CHATLOOM_PATH take what a failure printed.
const RUNS = Number(process.env['CHATLOOM_MODEL_RUNS'] ?? 300);
const COMMANDS = 100;

/** What a person who never saw the code expects at once, without any server: tracked apart from the store. */
interface Expected {
  /** Texts each person wrote, by conversation, in order. */
  readonly written: Map<string, string[]>;
  count: number;
}

interface Real {
  readonly actors: Actors;
  readonly world: ReturnType<typeof makeWorld>;
  readonly findings: Finding[];
}

type Command = fc.AsyncCommand<Expected, Real>;

/** A tab that is signed in, and a conversation of its user. */
function choose(
  { world }: Real,
  tab: number,
  chat: number,
): { readonly tab: TestTab; readonly id: string } | undefined {
  const found = world.tabs[tab % Math.max(1, world.tabs.length)];
  if (found?.store.getState().startup.status !== 'ready') return undefined;
  const mine = [...world.server.conversations.values()].filter(({ memberIds }) => memberIds.includes(found.userId));
  return { tab: found, id: mine[chat % mine.length]!.id };
}

class Send implements Command {
  readonly tab: number;
  readonly chat: number;
  readonly wait: number;
  constructor(tab: number, chat: number, wait: number) {
    this.tab = tab;
    this.chat = chat;
    this.wait = wait;
  }
  check = (): boolean => true;
  async run(expected: Expected, real: Real): Promise<void> {
    const place = choose(real, this.tab, this.chat);
    if (!place) return;
    const text = `${place.tab.userId} says ${(expected.count += 1)}`;
    const key = place.tab.send(place.id, text);
    const view = place.tab.store.getState().timelines.get(place.id)?.view;
    // Shown at once, at the end, and being saved: before any promise has run.
    expect(view?.size && view.keyAt(view.size - 1)).toBe(key);
    expect(view?.get(key)?.phase).toBe('saving');
    const spoken = expected.written.get(`${place.tab.number} ${place.id}`) ?? [];
    expected.written.set(`${place.tab.number} ${place.id}`, [...spoken, text]);
    await real.world.advance(this.wait);
  }
  toString = (): string => `Send(${this.tab}, ${this.chat}, ${this.wait})`;
}

/** Edits, recalls or reacts to a row, and looks whether it shows at once. */
class Change implements Command {
  readonly kind: 'edit' | 'recall' | 'react';
  readonly tab: number;
  readonly pick: number;
  readonly wait: number;
  constructor(kind: 'edit' | 'recall' | 'react', tab: number, pick: number, wait: number) {
    this.kind = kind;
    this.tab = tab;
    this.pick = pick;
    this.wait = wait;
  }
  check = (): boolean => true;
  async run(expected: Expected, real: Real): Promise<void> {
    const place = choose(real, this.tab, this.pick);
    if (!place) return;
    const { tab, id } = place;
    const ref = { conversationId: id };
    const rows = tab.rows(id).filter(({ message, mine }) => {
      return message.id !== '' && !message.recalled && (mine || this.kind === 'react');
    });
    const row = rows[this.pick % Math.max(1, rows.length)];
    if (!row) return;
    const { actions } = tab.store;
    const now = (): (typeof rows)[number] => tab.rows(id).find(({ key }) => key === row.key)!;
    const mine = (): boolean =>
      now().message.lanes.reactions?.value.some(({ emoji, mine: own, count }) => emoji === '👍' && own && count > 0) ??
      false;
    if (this.kind === 'edit') {
      const text = `${tab.userId} edits ${(expected.count += 1)}`;
      tab.attempt(() => actions.editMessage(ref, row.message.id, buildText(text)));
      await Promise.resolve();
      expect((now().message.content as never as { text: string }).text).toBe(text);
    } else if (this.kind === 'recall') {
      tab.attempt(() => actions.recallMessage(ref, row.message.id));
      await Promise.resolve();
      expect(now().message.content).toEqual({ type: 'recalled' });
    } else {
      const before = mine();
      tab.attempt(() => actions.react(ref, row.message.id, '👍', !before));
      await Promise.resolve();
      expect(mine()).toBe(!before);
    }
    await real.world.advance(this.wait);
  }
  toString = (): string => `Change('${this.kind}', ${this.tab}, ${this.pick}, ${this.wait})`;
}

class Read implements Command {
  readonly tab: number;
  readonly chat: number;
  readonly wait: number;
  constructor(tab: number, chat: number, wait: number) {
    this.tab = tab;
    this.chat = chat;
    this.wait = wait;
  }
  check = (): boolean => true;
  async run(_expected: Expected, real: Real): Promise<void> {
    const place = choose(real, this.tab, this.chat);
    const last = place?.tab.rows(place.id).findLast(({ message }) => message.id !== '');
    if (!place || !last) return;
    const { store } = place.tab;
    const unread = (): number => store.getState().conversations.get(place.id)?.unread.count ?? 0;
    const before = unread();
    store.actions.markRead({ conversationId: place.id }, last.position);
    expect(unread()).toBeLessThanOrEqual(before);
    await real.world.advance(this.wait);
  }
  toString = (): string => `Read(${this.tab}, ${this.chat}, ${this.wait})`;
}

/** What has no outcome to be seen at once. */
class Do implements Command {
  readonly kind: StepKind;
  readonly tab: number;
  readonly pick: number;
  readonly wait: number;
  constructor(kind: StepKind, tab: number, pick: number, wait: number) {
    this.kind = kind;
    this.tab = tab;
    this.pick = pick;
    this.wait = wait;
  }
  check = (): boolean => true;
  async run(_expected: Expected, real: Real): Promise<void> {
    real.actors.take({ do: this.kind, tab: this.tab, chat: this.pick, pick: this.pick, wait: 0 });
    await real.world.advance(this.wait);
  }
  toString = (): string => `Do('${this.kind}', ${this.tab}, ${this.pick}, ${this.wait})`;
}

const number = fc.nat(60);
const wait = fc.oneof(fc.nat(40), fc.nat(1500), fc.nat(7000));
const send = fc.tuple(number, number, wait).map((args) => new Send(...args));
const change = fc
  .tuple(fc.constantFrom('edit', 'recall', 'react', 'react'), number, number, wait)
  .map((args) => new Change(...args));
const others: readonly StepKind[] = [
  'open',
  'close',
  'older',
  'newer',
  'jump',
  'latest',
  'offline',
  'online',
  'kill',
  'leave',
  'tab',
];
const other = fc.tuple(fc.constantFrom(...others), number, number, wait).map((args) => new Do(...args));
const read = fc.tuple(number, number, wait).map((args) => new Read(...args));

const chance = (most: number) =>
  fc.oneof(
    fc.constant(0),
    fc.nat(100).map((n) => (n / 100) * most),
  );
const beginning = fc.record({
  seed: fc.nat(2 ** 31),
  before: fc.nat(40),
  dialect: fc.constant({}),
  faults: fc.record({
    latency: fc.tuple(fc.nat(20), fc.integer({ min: 20, max: 600 })),
    loss: chance(0.2),
    repeat: chance(0.2),
    reorder: chance(0.25),
    resume: chance(0.6),
    limitedSync: chance(0.7),
  }),
});

it(
  `${RUNS} runs of up to ${COMMANDS} commands end as the model does, each command showing at once what it did`,
  async () => {
    const property = fc.asyncProperty(
      beginning,
      // Sends and changes weigh most, as in life.
      fc.commands([send, send, change, change, read, other, other], { maxCommands: COMMANDS, size: 'max' }),
      async (start, commands) => {
        const findings: Finding[] = [];
        const expected: Expected = { written: new Map(), count: 0 };
        let made: Real | undefined;
        await fc.asyncModelRun(async () => {
          const world = makeWorld(start);
          const actors = createActors(world, (tab) =>
            watchTab(tab, ({ where, detail }) => findings.push({ kind: 'moment', where, detail })),
          );
          await world.advance(3000);
          made = { world, actors, findings };
          return { model: expected, real: made };
        }, commands);
        const { world, actors } = made!;
        const outcome = await finish(world, actors, findings);
        expect(outcome.problems).toEqual([]);
        // The model's own account of what was written, against the server's: promised texts, in the order of writing.
        for (const tab of [...world.tabs, ...actors.gone]) {
          for (const { id, messages } of world.server.conversations.values()) {
            const clientIds = new Set(tab.sent.map(({ clientId }) => clientId));
            const arrived = messages.filter((each) => each.senderId === tab.userId && clientIds.has(each.clientId));
            const written = tab.sent.filter(({ conversationId }) => conversationId === id);
            expect(written.map(({ text }) => text)).toEqual(expected.written.get(`${tab.number} ${id}`) ?? []);
            const order = written.map(({ clientId }) => clientId);
            const places = arrived.map(({ clientId }) => order.indexOf(clientId));
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
        }
      },
    );
    const { CHATLOOM_SEED: seed, CHATLOOM_PATH: path } = process.env;
    await fc.assert(property, {
      numRuns: RUNS,
      seed: seed === undefined ? 20_261_121 : Number(seed),
      ...(path !== undefined && { path }),
    });
  },
  Math.max(300_000, RUNS * 1500),
);
