import {
  type Capability,
  type ChatAdapter,
  type ChatError,
  type ChatEvent,
  type ChatEventType,
  type Content,
  type Conversation,
  type ConversationId,
  type Message,
  type MessageId,
  type Operation,
  type TimelineRef,
  type UserId,
} from '../../contract/index.js';
import { buildText } from '../builders.js';
import { fail, isPlainData, show } from './assert.js';

/** One person's adapter, as a harness hands it over: not connected yet. */
export interface HarnessClient {
  readonly adapter: ChatAdapter;
  readonly userId: UserId;
}

/** What {@link describeAdapter} needs of a backend. Made anew for every test. */
export interface AdapterHarness {
  /** Adapters of that many different people (three at most), each able to find the others. Not connected. */
  clients(count: number): Promise<readonly HarnessClient[]>;
  /** Another client of the same person, as on a second device. Left out: what needs one is skipped. */
  sameUser?(client: HarnessClient): Promise<HarnessClient>;
  /**
   * A conversation these people are in. Left out: `conversations.startDirect` and `groups.create` of the first are used. All are connected then.
   */
  conversation?(members: readonly HarnessClient[]): Promise<ConversationId>;
  /** Fills a conversation with that many text messages, told to nobody: quicker than sending. Left out: paging through 10,000 is skipped. */
  seedMessages?(conversationId: ConversationId, count: number): Promise<void>;
  /**
   * Ends a client's session, as a token that runs out does, and lets the next sign-in succeed. Left out: coming back after it is skipped.
   */
  expire?(client: HarnessClient): Promise<void>;
  /** Lets time pass, where the backend runs on a clock of its own. Default: real time passes. */
  wait?(ms: number): Promise<void>;
  /** Longest time an event may take in ms. Default 5,000. */
  readonly patience?: number | undefined;
  /** Ends everything: adapters are disconnected, test data is removed. */
  dispose(): Promise<void>;
}

type EventOf<T extends ChatEventType> = Extract<ChatEvent, { readonly type: T }>;

/** A connected person in a test, with everything told so far. */
export interface Person extends HarnessClient {
  readonly accountId: string;
  readonly events: readonly ChatEvent[];
  of<T extends ChatEventType>(type: T): readonly EventOf<T>[];
  /** Waits for an event that `test` accepts; fails after the harness's patience. */
  until<T extends ChatEventType>(type: T, test?: (event: EventOf<T>) => boolean): Promise<EventOf<T>>;
  send(ref: TimelineRef, text: string, clientId?: string): Promise<Message>;
  /** All messages there are, walked from the newest back. */
  history(ref: TimelineRef, limit?: number): Promise<readonly Message[]>;
  /**
   * A message as this person has it in the history, with its final place. Positions are compared within one account only: backends with an archive
   * per person give each of them places of their own, and the answer of a send may not know the place yet.
   */
  kept(ref: TimelineRef, messageId: MessageId): Promise<Message>;
  conversation(id: ConversationId): Promise<Conversation>;
  /** What the adapter says it can do. */
  can(operation: Operation, conversationId?: ConversationId): Capability;
}

/** The world of one test. */
export interface Stage {
  readonly harness: AdapterHarness;
  /** Connects that many people. */
  people(count: number): Promise<readonly Person[]>;
  connect(client: HarnessClient): Promise<Person>;
  /** A direct conversation of two, or a group of more. */
  meet(people: readonly Person[]): Promise<TimelineRef>;
  /** Waits until `probe` answers something. */
  eventually<T>(what: string, probe: () => Promise<T | undefined> | T | undefined): Promise<T>;
  wait(ms: number): Promise<void>;
  /** Ends the test as not applicable. */
  skip(reason: string): never;
  /** Ends the test unless this person can do all of this, in that conversation where one is named. */
  need(person: Person, ref: TimelineRef | undefined, ...operations: readonly Operation[]): void;
  /** Checks what every test promises, and lets go of everything. */
  end(): Promise<void>;
}

/** One test of the suite. */
export interface ConformanceTest {
  readonly name: string;
  run(stage: Stage): Promise<void>;
  /** Takes longer than others by this factor. */
  readonly slow?: number | undefined;
}

/** Thrown by {@link Stage.skip}. */
export class Skipped extends Error {}

/** A client id that no other test uses, also on a backend that remembers earlier runs. */
export function newClientId(): string {
  return crypto.randomUUID();
}

