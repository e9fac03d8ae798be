import { EventEmitter } from 'node:events';
import { createClient } from 'stanza';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountForResent, guardTransport, trackRequests, watchLine, type StanzaAgent } from './agent.js';

class Line extends EventEmitter {
  disconnect = vi.fn();
  send = (kind: string): Promise<void> =>
    kind === 'iq' ? Promise.resolve() : Promise.reject(new Error('Socket closed'));
}

it('a write that nobody waits for fails unheard; who waits is told', async () => {
  const line = new Line();
  guardTransport(line);
  // Unheard: a rejection without a handler would fail the run.
  void line.send('sm');
  await expect(line.send('message')).rejects.toThrow('Socket closed');
  await expect(line.send('iq')).resolves.toBeUndefined();
});

it('a line that breaks is over, also when it never says that it has ended', () => {
  const line = new Line();
  guardTransport(line);
  line.emit('error', new Error('Socket closed'));
  expect(line.disconnect).toHaveBeenCalledWith(false);
});

it('what goes out again on a resumed stream is acknowledged by its own acknowledgement', async () => {
  const agent = createClient({ jid: 'ann@example.org', transports: { websocket: false, bosh: false } });
  accountForResent(agent as unknown as StanzaAgent);
  const acknowledged: unknown[] = [];
  agent.on('message:acked', ({ id }) => acknowledged.push(id));
  const stanza = (id: string) => ['message', { id, to: 'bo@example.org', body: id }] as [string, object];
  agent.sm.load({
    id: 'stream',
    jid: 'ann@example.org',
    allowResume: true,
    handled: 0,
    lastAck: 0,
    unacked: [stanza('a'), stanza('b')],
  } as never);
  await agent.sm.resume();
  await agent.sm.resumed({ type: 'resumed', handled: 1, previousSession: 'stream' });
  expect(acknowledged).toEqual(['a']);
  void agent.send('message', { id: 'c', to: 'bo@example.org', body: 'c' });
  await vi.waitFor(() => expect(agent.sm.unacked).toHaveLength(2));
  await agent.sm.process({ type: 'ack', handled: 2 });
  expect(acknowledged).toEqual(['a', 'b']);
});

it('requests over a line that is gone end, but those of a sign-in that failed stay unanswered', async () => {
  let phase: 'closed' | 'signing-in' | 'open' = 'signing-in';
  let timeOut = (): void => {};
  const answer = new Promise<never>((_, reject) => (timeOut = () => reject(new Error('timeout'))));
  const agent = { sendIQ: () => answer } as unknown as StanzaAgent;
  const requests = trackRequests(agent, () => phase);
  const settled = vi.fn();
  agent.sendIQ({}).then(settled, settled);
  phase = 'closed';
  requests.forgetSignIn();
  // What was read before the line went makes stanza take its next step after that.
  agent.sendIQ({}).then(settled, settled);
  phase = 'open';
  const asked = agent.sendIQ({});
  requests.lose(new Error('lost'));
  await expect(asked).rejects.toThrow('lost');
  timeOut();
  await expect(answer).rejects.toThrow('timeout');
  expect(settled).not.toHaveBeenCalled();
});

describe('a quiet line', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** An agent on a line that is watched. */
  function watched(ping: () => Promise<void>): { agent: EventEmitter & { transport: Line }; line: Line } {
    const line = new Line();
    const agent = Object.assign(new EventEmitter(), { transport: line });
    watchLine(agent as unknown as StanzaAgent, { interval: 1, timeout: 2 }, ping);
    return { agent, line };
  }

  it('that answers stays', async () => {
    const ping = vi.fn(async () => {});
    const { line } = watched(ping);
    await vi.advanceTimersByTimeAsync(10_500);
    expect(ping).toHaveBeenCalledTimes(10);
    expect(line.disconnect).not.toHaveBeenCalled();
  });

  it('that does not answer in time is over, and the line that comes after it is left alone', async () => {
    const { agent, line } = watched(() => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(3100);
    expect(line.disconnect).toHaveBeenCalledExactlyOnceWith(false);
    agent.emit('disconnected');
    agent.transport = new Line();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(agent.transport.disconnect).not.toHaveBeenCalled();
    expect(line.disconnect).toHaveBeenCalledOnce();
  });
});
