import { unique } from './chatPage.ts';
import { conversations, people } from './chatPage.ts';
import { expect, test } from './fixtures.ts';

test.describe('two people in two windows', () => {
  test('chat both ways @react18 @production', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
    const question = unique('Do we take the path along the stream?');
    const answer = unique('Sí, y la cabaña.');

    await mira.send(question);
    await expect(tomas.message(question)).toBeVisible();
    await expect(tomas.message(question)).toHaveAccessibleName(/^Mira Solberg, /u);
    await expect(mira.message(question)).toHaveAccessibleName(/^You, /u);
    await tomas.send(answer);
    await expect(mira.message(answer)).toBeVisible();

    for (const person of [mira, tomas]) {
      await expect(person.message(question)).toHaveCount(1);
      await expect(person.message(answer)).toHaveCount(1);
      expect((await person.messageTexts()).slice(-2)).toEqual([
        expect.stringContaining(question),
        expect.stringContaining(answer),
      ]);
      await expect(person.composer).toHaveValue('');
    }
    await expect(mira.row(people.tomas)).toContainText(answer);
    await expect(tomas.row(people.mira)).toContainText(`You: ${answer}`);
  });

  test('writing shows while it goes on, and ends when it stops', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
    const writing = mira.chat(people.tomas).getByText('Tomás Arrieta is typing…');

    await tomas.composer.pressSequentially('Un momento');
    await expect(writing).toBeVisible();
    await expect(mira.row(people.tomas)).toContainText('typing…');
    await tomas.composer.press('Enter');
    await expect(mira.message('Un momento')).toBeVisible();
    await expect(writing).toBeHidden();
    await expect(mira.row(people.tomas)).not.toContainText('typing…');

    await tomas.composer.pressSequentially('Otra cosa');
    await expect(writing).toBeVisible();
    // Nobody says that it stopped but the pause: at most ten seconds.
    await expect(writing).toBeHidden({ timeout: 10_000 });
    await expect(mira.row(people.tomas)).not.toContainText('typing…');
  });

  test('the tick of a message goes from sent to delivered to read and never back, on one and the same element @react18', async ({
    open,
  }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-camille' });
    const text = unique('Le bol est arrivé');
    await mira.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seenStatuses: seen });
      new MutationObserver(() => {
        const own = [...document.querySelectorAll('[role=article][data-mine]')].at(-1);
        const status = own?.getAttribute('data-status');
        if (own?.textContent?.includes('Le bol est arrivé') && status && seen.at(-1) !== status) seen.push(status);
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-status'] });
    });
    await mira.send(text);
    await mira.message(text).evaluate((row) => Object.assign(row, { wasHereFirst: true }));
    await mira.expectStatus(text, 'Sent');

    const camille = await open({ user: 'camille' });
    await mira.expectStatus(text, 'Delivered');
    await camille.openConversation(people.mira);
    await expect(camille.message(text)).toBeVisible();
    await mira.expectStatus(text, 'Read');

    expect(await mira.message(text).evaluate((row) => 'wasHereFirst' in row)).toBe(true);
    const order = ['saving', 'queued', 'sending', 'confirming', 'sent', 'delivered', 'read'];
    const seen = await mira.page.evaluate(() => (globalThis as unknown as { seenStatuses: string[] }).seenStatuses);
    const steps = seen.map((status) => order.indexOf(status));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(seen).toEqual(expect.arrayContaining(['sent', 'delivered', 'read']));
  });

  test('what is not open counts as unread, and opening it clears that', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-camille' });
    const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
    await expect(mira.row(people.tomas)).not.toContainText('unread');

    const first = unique('¿Estás?');
    const second = unique('Llevo queso');
    await tomas.send(first);
    await expect(mira.row(people.tomas)).toContainText('1 unread message');
    await tomas.send(second);
    await expect(mira.row(people.tomas)).toContainText('2 unread messages');
    await tomas.expectStatus(second, 'Delivered');

    await mira.openConversation(people.tomas);
    await expect(mira.message(first)).toBeVisible();
    await expect(mira.message(second)).toBeVisible();
    await expect(mira.log.getByRole('separator').filter({ hasText: 'New messages' })).toHaveCount(1);
    await expect(mira.row(people.tomas)).not.toContainText('unread');
    await tomas.expectStatus(second, 'Read');
  });

  test('nothing is read while the window has no focus, and all of it when the focus comes back', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
    const text = unique('¿Me lees?');
    await mira.page.evaluate(() => {
      document.hasFocus = () => false;
      dispatchEvent(new Event('blur'));
    });
    await tomas.send(text);
    await expect(mira.message(text)).toBeVisible();
    await expect(mira.row(people.tomas)).toContainText('1 unread message');
    await tomas.expectStatus(text, 'Delivered');
    await mira.page.evaluate(() => {
      document.hasFocus = () => true;
      dispatchEvent(new Event('focus'));
    });
    await expect(mira.row(people.tomas)).not.toContainText('unread');
    await tomas.expectStatus(text, 'Read');
  });

  test('a group shows who wrote what, and whom it is from in the list', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: conversations.trail.id });
    const tomas = await open({ user: 'tomas', conversation: conversations.trail.id });
    const greeting = unique('Hello trail');
    const reply = unique('Hola a todos');
    await mira.send(greeting);
    await expect(tomas.message(greeting)).toBeVisible();
    await expect(tomas.message(greeting)).toContainText(people.mira);
    await tomas.send(reply);
    await expect(mira.message(reply)).toBeVisible();
    await expect(mira.message(reply)).toContainText(people.tomas);
    // In a group of two windows nobody is told their own name.
    await expect(mira.message(greeting)).not.toContainText(people.mira);
    await expect(mira.row(conversations.trail.name)).toContainText(`${people.tomas}: ${reply}`);
    await expect(tomas.row(conversations.trail.name)).toContainText(`You: ${reply}`);
  });

  test('a crossing volley arrives once each and in the same order on both sides @react18', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
    const volley = (who: string): string[] => Array.from({ length: 8 }, (_, i) => `${who} says ${i}.`);
    const fire = async (chat: typeof mira, texts: readonly string[]): Promise<void> => {
      for (const text of texts) {
        await chat.composer.fill(text);
        await chat.composer.press('Enter');
      }
    };
    await Promise.all([fire(mira, volley('Mira')), fire(tomas, volley('Tomas'))]);
    for (const text of [...volley('Mira'), ...volley('Tomas')]) {
      await expect(mira.message(text)).toHaveCount(1);
      await expect(tomas.message(text)).toHaveCount(1);
    }
    await expect(mira.messages.getByText('Sending', { exact: true })).toHaveCount(0);
    const said = async (chat: typeof mira): Promise<string[]> =>
      (await chat.messageTexts()).flatMap((text) => /(?:Mira|Tomas) says \d\./u.exec(text)?.[0] ?? []);
    const order = await said(mira);
    expect(await said(tomas)).toEqual(order);
    expect(order.filter((text) => text.startsWith('Mira'))).toEqual(volley('Mira'));
    expect(order.filter((text) => text.startsWith('Tomas'))).toEqual(volley('Tomas'));
  });
});

