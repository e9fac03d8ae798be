import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatAdapter, ChatEvent } from '../../contract/index.js';
import { buildText } from '../../testing/index.js';
import { XmppFailure, type XmppClient } from './sdk.js';
import { adapterOver } from './xmppAdapter.js';
import { PaperServer, SELF } from './xmpp.test.helpers.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Longer than the wait before the first attempt to come back. */
const A_MOMENT = 800;
const OPTIONS = { service: 'ws://localhost/ws', jid: SELF, client: async () => ({}) };

/** An adapter whose sessions get the clients of `make`, in turn. */
function over(
  make: () => XmppClient,
  credentials = async () => ({ password: 'x' }),
): { readonly adapter: ChatAdapter; readonly events: ChatEvent[] } {
  const adapter = adapterOver({ ...OPTIONS, credentials }, async () => make());
  const events: ChatEvent[] = [];
  adapter.subscribe((batch) => events.push(...batch));
  return { adapter, events };
}

const statesOf = (events: readonly ChatEvent[]) =>
  events.flatMap((event) => (event.type === 'connection' ? [event.state.status] : []));

describe('signing out', () => {
  it('while credentials are fetched for coming back leaves nobody signed in', async () => {
    const server = new PaperServer();
    let give = (): void => {};
    let asked = 0;
    const connect = vi.fn(async () => ({ resumed: false }));
    const { adapter } = over(
      () => ({ ...server.client(), connect }),
      () =>
        (asked += 1) === 1
          ? Promise.resolve({ password: 'x' })
          : new Promise((resolve) => (give = () => resolve({ password: 'x' }))),
    );
    await adapter.session.connect();
    server.tell({ kind: 'closed', isReplaced: false });
    await vi.advanceTimersByTimeAsync(A_MOMENT);
    expect(asked).toBe(2);
    await adapter.session.disconnect();
    give();
    await vi.advanceTimersByTimeAsync(A_MOMENT);
    expect(connect).toHaveBeenCalledOnce();
  });

  it('while a sign-in is under way for coming back ends that sign-in', async () => {
    const server = new PaperServer();
    let open = (): void => {};
    const connect = vi
      .fn<XmppClient['connect']>()
      .mockResolvedValueOnce({ resumed: false })
      .mockReturnValueOnce(new Promise((resolve) => (open = () => resolve({ resumed: true }))));
    const disconnect = vi.fn(async () => {});
    const { adapter, events } = over(() => ({ ...server.client(), connect, disconnect }));
    await adapter.session.connect();
    server.tell({ kind: 'closed', isReplaced: false });
    await vi.advanceTimersByTimeAsync(A_MOMENT);
    expect(connect).toHaveBeenCalledTimes(2);
    await adapter.session.disconnect();
    const told = events.length;
    const before = disconnect.mock.calls.length;
    open();
    await vi.advanceTimersByTimeAsync(A_MOMENT);
    expect(disconnect).toHaveBeenCalledTimes(before + 1);
    expect(events).toHaveLength(told);
  });

  it('in the middle of a sign-in, and signing in again, leaves the new session alone', async () => {
    const server = new PaperServer();
    let fail = (): void => {};
    const stuck = new Promise<never>((_, reject) => (fail = () => reject(new XmppFailure('lost'))));
    let sessions = 0;
    const { adapter, events } = over(() => {
      sessions += 1;
      // The first line says nothing after the sign-in, until it is given up.
      return sessions === 1 ? { ...server.client(), disco: () => stuck } : server.client();
    });
    const first = adapter.session.connect().catch((reason: unknown) => reason);
    await vi.advanceTimersByTimeAsync(A_MOMENT);
    expect(statesOf(events)).toEqual(['connecting']);
    await adapter.session.disconnect();
    await adapter.session.connect();
    fail();
    expect(await first).toBeInstanceOf(Error);
    expect(statesOf(events)).toEqual(['connecting', 'connecting', 'connected']);
    await adapter.session.connect();
    expect(sessions).toBe(2);
    expect(await adapter.conversations.list()).toMatchObject({ items: expect.any(Array) as unknown });
    await adapter.session.disconnect();
  });

  it('after the line broke, in the middle of coming back, and signing in again, leaves the new session alone', async () => {
    const server = new PaperServer();
    let fail = (): void => {};
    let isStuck = false;
    let sessions = 0;
    const { adapter, events } = over(() => {
      const client = server.client();
      sessions += 1;
      if (sessions > 1) return client;
      const stuck = new Promise<never>((_, reject) => (fail = () => reject(new XmppFailure('lost'))));
      stuck.catch(() => {});
      return { ...client, disco: (jid) => (isStuck ? stuck : client.disco(jid)) };
    });
    await adapter.session.connect();
    isStuck = true;
    server.tell({ kind: 'closed', isReplaced: false });
    await vi.advanceTimersByTimeAsync(A_MOMENT);
    await adapter.session.disconnect();
    await adapter.session.connect();
    fail();
    await vi.advanceTimersByTimeAsync(A_MOMENT);
    expect(statesOf(events)).toEqual(['connecting', 'connected', 'reconnecting', 'connecting', 'connected']);
    expect(await adapter.conversations.list()).toMatchObject({ items: expect.any(Array) as unknown });
    await adapter.session.disconnect();
  });
});

it('what a server forgot goes out again once, however often the sign-in after that has to be tried', async () => {
  const server = new PaperServer();
  const sent: unknown[] = [];
  let sessions = 0;
  const client = server.client();
  const { adapter, events } = over(() => ({
    ...client,
    connect: async () => {
      sessions += 1;
      return { resumed: false, forgotten: true };
    },
    send: async ({ id }) => void sent.push(id),
    // Twice something else is not well yet.
    discoItems: (jid) =>
      sessions === 2 || sessions === 3 ? Promise.reject(new XmppFailure('timeout')) : client.discoItems(jid),
  }));
  await adapter.session.connect();
  const { id } = await adapter.conversations.startDirect!('bo@localhost');
  await adapter.messages.send({ conversationId: id, clientId: 'one', content: buildText('one') });
  server.tell({ kind: 'closed', isReplaced: false });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(events.some(({ type }) => type === 'reconnected')).toBe(true);
  expect(sessions).toBe(4);
  expect(sent).toEqual(['one', 'one']);
  await adapter.session.disconnect();
});
