import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectAs, memoryServer, text, wordsOf, type TestClient } from './local.test.helpers.js';

const HOUR = 3_600_000;

/** Two people whose service runs by a clock of its own. */
async function two(): Promise<{
  mira: TestClient;
  tomas: TestClient;
  phone: TestClient;
  id: string;
  now(): number;
  pass(ms: number): void;
  leave(): Promise<void>;
}> {
  let now = 1_780_000_000_000;
  const timers = new Map<() => void, number>();
  const pass = (ms: number): void => {
    now += ms;
    for (const [run, at] of [...timers]) {
      if (at > now) continue;
      timers.delete(run);
      run();
    }
  };
  const setTimer = (run: () => void, ms: number): (() => void) => {
    const mine = (): void => run();
    timers.set(mine, now + ms);
    return () => timers.delete(mine);
  };
  const server = memoryServer({ environment: { now: () => now, setTimer } });
  const mira = await connectAs('mira', { server });
  const tomas = await connectAs('tomas', { server });
  const phone = await connectAs('mira', { server });
  const { id } = await mira.adapter.conversations.startDirect!('tomas');
  await import('./client/scheduler.js');
  const all = [mira, tomas, phone];
  const leave = async (): Promise<void> => {
    for (const client of all) await client.adapter.session.disconnect();
  };
  return { mira, tomas, phone, id, now: () => now, pass, leave };
}

/** Lets time pass until something is true. */
async function until(pass: (ms: number) => void, test: () => void): Promise<void> {
  await vi.waitFor(() => {
    pass(200);
    test();
  });
}

describe('the local service, with messages for later', () => {
  let leave = async (): Promise<void> => {};
  afterEach(() => leave());

  it('sends them when their time has come, in the name of their writer, once', async () => {
    const world = await two();
    ({ leave } = world);
    const { mira, tomas, id, pass } = world;
    const kept = await mira.adapter.messages.schedule!(text(id, 'Good morning'), world.now() + HOUR);
    expect(kept).toMatchObject({ at: world.now() + HOUR });
    await mira.until('scheduled', ({ scheduled }) => scheduled.id === kept?.id);
    await new Promise((resolve) => setTimeout(resolve, 20));
    pass(200);
    expect(tomas.of('message')).toEqual([]);
    pass(HOUR);
    await until(pass, () =>
      expect(tomas.of('message').map(({ message }) => wordsOf(message))).toEqual(['Good morning']),
    );
    await until(pass, () => expect(mira.of('scheduled-removed')).toMatchObject([{ id: kept!.id, conversationId: id }]));
    expect((await mira.adapter.messages.listScheduled!()).items).toEqual([]);
    expect(tomas.of('scheduled')).toEqual([]);
  });

  it('sends them also while something is said all the time', async () => {
    const world = await two();
    ({ leave } = world);
    const { mira, tomas, id, pass } = world;
    await mira.adapter.messages.schedule!(text(id, 'In between'), world.now() + 1000);
    for (let i = 0; i < 60; i++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, faster than the service looks
      await tomas.adapter.messages.send(text(id, `Word ${i}`));
      pass(50);
    }
    const heard = (): unknown[] => tomas.of('message').map(({ message }) => wordsOf(message));
    await vi.waitFor(() => expect(heard()).toContain('In between'));
  });

  it('keeps the reason of one that is refused, and sends it once it is changed and may be sent', async () => {
    const world = await two();
    ({ leave } = world);
    const { mira, tomas, id, pass } = world;
    const kept = await mira.adapter.messages.schedule!(text(id, 'Hello'), world.now() + HOUR);
    await tomas.adapter.users!.setBlocked!('mira', true);
    pass(HOUR);
    await until(pass, () => expect(mira.of('scheduled').at(-1)?.scheduled.error).toMatchObject({ code: 'blocked' }));
    await tomas.adapter.users!.setBlocked!('mira', false);
    await mira.adapter.messages.updateScheduled!({ conversationId: id }, kept!.id, { at: world.now() + HOUR });
    pass(HOUR);
    await until(pass, () => expect(tomas.of('message')).toHaveLength(1));
  });

  it('takes no time further away than a year', async () => {
    const world = await two();
    ({ leave } = world);
    const { mira, id } = world;
    const at = world.now() + 400 * 24 * HOUR;
    await expect(mira.adapter.messages.schedule!(text(id, 'Far'), at)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('tells nothing of what is quoted once that was taken back', async () => {
    const world = await two();
    ({ leave } = world);
    const { mira, tomas, phone, id } = world;
    const { message } = await tomas.adapter.messages.send(text(id, 'A secret'));
    const quote = {
      ref: { conversationId: id, messageId: message.id },
      senderName: 'Tomas',
      time: message.time,
      content: message.content,
    };
    await mira.adapter.messages.schedule!(text(id, 'Reply', { quote }), world.now() + HOUR);
    await tomas.adapter.messages.recall!({ conversationId: id }, message.id);
    const { items } = await phone.adapter.messages.listScheduled!();
    expect(JSON.stringify(items)).not.toContain('A secret');
    expect(items).toHaveLength(1);
  });
});

it('sends at once only where that is wanted so', async () => {
  const { adapter } = await connectAs('mira', { server: memoryServer(), schedule: false });
  expect(adapter.can('messages.schedule').state).toBe('absent');
  expect(adapter.messages.schedule).toBeUndefined();
  await adapter.session.disconnect();
});
