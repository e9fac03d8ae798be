import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatAdapter, ChatEventBody, HistoryPage, HistoryRequest, Message } from '../../contract/index.js';
import type { VirtualEnv } from '../../env/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  createVirtualWorld,
} from '../../testing/index.js';
import { at, settle } from './offline.test.helpers.js';
import { withOfflineCache } from './withOfflineCache.js';

const ref = { conversationId: 'c1' };

/** What the server holds, and its own reading of a request: the oracle. It shares nothing with the cache. */
class Server {
  rows: Message[] = [];
  last = 0;

  say(step: number): Message {
    this.last += step;
    const message = buildMessage({ seq: this.last });
    this.rows = [...this.rows, message];
    return message;
  }

  answer({ lower, upper, limit = 20, fill }: HistoryRequest, wide: boolean): HistoryPage {
    const from = lower?.value ?? -Infinity;
    const to = upper?.value ?? Infinity;
    const within = this.rows.filter(({ position }) => position.value >= from && position.value <= to);
    const items = fill === 'fromLower' ? within.slice(0, limit) : within.slice(-limit);
    const [first, last] = [items[0]?.position.value, items.at(-1)?.position.value];
    const all = this.rows.map(({ position }) => position.value);
    const cut = items.length < within.length;
    // Some servers speak for the stretch they looked at, others for the rows they found.
    const left = wide && !(cut && fill !== 'fromLower') ? Math.max(from, all[0] ?? 0) : first;
    const right = wide && !(cut && fill === 'fromLower') ? Math.min(to, all.at(-1) ?? 0) : last;
    return {
      items,
      ...(left !== undefined && right !== undefined && left <= right && { covers: { from: at(left), to: at(right) } }),
      reachedStart: first === undefined ? all.length === 0 : first === all[0],
      reachedEnd: last === undefined ? all.length === 0 : last === all.at(-1),
    };
  }
}

type Step =
  | { readonly kind: 'say'; readonly gap: number; readonly late: boolean }
  | {
      readonly kind: 'load';
      readonly a: number;
      readonly b: number;
      readonly limit: number;
      readonly bounds: 0 | 1 | 2 | 3;
      readonly up: boolean;
    }
  | { readonly kind: 'change'; readonly which: number; readonly how: 'edit' | 'recall' | 'remove' }
  | { readonly kind: 'send' }
  | { readonly kind: 'cut' | 'mend' | 'reload' | 'kill' | 'wait' };

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      gap: fc.integer({ min: 1, max: 3 }),
      late: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('load' as const),
      a: fc.integer({ min: 0, max: 120 }),
      b: fc.integer({ min: 0, max: 120 }),
      limit: fc.integer({ min: 1, max: 25 }),
      bounds: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
      up: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      which: fc.nat(),
      how: fc.constantFrom('edit' as const, 'recall' as const, 'remove' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'send' as const }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('cut' as const, 'mend' as const, 'reload' as const, 'kill' as const, 'wait' as const)
      .map((kind) => ({ kind })),
  },
);

function requestOf(step: Extract<Step, { kind: 'load' }>): HistoryRequest {
  const [low, high] = step.a <= step.b ? [step.a, step.b] : [step.b, step.a];
  return {
    ...(step.bounds & 1 && { lower: at(low) }),
    ...(step.bounds & 2 && { upper: at(high) }),
    limit: step.limit,
    fill: step.bounds === 0 || !step.up ? 'fromUpper' : 'fromLower',
  };
}

const shape = (page: HistoryPage): unknown => ({
  items: page.items.map(({ id, revision, content, recalled }) => ({ id, revision, content, recalled })),
  ...(page.items.length > 0 && { reachedStart: page.reachedStart, reachedEnd: page.reachedEnd }),
});

