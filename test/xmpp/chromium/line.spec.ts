import { expect, test, type Person } from './fixtures.ts';

async function meet(first: Person, second: Person): Promise<string> {
  const id = await first.with(second);
  await first.row(second.user).click();
  await first.send('hello');
  await second.row(first.user).click();
  await expect(second.message('hello')).toBeVisible();
  return id;
}

/** Both have exactly this, in this order. */
async function expectBoth(people: readonly Person[], id: string, texts: readonly string[]): Promise<void> {
  for (const person of people) await expect.poll(() => person.texts(id), { timeout: 90_000 }).toEqual(texts);
  // The other may have it before who wrote it hears that it was taken.
  for (const person of people) {
    const unsettled = async (): Promise<readonly string[]> =>
      (await person.messageRows(id))
        .map(({ phase }) => phase)
        .filter((phase) => phase !== 'sent' && phase !== 'received');
    await expect.poll(unsettled).toEqual([]);
  }
}

test('offline and back: what was written on both sides arrives once, in order', async ({ site }) => {
  const [ann, bo] = [await site.enter('ann', { line: true, keepAlive: 2 }), await site.enter('bo')];
  const id = await meet(ann, bo);
  await ann.page.context().setOffline(true);
  site.line.down();
  // A browser that is told to be offline while something is on its way leaves the socket open, as a dead line does: then silence tells.
  await expect.poll(() => ann.connection(), { timeout: 60_000 }).not.toBe('connected');
  await bo.send('are you there?');
  for (const text of ['in the tunnel', 'still in it']) await ann.send(text);
  site.line.up();
  await ann.page.context().setOffline(false);
  await expectBoth([ann, bo], id, ['hello', 'are you there?', 'in the tunnel', 'still in it']);
});

test('a line that goes dead without a word is noticed, and nothing is lost', async ({ site }) => {
  const [ann, bo] = [await site.enter('ann', { line: true, keepAlive: 2 }), await site.enter('bo')];
  const id = await meet(ann, bo);
  expect(site.line.goDead()).toBeGreaterThan(0);
  await ann.send('into the void');
  await bo.send('from the other side');
  await expect.poll(() => ann.connection(), { timeout: 90_000 }).toBe('connected');
  const sorted = async (person: Person): Promise<readonly string[]> => (await person.texts(id)).toSorted();
  for (const person of [ann, bo]) {
    await expect
      .poll(() => sorted(person), { timeout: 90_000 })
      .toEqual(['from the other side', 'hello', 'into the void']);
  }
  expect(await ann.texts(id)).toEqual(await bo.texts(id));
});

test('the server is killed and comes back: nothing is lost, nothing is there twice', async ({ site }) => {
  const [ann, bo] = [await site.enter('ann'), await site.enter('bo')];
  const id = await meet(ann, bo);
  const wanted = ['hello'];
  const say = async (text: string): Promise<void> => {
    wanted.push(text);
    await ann.send(text);
  };
  for (const text of ['before 1', 'before 2']) await say(text);
  // Some are still on their way when the server dies.
  await site.server.kill();
  for (const text of ['while it is gone 1', 'while it is gone 2']) await say(text);
  await expect.poll(() => bo.connection()).not.toBe('connected');
  await site.server.start();
  await expectBoth([ann, bo], id, wanted);
  wanted.push('welcome back');
  await bo.send('welcome back');
  await expectBoth([ann, bo], id, wanted);
});

test('two browsers of one person stay in step', async ({ site }) => {
  const [ann, desk, bo] = [await site.enter('ann'), await site.enter('ann'), await site.enter('bo')];
  const id = await meet(ann, bo);
  await desk.row(bo.user).click();
  await expect(desk.message('hello')).toBeVisible();
  await desk.send('from my desk');
  await expect(ann.message('from my desk')).toBeVisible();
  await bo.send('I hear both');
  await expectBoth([ann, desk, bo], id, ['hello', 'from my desk', 'I hear both']);

  // Read in one, read in the other; pinned in one, pinned in the other.
  const cy = await site.enter('cy');
  await cy.with(ann);
  await cy.row(ann.user).click();
  await cy.send('psst');
  await ann.row(cy.user).click();
  await expect(ann.message('psst')).toBeVisible();
  const aside = await ann.with(cy);
  await expect.poll(() => desk.unread(aside)).toBe(0);
  await ann.page.evaluate((chat) => window.chat.store.actions.updateSettings(chat, { pinned: true }), aside);
  const pinned = (): Promise<unknown> =>
    desk.page.evaluate((chat) => window.chat.store.getState().conversations.get(chat)?.settings.pinned, aside);
  await expect.poll(pinned).toBeTruthy();
});
