import type { ChatAdapter, ChatEvent, Message } from 'chatloom/contract';
import { createXmppAdapter, type XmppAdapterOptions } from 'chatloom/adapters/xmpp';
import { buildText } from 'chatloom/testing';
import { createClient, type Agent } from 'stanza';
import type { TestServer } from './servers/index.mjs';

/** Somebody who is signed in, with everything told to them so far. */
export interface Someone {
  readonly id: string;
  readonly user: string;
  readonly adapter: ChatAdapter;
  readonly events: readonly ChatEvent[];
  /** Reasons of what was ignored. */
  readonly ignored: readonly string[];
}

/** Waits until `probe` answers something. */
export async function eventually<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 8,
): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`did not come about in ${seconds} s`);
}

/** The words of a text message. */
export function textOf(message: Pick<Message, 'content'> | undefined): unknown {
  return (message?.content as { text?: string } | undefined)?.text;
}

/** Accounts of their own for each test, so that tests do not meet in archives and rosters. */
export function createPeople(server: TestServer) {
  let round = 0;
  const made: ChatAdapter[] = [];
  const plain: Agent[] = [];
  const jid = (user: string): string => `${user}@${server.domain}`;
  const adapterOf = (user: string, options: Partial<XmppAdapterOptions> = {}): ChatAdapter => {
    const adapter = createXmppAdapter({
      service: server.service,
      jid: jid(user),
      password: user,
      client: () => import('stanza'),
      ...options,
    });
    made.push(adapter);
    return adapter;
  };
  const newUsers = async (count: number): Promise<readonly string[]> => {
    round += 1;
    const users = ['ann', 'bo', 'cy'].slice(0, count).map((name) => `${name}${round}`);
    for (const user of users) await server.addUser(user);
    return users;
  };
  const signIn = async (user: string, options: Partial<XmppAdapterOptions> = {}): Promise<Someone> => {
    const [events, ignored]: [ChatEvent[], string[]] = [[], []];
    const adapter = adapterOf(user, { onDiagnostic: ({ reason }) => ignored.push(reason), ...options });
    adapter.subscribe((batch) => events.push(...batch));
    await adapter.session.connect();
    return { id: jid(user), user, adapter, events, ignored };
  };
  return {
    jid,
    adapterOf,
    newUsers,
    signIn,
    /** New people, signed in. */
    async meet<N extends 1 | 2 | 3>(
      count: N,
      options: Partial<XmppAdapterOptions> = {},
    ): Promise<N extends 1 ? [Someone] : N extends 2 ? [Someone, Someone] : [Someone, Someone, Someone]> {
      const users = await newUsers(count);
      return (await Promise.all(users.map((user) => signIn(user, options)))) as never;
    },
    /** A client that knows nothing of chatloom. */
    async plainClient(user: string): Promise<Agent> {
      const agent = createClient({
        jid: jid(user),
        password: user,
        transports: { websocket: server.service, bosh: false },
        sendReceipts: true,
        chatMarkers: false,
      });
      plain.push(agent);
      const started = new Promise<void>((resolve) => agent.once('session:started', () => resolve()));
      agent.connect();
      await started;
      agent.sendPresence();
      return agent;
    },
    async dispose(): Promise<void> {
      for (const agent of plain.splice(0)) agent.disconnect();
      await Promise.all(made.splice(0).map((adapter) => adapter.session.disconnect()));
    },
  };
}

/** Writes words into a conversation. */
export async function say({ adapter }: Someone, conversationId: string, text: string): Promise<Message> {
  const clientId = crypto.randomUUID();
  return (await adapter.messages.send({ conversationId, clientId, content: buildText(text) })).message;
}

/** The newest messages. */
export async function historyOf({ adapter }: Someone, conversationId: string): Promise<readonly Message[]> {
  return (await adapter.messages.load({ conversationId }, { limit: 50 })).items;
}

/** A room with everyone in it; the first one owns it. */
export async function makeRoom([owner, ...others]: readonly Someone[]): Promise<string> {
  const memberIds = others.map(({ id }) => id);
  const { id } = await owner!.adapter.groups!.create!({ kind: 'work', name: 'Crew', memberIds });
  for (const { adapter } of others) {
    await eventually(async () => (await adapter.conversations.get(id))?.membership === 'member');
  }
  return id;
}
