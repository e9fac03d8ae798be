import { describe, expect, it } from 'vitest';
import type { HistoryRequest } from '../../contract/index.js';
import { buildMessage } from '../../testing/index.js';
import { at, run, seqs, settle, signedIn } from './offline.test.helpers.js';

const ref = { conversationId: 'c1' };

/** `end` is the lower bound, `start` the upper one; both count from the end where it is given. */
function table(end?: number, start?: number, limit?: number): HistoryRequest {
  return {
    ...(end !== undefined && { lower: at(end) }),
    ...(start !== undefined && { upper: at(start) }),
    ...(limit !== undefined && { limit }),
    fill: end === undefined ? 'fromUpper' : 'fromLower',
  };
}

const cases: readonly (readonly [name: string, request: HistoryRequest, from: number, to: number])[] = [
  ['no bounds', table(), 81, 100],
  ['end 11', table(11), 11, 30],
  ['end 11, limit 50', table(11, undefined, 50), 11, 60],
  ['end 10, start 40', table(10, 40), 10, 29],
  ['end 10, start 40, limit 31', table(10, 40, 31), 10, 40],
  ['start 40', table(undefined, 40), 21, 40],
  ['start 40, limit 30', table(undefined, 40, 30), 11, 40],
];

describe('the range table', () => {
  it.each(cases)('%s: asks the server once, and never again', async (_, request, from, to) => {
    const { adapter, asked } = await signedIn(100);
    expect(seqs((await adapter.messages.load(ref, request)).items)).toEqual(run(from, to));
    expect(asked()).toHaveLength(1);
    expect(seqs((await adapter.messages.load(ref, request)).items)).toEqual(run(from, to));
    expect(asked()).toEqual([]);
  });

  it.each(cases.filter(([name]) => name !== 'no bounds'))(
    '%s: everything cached in other pieces asks nothing',
    async (_, request, from, to) => {
      const { adapter, asked } = await signedIn(100);
      for (let lower = 1; lower <= 100; lower += 15)
        await adapter.messages.load(ref, { lower: at(lower), limit: 16, fill: 'fromLower' });
      asked();
      expect(seqs((await adapter.messages.load(ref, request)).items)).toEqual(run(from, to));
      expect(asked()).toEqual([]);
    },
  );

  it.each(cases)('%s: half of it cached asks only for the other half', async (_, request, from, to) => {
    const middle = Math.floor((from + to) / 2);
    for (const [first, last] of [
      [from, middle],
      [middle, to],
    ] as const) {
      const { adapter, asked } = await signedIn(100);
      await adapter.messages.load(ref, { lower: at(first), upper: at(last), limit: 100, fill: 'fromLower' });
      asked();
      expect(seqs((await adapter.messages.load(ref, request)).items)).toEqual(run(from, to));
      const asks = asked();
      // Only the newest page, whose end nobody knows before the server is asked, is asked for as it is.
      if (!request.lower && !request.upper) continue;
      expect(asks).toHaveLength(1);
      const [ask] = asks;
      expect(first === from ? ask?.lower : ask?.upper).toEqual(at(middle));
      expect(ask?.limit).toBeLessThanOrEqual(to - from + 2);
    }
  });

  it('a hole in the middle is asked for with both its bounds', async () => {
    const { adapter, asked } = await signedIn(100);
    await adapter.messages.load(ref, { lower: at(10), limit: 6, fill: 'fromLower' });
    await adapter.messages.load(ref, { lower: at(30), limit: 11, fill: 'fromLower' });
    asked();
    expect(seqs((await adapter.messages.load(ref, table(10, 40, 31))).items)).toEqual(run(10, 40));
    expect(asked()).toEqual([expect.objectContaining({ lower: at(15), upper: at(30), fill: 'fromLower' })]);
  });
});

describe('a stretch of history', () => {
  it('that reaches the start asks nothing for what lies before it', async () => {
    const { adapter, asked } = await signedIn(5);
    const page = await adapter.messages.load(ref, { limit: 20 });
    expect(page).toMatchObject({ reachedStart: true, reachedEnd: true });
    asked();
    const older = await adapter.messages.load(ref, { upper: at(3), limit: 20, fill: 'fromUpper' });
    expect(seqs(older.items)).toEqual([1, 2, 3]);
    expect(older).toMatchObject({ reachedStart: true, reachedEnd: false });
    expect(asked()).toEqual([]);
  });

  it('that is empty is known to be empty, until the first message comes', async () => {
    const { adapter, asked, inner } = await signedIn(0);
    await adapter.messages.load(ref, {});
    expect(await adapter.messages.load(ref, {})).toEqual({ items: [], reachedStart: true, reachedEnd: true });
    expect(asked()).toHaveLength(1);
    const first = buildMessage({ seq: 1 });
    inner.store(first);
    inner.emit({ type: 'message', message: first });
    expect(seqs((await adapter.messages.load(ref, {})).items)).toEqual([1]);
    expect(asked()).toEqual([]);
  });

  it('asked for without its way of filling is read as the adapter reads it', async () => {
    const { adapter, asked } = await signedIn(100);
    const request = { lower: at(11) };
    const bare = [await adapter.messages.load(ref, request), await adapter.messages.load(ref, request)];
    expect(bare.map((page) => seqs(page.items))).toEqual([run(11, 30), run(11, 30)]);
    expect(asked()).toEqual([request, request]);
    await adapter.messages.load(ref, {});
    asked();
    expect(seqs((await adapter.messages.load(ref, { lower: at(90) })).items)).toEqual(run(90, 100));
    expect(asked()).toEqual([]);
  });

  it('filtered by type covers nothing', async () => {
    const { adapter, asked } = await signedIn(30);
    const request = { types: ['text'], limit: 5 };
    expect(await adapter.messages.load(ref, request)).toEqual(await adapter.messages.load(ref, request));
    expect(asked()).toHaveLength(2);
    await adapter.messages.load(ref, { limit: 5 });
    expect(asked()).toHaveLength(1);
  });

  it('around a message is cached on both sides or asked for', async () => {
    const { adapter, calls } = await signedIn(100);
    const around = { ref, messageId: 'm50', limit: 5 };
    const first = await adapter.messages.loadAround!(around);
    const again = await adapter.messages.loadAround!(around);
    expect(seqs(again.items)).toEqual(run(45, 55));
    expect(again).toEqual(first);
    expect(calls('messages.loadAround')).toBe(1);
    await adapter.messages.loadAround!({ ...around, messageId: 'm53' });
    expect(calls('messages.loadAround')).toBe(2);
  });

  it('that is partly cached is answered as far as it goes while the server cannot be reached', async () => {
    const { adapter, inner, world } = await signedIn(100);
    await adapter.messages.load(ref, { limit: 20 });
    await settle(world);
    inner.failNext('messages.load', { code: 'offline', message: 'gone', retryable: true });
    const page = await adapter.messages.load(ref, { upper: at(90), limit: 41, fill: 'fromUpper' });
    expect(seqs(page.items)).toEqual(run(81, 90));
    expect(page.reachedStart).toBe(false);
    inner.failNext('messages.load', { code: 'offline', message: 'gone', retryable: true });
    await expect(adapter.messages.load(ref, { upper: at(81), limit: 41, fill: 'fromUpper' })).rejects.toMatchObject({
      code: 'offline',
    });
  });
});