test.describe('drafts', () => {
  test('are kept for each conversation, across a reload, and shown in the list @react18', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    const toTomas = unique('Bring the stove and');
    const toCamille = unique('Bonjour, je voulais');
    await mira.composer.fill(toTomas);
    await mira.openConversation(people.camille);
    await expect(mira.composer).toHaveValue('');
    await expect(mira.row(people.tomas)).toContainText(`Draft:${toTomas}`);
    await mira.composer.fill(toCamille);
    // What is open says in its composer what was begun; the row need not.
    await expect(mira.row(people.camille)).not.toContainText('Draft:');
    await mira.openConversation(people.tomas);
    await expect(mira.composer).toHaveValue(toTomas);
    await expect(mira.row(people.camille)).toContainText(`Draft:${toCamille}`);

    await mira.reload();
    await expect(mira.composer).toHaveValue(toTomas);
    await expect(mira.row(people.camille)).toContainText(`Draft:${toCamille}`);
    await mira.openConversation(people.camille);
    await expect(mira.composer).toHaveValue(toCamille);

    // Sent is no draft any more, also after a reload.
    await mira.composer.press('Enter');
    await expect(mira.message(toCamille)).toBeVisible();
    await expect(mira.composer).toHaveValue('');
    await mira.expectStatus(toCamille, 'Sent');
    await mira.openConversation(people.tomas);
    await mira.reload();
    await expect(mira.row(people.camille)).toContainText(`You: ${toCamille}`);
    await expect(mira.row(people.camille)).not.toContainText('Draft:');
  });

  test('typed right before the page goes are there when it comes back', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    const text = unique('One last word');
    await mira.composer.fill(text);
    await mira.reload();
    await expect(mira.composer).toHaveValue(text);
  });

  test('of another person on the same browser are not seen', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    const secret = unique('Do not tell');
    await mira.composer.fill(secret);
    await mira.openConversation(people.camille);
    await expect(mira.row(people.tomas)).toContainText(`Draft:${secret}`);
    const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
    await expect(tomas.messages.last()).toBeVisible();
    await expect(tomas.composer).toHaveValue('');
    await expect(tomas.root).not.toContainText(secret);
  });
});

