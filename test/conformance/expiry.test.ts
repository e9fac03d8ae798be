import { describe, expect, it } from 'vitest';
import { createLocalAdapter, createLocalServer } from 'chatloom/adapters/local';
import { createChatStore } from 'chatloom/store';
import { buildText, describeAdapter, type AdapterHarness, type HarnessClient, type TestRunner } from 'chatloom/testing';
import { withTokens, type TokenAdapter } from './withTokens.ts';

const PEOPLE = ['ann', 'bo', 'cy'];

function makeService() {
  const server = createLocalServer({ storage: 'memory' });
  let good = 1;
  let mine = 1;
  const made: TokenAdapter[] = [];
  return {
    made,
    /** The host has a newer token from now on. */
    renew: () => void (mine = good),
    revoke: () => void (good += 1),
    client(userId: string): HarnessClient {
      const local = createLocalAdapter({ server, userId, latency: 0 });
      const adapter = withTokens(
        local,
        () => `token ${mine}`,
        (token) => token === `token ${good}`,
      );
      made.push(adapter);
      return { adapter, userId };
    },
  };
}

/** The section of the suite that is about sessions; the others are the local adapter's own. Skipped tests reject. */
function sessionTests(): readonly { readonly name: string; readonly run: () => Promise<void> }[] {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = [];
  let section = '';
  const runner: TestRunner = {
    describe(name, define) {
      section = name;
      define();
    },
    it: (name, run) =>
      section === 'session' &&
      tests.push({ name, run: () => run({ skip: (why: string) => Promise.reject(new Error(why)) }) }),
  };
  describeAdapter('an adapter whose token runs out', makeHarness, runner);
  return tests;
}

async function makeHarness(): Promise<AdapterHarness> {
  const service = makeService();
  for (const { adapter } of PEOPLE.map(service.client)) await adapter.session.connect();
  return {
    clients: async (count) => PEOPLE.slice(0, count).map(service.client),
    async expire({ adapter }) {
      (adapter as TokenAdapter).expire();
    },
    async dispose() {
      await Promise.all(service.made.map(({ session }) => session.disconnect()));
    },
  };
}

describe('an adapter whose token runs out', () => {
  it('keeps the contract of sessions, also when one ends', async () => {
    const failed: string[] = [];
    const tests = sessionTests();
    for (const { name, run } of tests)
      await run().catch((reason: unknown) => failed.push(`${name}: ${String(reason)}`));
    expect(failed).toEqual([]);
    expect(tests.map(({ name }) => name)).toContain(
      'a session that has ended is told, calls say `expired`, and one can sign in again',
    );
  });
});

describe('a chat on a service whose token runs out', () => {
  it('asks for a new token once, and everything written meanwhile arrives once and in order', async () => {
    const service = makeService();
    const [ann, bo] = [service.client('ann'), service.client('bo')];
    await bo.adapter.session.connect();
    let asked = 0;
    const store = createChatStore({
      adapter: ann.adapter,
      async onTokenExpired() {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
        service.renew();
      },
    });
    await store.start();
    const { id } = await store.actions.startWith('bo');
    store.actions.openTimeline({ conversationId: id });
    const write = (n: number) => store.actions.sendMessage({ conversationId: id }, { content: buildText(`line ${n}`) });
    for (let n = 0; n < 10; n++) write(n);
    service.revoke();
    (ann.adapter as TokenAdapter).expire();
    for (let n = 10; n < 30; n++) write(n);
    const heard = async (): Promise<readonly unknown[]> => {
      const { items } = await bo.adapter.messages
        .load({ conversationId: id }, { limit: 100 })
        .catch(() => ({ items: [] }));
      return items.map(({ content }) => (content as { text?: string }).text);
    };
    // Bo's token ran out as well.
    await expect.poll(() => store.getState().accounts.values().next().value?.connection.status).toBe('connected');
    await bo.adapter.session.reconnect?.();
    await expect.poll(heard).toEqual(Array.from({ length: 30 }, (_, n) => `line ${n}`));
    expect(asked).toBe(1);
    store.dispose();
    await bo.adapter.session.disconnect();
  });
});