/** Runs a schedule; throws where the cache answers anything but what the server would have. */
async function play(count: number, wide: boolean, schedule: readonly Step[]): Promise<void> {
  const world = createVirtualWorld();
  const server = new Server();
  for (let i = 0; i < count; i++) server.say(1);
  let connected = true;
  let env: VirtualEnv;
  let inner = createTestAdapter();
  let adapter: ChatAdapter;
  let asked = 0;
  let firstNewest = true;

  async function open(): Promise<void> {
    env = world.createEnv();
    connected = true;
    firstNewest = true;
    inner = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
    const real = inner.messages;
    const messages: typeof real = {
      ...real,
      load: async (_, request) => {
        asked += 1;
        return server.answer(request, wide);
      },
      send: async (outgoing) => {
        const message = { ...server.say(1), clientId: outgoing.clientId, senderId: 'me' };
        server.rows = [...server.rows.slice(0, -1), message];
        return { message };
      },
    };
    adapter = withOfflineCache({ ...inner, messages }, { env });
    adapter.subscribe(() => {});
    await adapter.session.connect();
    await adapter.conversations.list();
    await settle(world);
  }

  async function check(request: HistoryRequest): Promise<void> {
    const newest = !request.lower && !request.upper;
    const mayBeCold = newest && firstNewest;
    if (newest) firstNewest = false;
    let page = await adapter.messages.load(ref, request);
    if (mayBeCold) {
      // Painted from the cache at first; what differs follows, and the next answer is the server's.
      await settle(world);
      page = await adapter.messages.load(ref, request);
    }
    const truth = server.answer(request, wide);
    // Who asks only for what is missing does not learn that nothing came after the end of then, or that what came before was removed: "there may
    // be more" is a careful answer. The reverse never is.
    const told = {
      ...truth,
      reachedEnd: truth.reachedEnd && (newest || page.reachedEnd),
      reachedStart: truth.reachedStart && page.reachedStart,
    };
    expect(shape(page)).toEqual(shape(told));
    const { covers } = page;
    if (covers) {
      const inside = server.rows.filter(
        ({ position }) => position.value >= covers.from.value && position.value <= covers.to.value,
      );
      const listed = new Set(page.items.map(({ id }) => id));
      expect(inside.filter(({ id }) => !listed.has(id))).toEqual([]);
    }
    // What was just answered is cached: neither it nor a part of it is asked for again.
    // (A server that speaks for rows only never says that there is nothing between a row and a bound.)
    const calls = asked;
    const isTold = wide ? page.items.length > 0 : page.items.length === request.limit;
    const again = await adapter.messages.load(ref, request);
    expect(shape(again)).toEqual(shape(page));
    const [first, last] = [page.items[0], page.items.at(-1)];
    if (first && last) {
      const middle = await adapter.messages.load(ref, {
        lower: first.position,
        upper: last.position,
        limit: 2,
        fill: 'fromLower',
      });
      expect(middle.items.map(({ id }) => id)).toEqual(page.items.slice(0, 2).map(({ id }) => id));
      if (isTold) expect(asked).toBe(calls);
    }
  }

  const emit = (...events: readonly ChatEventBody[]): void => inner.emit(...events);
  /** Sent by the server, overtaken by a later one. */
  const late: Message[] = [];
  const tellLate = (): void => late.splice(0).forEach((message) => emit({ type: 'message', message }));
  await open();
  for (const step of schedule) {
    if (step.kind === 'say') {
      const message = server.say(step.gap);
      if (connected && step.late && late.length < 5) late.push(message);
      else if (connected) {
        emit({ type: 'message', message });
        tellLate();
      }
    } else if (step.kind === 'load') {
      // While messages are on their way the server knows more than it has told.
      if (connected && late.length === 0) await check(requestOf(step));
    } else if (step.kind === 'send') {
      if (!connected) continue;
      const { message } = await adapter!.messages.send({
        clientId: `k${server.last}`,
        conversationId: 'c1',
        content: buildText('mine'),
      });
      emit({ type: 'message', message });
    } else if (step.kind === 'change') {
      const target = server.rows[step.which % Math.max(1, server.rows.length)];
      if (!target || !connected) continue;
      const named = { conversationId: 'c1', messageId: target.id };
      const put = (next: Message | undefined): void => {
        server.rows = server.rows.flatMap((row) => (row !== target ? [row] : next ? [next] : []));
      };
      if (step.how === 'remove') {
        put(undefined);
        emit({ type: 'message-removed', conversationId: 'c1', messageIds: [target.id] });
      } else if (step.how === 'recall') {
        if (target.recalled) continue;
        const recalled = { by: 'bo', time: 1 };
        put({ ...target, content: { type: 'recalled' }, recalled, lanes: {} });
        emit({ type: 'message-recalled', ...named, recall: recalled });
      } else if (!target.recalled) {
        const revision = target.revision + 1;
        const content = buildText(`edit ${revision}`);
        put({ ...target, revision, content });
        emit({ type: 'message-edited', ...named, by: 'bo', revision, content, time: 1 });
      }
      // A change is on the disk a moment after it was told; what a crash in that moment loses is what one misses while away.
      await settle(world);
    } else if (step.kind === 'cut') {
      if (connected) emit({ type: 'connection', state: { status: 'offline' } });
      connected = false;
      // What had been overtaken is lost with the connection.
      late.length = 0;
    } else if (step.kind === 'mend') {
      if (connected) continue;
      connected = true;
      emit({ type: 'connection', state: { status: 'connected' } }, { type: 'reconnected', resumed: false });
    } else if (step.kind === 'wait') {
      tellLate();
      await world.advance(20_000);
    } else {
      late.length = 0;
      if (step.kind === 'reload') await adapter!.session.disconnect();
      else env!.kill();
      await open();
    }
  }
}

describe('through the cache', () => {
  it('every answer is what the server would say, and nothing cached is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.boolean(),
        fc.array(steps, { maxLength: 40, size: 'max' }),
        play,
      ),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  }, 60_000);
});
