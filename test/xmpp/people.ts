import type { ChatAdapter } from 'chatloom/contract';
import { createXmppAdapter, type XmppAdapterOptions } from 'chatloom/adapters/xmpp';
import type { TestServer } from './servers/index.mjs';

/** Accounts of their own for each test, so that tests do not meet in archives and rosters. */
export function createPeople(server: TestServer) {
  let round = 0;
  const made: ChatAdapter[] = [];
  const adapterOf = (user: string, options: Partial<XmppAdapterOptions> = {}): ChatAdapter => {
    const adapter = createXmppAdapter({
      service: server.service,
      jid: `${user}@${server.domain}`,
      password: user,
      client: () => import('stanza'),
      ...options,
    });
    made.push(adapter);
    return adapter;
  };
  return {
    adapterOf,
    async newUsers(count: number): Promise<readonly string[]> {
      round += 1;
      const users = ['ann', 'bo', 'cy'].slice(0, count).map((name) => `${name}${round}`);
      for (const user of users) await server.addUser(user);
      return users;
    },
    async dispose(): Promise<void> {
      await Promise.all(made.splice(0).map((adapter) => adapter.session.disconnect()));
    },
  };
}
