import { conversations, people, unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { frames, movesOf, recordFrames } from './frames.ts';

/** One notch of the wheel, in px. */
const notch = 100;
/** Less than a screen and a half from the start of what is loaded: here older messages are fetched. */
const near = 700;

/** Turns the wheel upwards notch by notch, and waits at the start of what is loaded until there is more. */
async function wheelUp(chat: ChatPage, notches: number): Promise<void> {
  await chat.log.hover();
  const seen = await chat.log.evaluateHandle(() => {
    const turned = { count: 0 };
    const onWheel = (event: WheelEvent): void => void (turned.count += event.isTrusted ? 1 : 0);
    addEventListener('wheel', onWheel, { capture: true, passive: true });
    return turned;
  });
  for (let i = 0; i < notches; i += 1) {
    await expect.poll(() => chat.log.evaluate((log) => log.scrollTop)).toBeGreaterThan(notch * 2);
    await chat.page.mouse.wheel(0, -notch);
    await frames(chat.log, 2);
  }
  // A busy page may hear of the last one later, and move later still.
  await expect.poll(() => seen.evaluate(({ count }) => count)).toBe(notches);
  await frames(chat.log, 4);
}

for (const { id, name, last, count } of [
  { ...conversations.harbour, last: '⛵ 100000', count: '100,000' },
  { ...conversations.tandem, last: '⛵ 10000', count: '10,000' },
]) {
  test.describe(`a conversation of ${count} messages`, () => {
    test('opens at its end with few rows, from the first frame that shows any @production', async ({ open }) => {
      const mira = await open({ user: 'mira' });
      await mira.page.evaluate(() => {
        const away: number[] = [];
        Object.assign(globalThis, { framesAway: away });
        const channel = new MessageChannel();
        channel.port2.onmessage = () => {
          const log = document.querySelector('[role=log]');
          if (log?.querySelector('[role=article]')) {
            const gap = log.scrollHeight - log.scrollTop - log.clientHeight;
            if (gap > 1) away.push(gap);
          }
          requestAnimationFrame(() => channel.port1.postMessage(0));
        };
        channel.port1.postMessage(0);
      });
      await mira.openConversation(name);
      await expect(mira.messages.last()).toContainText(last);
      await expect(mira.messages.last()).toBeInViewport();
      expect(await mira.distanceFromEnd()).toBeLessThanOrEqual(1);
      expect(await mira.messages.count()).toBeLessThan(100);
      await frames(mira.log, 10);
      expect(await mira.page.evaluate(() => (globalThis as unknown as { framesAway: number[] }).framesAway)).toEqual(
        [],
      );
    });

    test('goes up by the wheel: what is read moves by the notch and by nothing else, however much is loaded above; one click leads back', async ({
      open,
    }) => {
      // Ninety notches of two frames each: a busy machine has few of them in a second.
      test.slow();
      const mira = await open({ user: 'mira', conversation: id });
      await expect(mira.messages.last()).toContainText(last);
      const jump = mira.root.getByRole('button', { name: /^Jump to the latest message/u });
      await expect(jump).toBeHidden();
      const stop = await recordFrames(mira.log);
      // Several pages are loaded on the way.
      await wheelUp(mira, 90);
      const seen = await stop();
      const moves = movesOf(seen);
      const loads = moves.filter(({ grew }) => grew > 1000).length;
      expect(loads, 'pages that came in while looking').toBeGreaterThanOrEqual(2);
      expect(seen.filter(({ rows }) => Object.keys(rows).length === 0).length, 'frames without a row').toBe(0);
      expect(moves.filter(({ torn }) => torn).length, 'frames in which rows moved apart').toBe(0);
      const strange = moves.map(({ by }) => Math.abs(by - notch * Math.round(by / notch))).filter((off) => !(off <= 1));
      expect(strange, 'px by which a frame moved more or less than the wheel').toEqual([]);
      const sum = moves.reduce((all, { by }) => all + by, 0);
      expect(Math.abs(sum - 90 * notch)).toBeLessThanOrEqual(1);
      expect(await mira.messages.count()).toBeLessThan(100);

      await expect(mira.message(last)).not.toBeInViewport();
      await expect(jump).toBeVisible();
      await jump.click();
      await expect(mira.messages.last()).toContainText(last);
      await expect(mira.messages.last()).toBeInViewport();
      await expect(jump).toBeHidden();
      expect(await mira.distanceFromEnd()).toBeLessThanOrEqual(1);
    });

    test('stands still while older messages come in above and newer ones below', async ({ open }) => {
      const mira = await open({ user: 'mira', conversation: id });
      const tomas = await open({ user: 'tomas', conversation: id });
      await expect(mira.messages.last()).toContainText(last);
      await expect(tomas.messages.last()).toContainText(last);
      await mira.page.bringToFront();
      await wheelUp(mira, 12);
      const stop = await recordFrames(mira.log);
      // One leap to where older messages are fetched; from then on the reader does nothing.
      const height = await mira.log.evaluate(
        (log, top) =>
          new Promise<number>((resolve) => {
            const leap = (): void => {
              log.scrollTop = top;
              resolve(log.scrollHeight);
            };
            log.addEventListener('looked', leap, { once: true });
          }),
        near,
      );
      const text = unique('Down there');
      await tomas.send(text);
      await expect.poll(() => mira.log.evaluate((log) => log.scrollHeight)).toBeGreaterThan(height + 1000);
      await expect(mira.root.getByRole('button', { name: 'Jump to the latest message. 1 new message' })).toBeVisible();
      const moves = movesOf(await stop());
      const odd = moves.flatMap(({ by, torn }, i) => (torn || !(Math.abs(by) <= 1) ? [i] : []));
      expect(odd, 'frames in which anything moved: that of the leap').toHaveLength(1);
      expect(
        moves.findIndex(({ grew }) => grew > 1000),
        'the frame in which a page came in',
      ).toBeGreaterThan(odd[0] ?? 0);
    });

    test('brings one who writes from far up down to their own message', async ({ open }) => {
      test.slow();
      const mira = await open({ user: 'mira', conversation: id });
      await expect(mira.messages.last()).toContainText(last);
      await wheelUp(mira, 60);
      const text = unique('From the crow’s nest');
      await mira.composer.fill(text);
      await mira.composer.press('Enter');
      await expect(mira.message(text)).toBeInViewport({ ratio: 1 });
      await expect(mira.messages.last()).toContainText(text);
      await mira.expectStatus(text, 'Sent');
      expect(await mira.distanceFromEnd()).toBeLessThanOrEqual(1);
      // Up again, and it is still there once.
      await wheelUp(mira, 5);
      await expect(mira.message(text)).toHaveCount(1);
      // The tick in the other direction: the text after a reload.
      await mira.reload();
      await expect(mira.messages.last()).toContainText(text);
    });
  });
}

test('the wheel turns the list also over the tools of a message', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.tandem.id });
  await expect(mira.messages.last()).toBeVisible();
  // Where what is read stands; the scroll position also follows rows above that are measured.
  const stands = async (): Promise<number> => Math.round((await mira.messages.last().boundingBox())?.y ?? 0);
  await mira.messages.last().locator('.cl-message__bubble').hover();
  await mira.root.getByRole('toolbar').hover();
  const before = await stands();
  await mira.page.mouse.wheel(0, -notch);
  await expect.poll(stands).toBe(before + notch);
  await mira.page.mouse.wheel(0, -notch);
  await expect.poll(stands).toBe(before + 2 * notch);
  // Nothing pulls the reader down again.
  await frames(mira.log, 30);
  expect(await stands()).toBe(before + 2 * notch);
});

test('a reader at the end is followed: a new message shows at once, and others’ drafts of it do not move the list', async ({
  open,
}) => {
  const mira = await open({ user: 'mira', conversation: conversations.trail.id });
  const tomas = await open({ user: 'tomas', conversation: conversations.trail.id });
  await expect(mira.messages.last()).toBeInViewport();
  for (const words of ['Uno', 'Dos', 'Tres']) {
    const text = unique(words);
    const stop = await recordFrames(mira.log);
    await tomas.send(text);
    await expect(mira.message(text)).toBeInViewport({ ratio: 1 });
    const gaps = (await stop()).map(({ height, top, viewport }) => height - top - viewport);
    expect(Math.max(...gaps), 'px away from the end in any frame').toBeLessThanOrEqual(1);
  }
  await expect(mira.row(conversations.trail.name)).toContainText(people.tomas);
});
