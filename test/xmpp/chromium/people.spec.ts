import { expect, test, type Person } from './fixtures.ts';

/** Opens the conversation of two people on both sides, and answers its id. */
async function meet(first: Person, second: Person, firstWords: string): Promise<string> {
  const id = await first.with(second);
  await first.row(second.user).click();
  await first.send(firstWords);
  await second.row(first.user).click();
  await expect(second.message(firstWords)).toBeVisible();
  return id;
}

test('two people chat: ticks, typing, unread, history after a reload', async ({ site }) => {
  const [ann, bo] = [await site.enter('ann'), await site.enter('bo')];
  const id = await meet(ann, bo, 'hello from Ann');
  await ann.expectStatus('hello from Ann', 'Read');

  await bo.composer.pressSequentially('hello to you');
  await expect(ann.root.getByText(/typing/u).first()).toBeVisible();
  await bo.composer.press('Enter');
  await expect(ann.message('hello to you')).toBeVisible();
  expect(await bo.messageRows(id)).toMatchObject([{ senderId: ann.id }, { senderId: bo.id }]);

  // Bo is elsewhere: what comes is counted, and gone when he looks.
  const cy = await site.enter('cy');
  const other = await bo.with(cy);
  await bo.row(cy.user).click();
  await expect
    .poll(() => bo.page.evaluate((wanted) => window.chat.store.getState().timelines.has(wanted), other))
    .toBe(true);
  for (const text of ['one', 'two', 'three']) await ann.send(text);
  await ann.expectStatus('three', 'Delivered');
  await expect.poll(() => bo.unread(id)).toBe(3);
  await bo.row(ann.user).click();
  await expect.poll(() => bo.unread(id)).toBe(0);
  await ann.expectStatus('three', 'Read');

  await bo.reload();
  await bo.row(ann.user).click();
  await expect(bo.message('three')).toBeVisible();
  expect(await bo.texts(id)).toEqual(['hello from Ann', 'hello to you', 'one', 'two', 'three']);
  expect(await bo.unread(id)).toBe(0);
});

test('edits, recalls, reactions and files reach the other, and stay over a reload', async ({ site }) => {
  const [ann, bo] = [await site.enter('ann'), await site.enter('bo')];
  const id = await meet(ann, bo, 'frist');
  await ann.send('take this back');
  await expect(bo.message('take this back')).toBeVisible();
  await ann.page.evaluate((chat) => window.chat.edit(chat, 'frist', 'first'), id);
  await ann.page.evaluate((chat) => window.chat.recall(chat, 'take this back'), id);
  await expect(bo.message('first')).toBeVisible();
  await expect(bo.message('take this back')).toHaveCount(0);
  await bo.page.evaluate((chat) => window.chat.react(chat, 'first', '👍'), id);
  const folded = [
    { text: 'first', revision: 1, reactions: ['👍 1'], recalled: false },
    { text: '', recalled: true },
  ];
  for (const person of [ann, bo]) await expect.poll(() => person.messageRows(id)).toMatchObject(folded);

  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxAADCBYAG10BBdmz9y8AAAAASUVORK5CYII=';
  for (const [kind, name] of [
    ['image', 'dot.png'],
    ['voice', 'note.wav'],
    ['file', 'notes.txt'],
  ] as const) {
    await ann.page.evaluate((args) => window.chat.sendFile(...args), [id, kind, name, png] as const);
    await expect.poll(async () => (await bo.messageRows(id)).at(-1)).toMatchObject({ type: kind, senderId: ann.id });
    expect(await bo.page.evaluate((chat) => window.chat.download(chat), id)).toBe(png);
  }
  await expect(bo.log.locator('img').last()).toHaveJSProperty('naturalWidth', 2);

  await bo.reload();
  await bo.row(ann.user).click();
  await expect(bo.message('first')).toBeVisible();
  await expect
    .poll(() => bo.messageRows(id))
    .toMatchObject([...folded, { type: 'image' }, { type: 'voice' }, { type: 'file' }]);
});

test('three people in a group with roles', async ({ site }) => {
  const [ann, bo, cy] = [await site.enter('ann'), await site.enter('bo'), await site.enter('cy')];
  const id = await ann.page.evaluate(
    async (memberIds) => {
      const { groups } = window.chat.store.adapter;
      return (await groups!.create!({ kind: 'work', name: 'Supper club', memberIds })).id;
    },
    [bo.id, cy.id],
  );
  for (const person of [ann, bo, cy]) {
    await person.row('Supper club').click();
    await expect(person.chat('Supper club')).toBeVisible();
  }
  await ann.send('who cooks?');
  await expect(bo.message('who cooks?')).toBeVisible();
  await bo.send('I do');
  await cy.send('I eat');
  for (const person of [ann, bo, cy])
    await expect.poll(async () => (await person.texts(id)).toSorted()).toEqual(['I do', 'I eat', 'who cooks?']);

  const roleOf = (person: Person, of: Person): Promise<string | undefined> =>
    person.page.evaluate(
      async ([group, user]) =>
        (await window.chat.store.adapter.groups!.listMembers(group!)).items.find(({ userId }) => userId === user)?.role,
      [id, of.id],
    );
  await ann.page.evaluate(
    ([group, user]) => window.chat.store.adapter.groups!.setRole!(group!, user!, 'admin'),
    [id, bo.id],
  );
  await expect.poll(() => roleOf(cy, bo)).toBe('admin');
  await bo.page.evaluate(([group, user]) => window.chat.store.adapter.groups!.remove!(group!, [user!]), [id, cy.id]);
  await expect
    .poll(() => cy.page.evaluate((group) => window.chat.store.getState().conversations.get(group)?.membership, id))
    .not.toBe('member');
  await ann.send('more for us');
  await expect(bo.message('more for us')).toBeVisible();
  await expect(cy.message('more for us')).toHaveCount(0);
});
