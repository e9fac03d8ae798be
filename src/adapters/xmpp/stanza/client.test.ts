import { EventEmitter } from 'node:events';
import { JXT } from 'stanza';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStanzaClient } from './client.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A client that is signed in over a line on paper, with a stream that can be taken up again. */
async function signedIn() {
  const sm = { started: true, resumable: true, on: () => {}, removeAllListeners: () => {} };
  const agent = Object.assign(new EventEmitter(), {
    sm,
    jid: 'ann@example.org/x',
    stanzas: { define: () => {} },
    disco: { addFeature: () => {} },
    joinedRooms: new Map(),
    updateConfig: () => {},
    connect: () => queueMicrotask(() => agent.emit('session:started')),
    disconnect: async () => {},
    send: async () => {},
    sendIQ: async () => ({}),
  });
  const client = await createStanzaClient(async () => ({ createClient: () => agent, JXT }), {
    service: 'wss://example.org/ws',
    jid: 'ann@example.org',
    keepAlive: { interval: 1e6, timeout: 1e6 },
  });
  await client.connect({ password: 'x' });
  return { agent, client };
}

/** How a message ends, once it has. */
function outcomeOf(sent: Promise<void>): { ended?: string } {
  const outcome: { ended?: string } = {};
  sent.then(
    () => (outcome.ended = 'taken'),
    (reason: { reason: string }) => (outcome.ended = reason.reason),
  );
  return outcome;
}

const message = { id: 'm1', to: 'bo@example.org', type: 'chat', body: 'hello' } as const;

describe('a message that is not acknowledged', () => {
  it('waits as long as the stream may be taken up again, since it goes out by itself then', async () => {
    const { agent, client } = await signedIn();
    const outcome = outcomeOf(client.send(message));
    agent.emit('disconnected');
    await vi.advanceTimersByTimeAsync(130_000);
    expect(outcome.ended).toBeUndefined();
    agent.emit('message:acked', message);
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome.ended).toBe('taken');
  });

  it('waits for the end of a sign-in, which may take the stream up again', async () => {
    const { agent, client } = await signedIn();
    const outcome = outcomeOf(client.send(message));
    agent.emit('disconnected');
    await vi.advanceTimersByTimeAsync(35_000);
    agent.connect = () => {};
    const back = client.connect({ password: 'x' });
    // As stanza has it from the opening of the line to the server's word on the stream.
    agent.sm.resumable = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(outcome.ended).toBeUndefined();
    agent.emit('stream:management:resumed');
    expect(await back).toMatchObject({ resumed: true });
    agent.emit('message:acked', message);
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome.ended).toBe('taken');
  });

  it('is lost when the stream was not taken up again', async () => {
    const { agent, client } = await signedIn();
    const outcome = outcomeOf(client.send(message));
    agent.emit('disconnected');
    await vi.advanceTimersByTimeAsync(130_000);
    await client.connect({ password: 'x' });
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome.ended).toBe('lost');
  });

  it('is lost after 40 s on a stream that keeps nothing, and after ten minutes on any', async () => {
    const { agent, client } = await signedIn();
    const kept = outcomeOf(client.send(message));
    await vi.advanceTimersByTimeAsync(590_000);
    expect(kept.ended).toBeUndefined();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(kept.ended).toBe('lost');
    agent.sm.resumable = false;
    const unkept = outcomeOf(client.send({ ...message, id: 'm2' }));
    await vi.advanceTimersByTimeAsync(41_000);
    expect(unkept.ended).toBe('lost');
  });
});

describe('a message that waits is refused', () => {
  const room = { ...message, to: 'crew@rooms.example.org', type: 'groupchat' } as const;
  it.each([
    ['by who it went to', message, 'bo@example.org', true],
    ['by a device of theirs', message, 'bo@example.org/phone', true],
    ['by our own server, which names nobody', message, undefined, true],
    ['by its room', room, room.to, true],
    ['by nobody else who knows its id', message, 'eve@evil.example', false],
    ['by nobody in its room', room, `${room.to}/eve`, false],
  ])('%s', async (_, sent, from, isRefused) => {
    const { agent, client } = await signedIn();
    const outcome = outcomeOf(client.send(sent));
    const error = { condition: 'service-unavailable' };
    agent.emit('stream:data', { type: 'error', id: 'm1', from, to: 'ann@example.org/x', error }, 'message');
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome.ended).toBe(isRefused ? 'refused' : undefined);
  });
});

describe('signing out', () => {
  /** A line that says goodbye, and waits for the server to do so. */
  async function signingOut() {
    const { agent, client } = await signedIn();
    const disconnect = vi.fn();
    Object.assign(agent, { transport: { disconnect, on: () => {}, send: async () => {} } });
    const outcome = outcomeOf(client.disconnect());
    await vi.advanceTimersByTimeAsync(500);
    return { agent, disconnect, outcome };
  }

  it('waits for the server to say goodbye: cut off before, a server keeps the session for who comes back', async () => {
    const { agent, disconnect, outcome } = await signingOut();
    expect([outcome.ended, disconnect.mock.calls]).toEqual([undefined, []]);
    Object.assign(agent, { transport: undefined });
    agent.emit('disconnected');
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome.ended).toBe('taken');
  });

  it('does not wait for ever', async () => {
    const { disconnect, outcome } = await signingOut();
    await vi.advanceTimersByTimeAsync(3000);
    expect(outcome.ended).toBe('taken');
    expect(disconnect).toHaveBeenCalledExactlyOnceWith(false);
  });
});
