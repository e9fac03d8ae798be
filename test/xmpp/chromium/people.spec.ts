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
  await ann.act('frist', 'Edit');
  await expect(ann.composer).toHaveValue('frist');
  await ann.send('first');
  await ann.act('take this back', 'Take back for everyone');
  await ann.root.getByRole('alertdialog').getByRole('button', { name: 'Take back', exact: true }).click();
  await expect(bo.message('first')).toContainText('edited');
  await expect(bo.log.getByText('took back a message')).toBeVisible();
  await expect(bo.message('take this back')).toHaveCount(0);
  await bo.act('first', 'React with 👍');
  await expect(ann.message('first').getByRole('button', { name: /^👍, 1 reaction/u })).toBeVisible();
  const folded = [
    { text: 'first', revision: 1, reactions: ['👍 1'], recalled: false },
    { text: '', recalled: true },
  ];
  for (const person of [ann, bo]) await expect.poll(() => person.messageRows(id)).toMatchObject(folded);

  const newest = async (): Promise<unknown> => (await bo.messageRows(id)).at(-1);
  const picture = await ann.page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 40 });
    canvas.getContext('2d')?.fillRect(0, 0, 30, 40);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await ann.attach('dot.png', 'image/png', picture);
  await expect.poll(newest).toMatchObject({ type: 'image', senderId: ann.id });
  await expect(bo.log.locator('img').last()).toHaveJSProperty('naturalWidth', 60);
  const bytes = Buffer.from('The key is under the mat.').toString('base64');
  await ann.attach('notes.txt', 'text/plain', bytes);
  await expect.poll(newest).toMatchObject({ type: 'file', senderId: ann.id });
  await expect(bo.message('notes.txt')).toBeVisible();
  expect(await bo.page.evaluate((chat) => window.chat.download(chat), id)).toBe(bytes);
  // A machine without a microphone: what would have been recorded.
  await ann.page.evaluate((args) => window.chat.sendVoice(...args), [id, 'note.wav', bytes] as const);
  await expect.poll(newest).toMatchObject({ type: 'voice', senderId: ann.id });
  expect(await bo.page.evaluate((chat) => window.chat.download(chat), id)).toBe(bytes);

  await bo.reload();
  await bo.row(ann.user).click();
  await expect(bo.message('first')).toBeVisible();
  await expect
    .poll(() => bo.messageRows(id))
    .toMatchObject([...folded, { type: 'image' }, { type: 'file' }, { type: 'voice' }]);
});

test('three people in a group with roles', async ({ site }) => {
  const [ann, bo, cy] = [await site.enter('ann'), await site.enter('bo'), await site.enter('cy')];
  for (const other of [bo, cy]) await ann.with(other);
  const name = 'Supper club';
  await ann.root.getByRole('button', { name: 'New chat', exact: true }).click();
  await ann.dialog('New chat').getByRole('button', { name: 'New group' }).click();
  const form = ann.dialog('New group');
  await form.getByRole('textbox', { name: 'Name of the group' }).fill(name);
  for (const { user } of [bo, cy]) {
    await form.getByRole('searchbox').fill(user);
    await form.getByRole('checkbox', { name: user, exact: true }).check();
  }
  await form.getByRole('button', { name: 'Create group' }).click();
  await expect(ann.chat(name)).toBeVisible();
  for (const person of [bo, cy]) {
    await person.row(name).click();
    await expect(person.chat(name)).toBeVisible();
  }
  await ann.send('who cooks?');
  await expect(bo.message('who cooks?')).toBeVisible();
  await bo.send('I do');
  await cy.send('I eat');
  for (const person of [ann, bo, cy])
    for (const text of ['who cooks?', 'I do', 'I eat']) await expect(person.message(text)).toHaveCount(1);

  for (const person of [ann, bo, cy]) await person.manage(name);
  await ann.actOn(bo.user, 'Make admin');
  for (const person of [ann, bo, cy]) await expect(person.member(bo.user)).toContainText('Admin');
  await bo.actOn(cy.user, 'Remove from the group…');
  await bo.root.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(cy.root.getByText('You were removed from this group.').first()).toBeVisible();
  for (const person of [ann, bo]) await expect(person.member(cy.user)).toHaveCount(0);
  await ann.send('more for us');
  await expect(bo.message('more for us')).toBeVisible();
  await expect(cy.message('more for us')).toHaveCount(0);
});
