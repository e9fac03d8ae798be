import { expect, it } from 'vitest';
import { createLocalAdapter, createLocalServer } from 'chatloom/adapters/local';
import type { ChatAdapter } from 'chatloom/contract';
import { describeAdapter, type TestRunner } from 'chatloom/testing';

/** Whether one test of the suite passes on the local adapter with something broken in front of it. */
async function passes(test: string, spoil: (adapter: ChatAdapter) => ChatAdapter): Promise<boolean> {
  const tests = new Map<string, () => Promise<void>>();
  const runner: TestRunner = { describe: (_name, define) => define(), it: (name, run) => tests.set(name, () => run()) };
  const makeHarness = async () => {
    const server = createLocalServer({ storage: 'memory' });
    const clients = ['ann', 'bo'].map((userId) => ({
      userId,
      adapter: spoil(createLocalAdapter({ server, userId, latency: 0 })),
    }));
    for (const { adapter } of clients) await adapter.session.connect();
    return {
      patience: 200,
      clients: async (count: number) => clients.slice(0, count),
      dispose: async () => void (await Promise.all(clients.map(({ adapter }) => adapter.session.disconnect()))),
    };
  };
  describeAdapter('a spoilt adapter', makeHarness, runner);
  return tests.get(test)!().then(
    () => true,
    () => false,
  );
}

it.each<[string, string, (adapter: ChatAdapter) => ChatAdapter]>([
  [
    'threads that cannot be left',
    'a thread is followed and left by hand',
    (adapter) => ({ ...adapter, threads: { ...adapter.threads!, follow: async () => {} } }),
  ],
  [
    'answers that nobody is told of under their root',
    'the root tells how many answered, who did last, and when; a summary that comes later has a higher version',
    (adapter) => ({
      ...adapter,
      subscribe: (listener) =>
        adapter.subscribe((events) => listener(events.filter(({ type }) => type !== 'thread-summary'))),
    }),
  ],
  [
    'answers that are lost on the way into their thread',
    'answers stand in their thread, in order, and neither in the conversation nor in its unread and last message',
    (adapter) => ({
      ...adapter,
      messages: { ...adapter.messages, send: ({ threadId: _lost, ...rest }) => adapter.messages.send(rest) },
    }),
  ],
])('the contract suite finds %s', async (_what, test, spoil) => {
  expect(await passes(test, (adapter) => adapter)).toBe(true);
  expect(await passes(test, spoil)).toBe(false);
});
