import * as fc from 'fast-check';
import { buildText, type TestTab, type TestWorld } from 'chatloom/testing';
import type { Actors } from './actors.ts';
import type { StepKind } from './schedule.ts';

/** What a person who never saw the code expects at once, without any server: tracked apart from the store. */
export interface Expected {
  /** Texts each person wrote, by conversation, in order. */
  readonly written: Map<string, string[]>;
  count: number;
}

export interface Real {
  readonly actors: Actors;
  readonly world: TestWorld;
}

type Command = fc.AsyncCommand<Expected, Real>;

/** What shows at once, or the run has failed. */
function must(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
}

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
    must(view?.size ? view.keyAt(view.size - 1) : 'no row', key, 'the last row after a send');
    must(view?.get(key)?.phase, 'saving', 'the way of a send at first');
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
    // An own action commits what waited for the next frame too: a jump that was just answered may show other rows now,
    // and a recall that was just told is final.
    const now = (): (typeof rows)[number] | undefined => tab.rows(id).find(({ key }) => key === row.key);
    const isThere = (): boolean => now() !== undefined && now()?.message.recalled === undefined;
    const mine = (): boolean =>
      now()?.message.lanes.reactions?.value.some(({ emoji, mine: own, count }) => emoji === '👍' && own && count > 0) ??
      false;
    const shows = async (seen: () => unknown, wanted: unknown, what: string): Promise<void> => {
      await Promise.resolve();
      if (seen() === wanted) return;
      // Another tab of this person may have recalled it a moment ago: then nothing can be done to it, as the next frame shows.
      await real.world.advance(17);
      if (isThere()) must(seen(), wanted, what);
    };
    if (this.kind === 'edit') {
      const text = `${tab.userId} edits ${(expected.count += 1)}`;
      tab.attempt(() => actions.editMessage(ref, row.message.id, buildText(text)));
      await shows(() => (now()?.message.content as { readonly text?: string } | undefined)?.text, text, 'words edited');
    } else if (this.kind === 'recall') {
      tab.attempt(() => actions.recallMessage(ref, row.message.id));
      await shows(() => now()?.message.content.type, 'recalled', 'what remains after a recall');
    } else {
      const before = mine();
      tab.attempt(() => actions.react(ref, row.message.id, '👍', !before));
      await shows(mine, !before, 'the own reaction');
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
    must(unread() <= before, true, 'unread is not more after reading');
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
  'meet',
];
const other = fc.tuple(fc.constantFrom(...others), number, number, wait).map((args) => new Do(...args));
const read = fc.tuple(number, number, wait).map((args) => new Read(...args));

/** Commands of every kind; sends and changes weigh most, as in life. */
export const commands: readonly fc.Arbitrary<Command>[] = [send, send, change, change, read, other, other];
