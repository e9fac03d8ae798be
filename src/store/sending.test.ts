import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import { buildMessage, buildText } from '../testing/index.js';
import { chat, ref } from './chat.test.helpers.js';

describe('sending', () => {
  it('shows the message at once, under a key that never changes', async () => {
    const { store, rows, frame } = await chat();
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    expect(rows()).toMatchObject([{ key, mine: true, phase: 'saving' }]);
    await frame();
    expect(rows()).toMatchObject([{ key, mine: true, phase: 'sent', message: { id: 's1' } }]);
  });

  it('makes one row of the optimistic copy, the echo and the ack, whichever comes first', async () => {
    const { store, adapter, rows, frame } = await chat();
    const release = adapter.hold('messages.send');
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    await frame();
    const outgoing = adapter.calls.find((call) => call.method === 'messages.send')!.args[0] as { clientId: string };
    const echo = buildMessage({ seq: 1, id: 's1', senderId: 'me', text: 'hello', clientId: outgoing.clientId });
    adapter.emit({ type: 'message', message: echo });
    await frame();
    expect(rows().map((row) => row.key)).toEqual([key]);
    release();
    await frame();
    expect(rows()).toMatchObject([{ key, phase: 'sent', message: { id: 's1' } }]);
  });

  it("does not let another person's client id settle an own row", async () => {
    const { store, adapter, rows, frame } = await chat();
    adapter.hold('messages.send');
    store.actions.sendMessage(ref, { content: buildText('mine') });
    await frame();
    const outgoing = adapter.calls.find((call) => call.method === 'messages.send')!.args[0] as { clientId: string };
    adapter.emit({ type: 'message', message: buildMessage({ seq: 1, clientId: outgoing.clientId, text: 'forged' }) });
    await frame();
    expect(rows()).toHaveLength(2);
  });

  it('keeps the order of sending while the first is still under way', async () => {
    const { store, adapter, texts, frame } = await chat();
    const release = adapter.hold('messages.send');
    for (const text of ['one', 'two', 'three']) store.actions.sendMessage(ref, { content: buildText(text) });
    await frame();
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(adapter.calls.filter((call) => call.method === 'messages.send')).toHaveLength(1);
    release();
    await frame();
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('fails for good on a permanent error, and sends on retry', async () => {
    const { store, adapter, rows, frame } = await chat();
    adapter.failNext('messages.send', new ChatError('muted', 'muted', { until: 5 }));
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    await frame();
    expect(rows()).toMatchObject([{ key, phase: 'failed', error: { code: 'muted', until: 5 } }]);
    store.actions.retrySend(ref, key);
    await frame();
    expect(rows()).toMatchObject([{ key, phase: 'sent' }]);
  });

  it('tries again by itself after a passing failure, and at once when the connection is back', async () => {
    const { store, adapter, rows, world, frame } = await chat();
    for (let i = 0; i < 4; i++) adapter.failNext('messages.send', new ChatError('offline'));
    store.actions.sendMessage(ref, { content: buildText('hello') });
    await world.advance(4000);
    expect(rows()).toMatchObject([{ phase: 'sending' }]);
    adapter.emit({ type: 'connection', state: { status: 'offline' } });
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    adapter.emit({ type: 'connection', state: { status: 'offline' } });
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await frame();
    await world.advance(60_000);
    expect(rows()).toMatchObject([{ phase: 'sent' }]);
    expect(adapter.calls.filter((call) => call.method === 'messages.send')).toHaveLength(5);
  });

  it('waits longer after each failure, up to half a minute, and never in step with others', async () => {
    const pausesOf = async (seed: number): Promise<readonly number[]> => {
      const { store, adapter, world } = await chat({ seed });
      for (let i = 0; i < 9; i++) adapter.failNext('messages.send', new ChatError('timeout'));
      store.actions.sendMessage(ref, { content: buildText('hello') });
      const times: number[] = [];
      for (let ms = 0; ms < 200_000; ms += 10) {
        await world.advance(10);
        const sends = adapter.calls.filter((call) => call.method === 'messages.send').length;
        while (times.length < sends) times.push(ms);
      }
      return times.slice(1).map((time, i) => time - times[i]!);
    };
    const [one, other] = [await pausesOf(1), await pausesOf(2)];
    for (const pauses of [one, other]) {
      for (const [i, whole] of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000].entries()) {
        expect(pauses[i]).toBeGreaterThanOrEqual(whole * 0.75 - 10);
        expect(pauses[i]).toBeLessThanOrEqual(whole * 1.25 + 10);
      }
    }
    expect(one).not.toEqual(other);
  });

  it('waits as long as the server asks for', async () => {
    const { store, adapter, world } = await chat();
    adapter.failNext('messages.send', new ChatError('rate-limited', 'Slow down.', { retryAfter: 20_000 }));
    store.actions.sendMessage(ref, { content: buildText('hello') });
    const sends = (): number => adapter.calls.filter((call) => call.method === 'messages.send').length;
    await world.advance(19_000);
    expect(sends()).toBe(1);
    await world.advance(10_000);
    expect(sends()).toBe(2);
  });

  it('says "may have been sent" instead of risking two where the backend cannot tell', async () => {
    const { store, adapter, rows, world } = await chat({ idempotentSend: 'none' });
    adapter.failNext('messages.send', new ChatError('timeout'));
    store.actions.sendMessage(ref, { content: buildText('hello') });
    await world.advance(60_000);
    expect(rows()).toMatchObject([{ phase: 'uncertain' }]);
    expect(adapter.calls.filter((call) => call.method === 'messages.send')).toHaveLength(1);
  });

  it('looks up what became of a send whose answer was lost', async () => {
    const { store, adapter, rows, world } = await chat({ idempotentSend: 'probe' });
    adapter.failNext('messages.send', new ChatError('timeout'));
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    await world.advance(10);
    const outgoing = adapter.calls.find((call) => call.method === 'messages.send')!.args[0] as { clientId: string };
    adapter.store(buildMessage({ seq: 1, id: 'arrived', senderId: 'me', clientId: outgoing.clientId }));
    await world.advance(60_000);
    expect(rows()).toMatchObject([{ key, phase: 'sent', message: { id: 'arrived' } }]);
    expect(adapter.calls.filter((call) => call.method === 'messages.send')).toHaveLength(1);
  });

  it('gives a failed message back when it is discarded', async () => {
    const { store, adapter, rows, frame } = await chat();
    adapter.failNext('messages.send', new ChatError('too-large'));
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    await frame();
    expect(store.actions.discardSend(ref, key)?.content).toMatchObject({ text: 'hello' });
    expect(rows()).toHaveLength(0);
  });
});