/** Sets the stage of one test. */
export async function setStage(makeHarness: () => Promise<AdapterHarness>): Promise<Stage> {
  const harness = await makeHarness();
  const patience = harness.patience ?? 5000;
  const everyone: Person[] = [];
  const wait = (ms: number): Promise<void> => harness.wait?.(ms) ?? new Promise((resolve) => setTimeout(resolve, ms));

  const stage: Stage = {
    harness,
    wait,
    async people(count) {
      const clients = await harness.clients(count);
      if (clients.length < count) fail(`the harness gave ${clients.length} clients instead of ${count}`);
      return Promise.all(clients.map((client) => stage.connect(client)));
    },
    async connect(client) {
      const events: ChatEvent[] = [];
      client.adapter.subscribe((batch) => events.push(...batch));
      const [session] = await client.adapter.session.connect();
      if (!session) fail('session.connect() answered with no account');
      const person = makePerson(client, session.accountId, events, stage);
      everyone.push(person);
      return person;
    },
    async meet(people) {
      const [first, ...others] = people;
      if (!first) fail('nobody to meet');
      if (harness.conversation) return { conversationId: await harness.conversation(people) };
      const { conversations, groups } = first.adapter;
      const [other] = others;
      if (people.length === 2 && other && conversations.startDirect) {
        return { conversationId: (await conversations.startDirect(other.userId)).id };
      }
      if (!groups?.create) return stage.skip('no conversation of these people can be made');
      const memberIds = others.map(({ userId }) => userId);
      return { conversationId: (await groups.create({ kind: 'work', name: 'Conformance', memberIds })).id };
    },
    async eventually(what, probe) {
      let waited = 0;
      for (let pause = 1; ; pause = Math.min(100, pause * 2)) {
        const found = await probe();
        if (found !== undefined) return found;
        if (waited >= patience) fail(`${what}: not within ${patience} ms`);
        waited += pause;
        await wait(pause);
      }
    },
    skip(reason) {
      throw new Skipped(reason);
    },
    need(person, ref, ...operations) {
      for (const operation of operations) {
        const { state, reason } = person.can(operation, ref?.conversationId);
        if (state === 'absent') stage.skip(`${operation} is absent${reason === undefined ? '' : `: ${reason}`}`);
      }
    },
    async end() {
      try {
        for (const person of everyone) checkEvents(person);
      } finally {
        await harness.dispose();
      }
    },
  };
  return stage;
}

function makePerson(client: HarnessClient, accountId: string, events: readonly ChatEvent[], stage: Stage): Person {
  const { adapter, userId } = client;
  const of = <T extends ChatEventType>(type: T): readonly EventOf<T>[] =>
    events.filter((event): event is EventOf<T> => event.type === type);
  const person: Person = {
    adapter,
    userId,
    accountId,
    events,
    of,
    until: (type, test = () => true) =>
      stage.eventually(`${userId} hears of "${type}" (heard: ${events.map((event) => event.type).join(', ')})`, () =>
        of(type).find(test),
      ),
    async send(ref, text, clientId = newClientId()) {
      return (await adapter.messages.send({ ...ref, clientId, content: buildText(text) })).message;
    },
    async history(ref, limit = 20) {
      const all: Message[] = [];
      for (let upper: Message | undefined; ; upper = all[0]) {
        const page = await adapter.messages.load(ref, { limit, ...(upper && { upper: upper.position }) });
        const known = new Set(all.map(({ id }) => id));
        const fresh = page.items.filter(({ id }) => !known.has(id));
        all.unshift(...fresh);
        if (page.reachedStart) return all;
        if (fresh.length === 0) fail('history says that there is more, and gives no more');
      }
    },
    async conversation(id) {
      const found = await adapter.conversations.get(id);
      if (!found) fail(`${userId} cannot see the conversation '${id}'`);
      return found;
    },
    kept: (ref, messageId) =>
      stage.eventually(`${userId} finds the message in the history, at its final place`, async () =>
        (await person.history(ref)).find(({ id, position }) => id === messageId && !position.provisional),
      ),
    can: (operation, conversationId) => adapter.can(operation, conversationId),
  };
  return person;
}

/** Events are plain data of a known account; nothing of a vendor crosses. */
function checkEvents({ events, accountId, userId }: Person): void {
  for (const event of events) {
    if (event.accountId !== accountId) fail(`an event of ${userId} names the account ${show(event.accountId)}`);
    if (!isPlainData(event)) fail(`an event is not plain data that structuredClone can copy: ${show(event)}`);
  }
}

/** Refusals that say: not for you. Backends differ in how much they tell those who may not know. */
export const noEntry = ['not-found', 'not-member', 'forbidden', 'unauthorized'] as const;

/** The words of a text message. */
export function textOf(message: { readonly content: Content } | undefined): string | undefined {
  return (message?.content as { readonly text?: string } | undefined)?.text;
}

/** Waits for a call to be refused with a ChatError of one of these codes. */
export async function refused(
  call: () => Promise<unknown>,
  what: string,
  codes: readonly string[],
): Promise<ChatError> {
  try {
    await call();
  } catch (reason) {
    // By shape and not by class: an adapter may come with a copy of the contract of its own.
    const error = reason as ChatError;
    if (reason instanceof Error && typeof error.code === 'string' && typeof error.retryable === 'boolean') {
      if (!codes.includes(error.code))
        fail(`${what} was refused with '${error.code}' instead of ${codes.join(' or ')}`);
      return error;
    }
    fail(`${what} was refused with something that is no ChatError: ${String(reason)}`);
  }
  return fail(`${what} was not refused`);
}