test('a reload keeps everything: messages, their order, drafts, unread and the open conversation @react18 @production', async ({
  open,
}) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
  const sent = [unique('First'), unique('Second'), unique('Third')];
  for (const text of sent) await mira.send(text);
  for (const text of sent) await mira.expectStatus(text, 'Sent');
  const draft = unique('And');
  await mira.composer.fill(draft);
  const tail = (await mira.messageTexts()).slice(-6);
  const unread = mira.list.getByText(/\d+ unread message/u);
  await expect(unread.first()).toBeAttached();
  const badges = await unread.allTextContents();
  const rows = await mira.rows.evaluateAll((items) =>
    items.map((item) => item.querySelector('.cl-conversation__name')?.textContent),
  );

  await mira.reload();
  await expect(mira.chat(people.tomas)).toBeVisible();
  for (const text of sent) await expect(mira.message(text)).toHaveCount(1);
  expect((await mira.messageTexts()).slice(-6)).toEqual(tail);
  await expect(mira.composer).toHaveValue(draft);
  await expect(unread).toHaveText(badges);
  await expect(mira.rows.locator('.cl-conversation__name')).toHaveText(rows.map((name) => name ?? ''));
});

test('a message sent right before a reload is there once, and arrives once', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
  const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
  const text = unique('Going through a tunnel');
  await mira.send(text);
  // Shown as queued means kept: whatever the state, from here on it may not get lost.
  await expect(mira.message(text).getByText(/^(?:Waiting to be sent|Sending|Sent|Delivered|Read)$/u)).toBeAttached();
  await mira.reload();
  await expect(mira.message(text)).toHaveCount(1);
  await expect(mira.message(text).getByText(/^(?:Sent|Delivered|Read)$/u)).toBeAttached();
  await expect(tomas.message(text)).toHaveCount(1);
});

test.describe('two windows of one person', () => {
  test('stay in step: a message shows once in each, unread and drafts follow @react18', async ({ open }) => {
    const here = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    const there = await open({ user: 'mira', conversation: 'dm-mira-camille' });
    const text = unique('From the first window');
    await here.send(text);
    await expect(there.row(people.tomas)).toContainText(`You: ${text}`);
    await there.openConversation(people.tomas);
    await expect(there.message(text)).toHaveCount(1);
    await expect(here.message(text)).toHaveCount(1);
    await expect(there.message(text)).toHaveAccessibleName(/^You, /u);

    const back = unique('From the second window');
    await there.send(back);
    await expect(here.message(back)).toHaveCount(1);
    await expect(there.message(back)).toHaveCount(1);

    const tomas = await open({ user: 'tomas' });
    await there.openConversation(people.camille);
    await here.openConversation(people.camille);
    await tomas.openConversation(people.mira);
    const question = unique('¿Cuál ventana?');
    await tomas.send(question);
    await expect(here.row(people.tomas)).toContainText('1 unread message');
    await expect(there.row(people.tomas)).toContainText('1 unread message');
    // Read in one window is read in the other.
    await here.openConversation(people.tomas);
    await expect(there.row(people.tomas)).not.toContainText('unread');

    const draft = unique('A thought');
    await here.composer.fill(draft);
    await expect(there.row(people.tomas)).toContainText(`Draft:${draft}`);
    await there.openConversation(people.tomas);
    await expect(there.composer).toHaveValue(draft);
  });
});

test('while names are on their way no id shows in their place', async ({ open, context }) => {
  const first = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
  await expect(first.messages.last()).toBeVisible();
  // Looks at every frame from the first: at what is read and at what is read out.
  await context.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seenIds: seen });
    const look = (): void => {
      const labels = [...document.querySelectorAll('[aria-label], [placeholder]')].flatMap((element) => [
        element.getAttribute('aria-label') ?? '',
        element.getAttribute('placeholder') ?? '',
      ]);
      for (const text of [...labels, document.body?.innerText ?? '']) {
        for (const id of text.match(/\b(?:tomas|mira|greta|camille|(?:dm|group)-[a-z-]+)\b/gu) ?? [])
          seen.add(`${id} in "${text.slice(0, 60)}"`);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (const conversation of ['dm-mira-tomas', conversations.trail.id]) {
    const mira = await open({ user: 'mira', conversation });
    await expect(mira.messages.last()).toBeVisible();
    expect(await mira.page.evaluate(() => [...(globalThis as unknown as { seenIds: Set<string> }).seenIds])).toEqual(
      [],
    );
  }
});

test('people of the demo world answer when asked to', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-camille', bots: true });
  await expect(mira.messages.last()).toBeVisible();
  const count = (await mira.messageTexts()).length;
  expect(count).toBeGreaterThan(0);
  const text = unique('Bonjour Camille');
  await mira.send(text);
  await mira.expectStatus(text, 'Read');
  await expect(mira.chat(people.camille).getByText('Camille Fontanel is typing…')).toBeVisible({ timeout: 15_000 });
  await expect(mira.messages.last()).toHaveAccessibleName(/^Camille Fontanel, /u, { timeout: 20_000 });
  await expect(mira.messages.last()).not.toContainText(text);
});