describe('the end of history', () => {
  it('follows live messages while the stream is continuous', async () => {
    const { adapter, asked, inner } = await signedIn(10);
    await adapter.messages.load(ref, { limit: 5 });
    asked();
    for (const seq of [11, 12]) {
      inner.store(buildMessage({ seq }));
      inner.emit({ type: 'message', message: buildMessage({ seq }) });
    }
    expect(seqs((await adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(8, 12));
    expect(asked()).toEqual([]);
  });

  it('is asked for anew after a reconnection that may have missed things, and leaves no hole', async () => {
    const { adapter, asked, inner } = await signedIn(40);
    await adapter.messages.load(ref, { limit: 10 });
    inner.store(...Array.from({ length: 40 }, (_, i) => buildMessage({ seq: 41 + i })));
    inner.emit({ type: 'reconnected', resumed: false });
    asked();
    expect(seqs((await adapter.messages.load(ref, { limit: 10 })).items)).toEqual(run(71, 80));
    expect(asked()).toHaveLength(1);
    const hole = await adapter.messages.load(ref, { upper: at(71), limit: 60, fill: 'fromUpper' });
    expect(seqs(hole.items)).toEqual(run(12, 71));
    expect(asked()).toMatchObject([{ lower: at(40), upper: at(71) }, { upper: at(31) }]);
  });

  it('stays where the stream says a message was skipped', async () => {
    const { adapter, asked, inner } = await signedIn(10);
    await adapter.messages.load(ref, { limit: 5 });
    inner.store(buildMessage({ seq: 11 }), buildMessage({ seq: 12 }));
    inner.emit({ type: 'message', message: buildMessage({ seq: 12 }), follows: at(11) });
    asked();
    expect(seqs((await adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(8, 12));
    expect(asked()).toHaveLength(1);
  });

  it('keeps what came while the answer was under way', async () => {
    const { adapter, asked, inner, world } = await signedIn(10);
    const open = inner.hold('messages.load');
    const loading = adapter.messages.load(ref, { limit: 5 });
    await settle(world);
    // Told before the answer, which was made without it.
    inner.emit({ type: 'message', message: buildMessage({ seq: 11 }) });
    open();
    await loading;
    inner.store(buildMessage({ seq: 11 }));
    asked();
    expect(seqs((await adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(7, 11));
    expect(asked()).toEqual([]);
  });

  it('does not trust the order of the last moments before a break', async () => {
    const { adapter, asked, inner } = await signedIn(10);
    await adapter.messages.load(ref, { limit: 5 });
    // 12 overtook 11, which the break swallowed.
    inner.store(buildMessage({ seq: 11 }), buildMessage({ seq: 12 }));
    inner.emit({ type: 'message', message: buildMessage({ seq: 12 }) });
    inner.emit({ type: 'reconnected', resumed: false });
    inner.store(...Array.from({ length: 30 }, (_, i) => buildMessage({ seq: 13 + i })));
    await adapter.messages.load(ref, { limit: 5 });
    asked();
    const page = await adapter.messages.load(ref, { lower: at(8), limit: 10, fill: 'fromLower' });
    expect(seqs(page.items)).toEqual(run(8, 17));
  });

  it('does not move with the answer to a send: others may have written before it', async () => {
    const { adapter, inner, asked } = await signedIn(10);
    await adapter.messages.load(ref, { limit: 5 });
    inner.store(buildMessage({ seq: 11 }));
    const { message } = await adapter.messages.send({ clientId: 'k', conversationId: 'c1', content: { type: 'text' } });
    expect(message.position).toEqual(at(12));
    asked();
    expect(seqs((await adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(8, 12));
    expect(asked()).toHaveLength(1);
    expect(seqs((await adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(8, 12));
    expect(asked()).toEqual([]);
  });
});
