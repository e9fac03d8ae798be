import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import 'chatloom/styles.css';
import 'chatloom/themes/default.css';
import { ChatApp } from 'chatloom';
import { buildConversation, buildGroup, buildMessage, buildUser, createTestAdapter } from 'chatloom/testing';
import { hostileStrings } from '../hostile/strings.ts';
import { watchHarm, type HarmWatch } from '../hostile/watch.ts';

/** Texts on the page at once: as many as a list of people shows. */
const AT_ONCE = 18;
const batches = Array.from({ length: Math.ceil(hostileStrings.length / AT_ONCE) }, (_, i) =>
  hostileStrings.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
);
const media = { id: 'picture', mime: 'image/png', size: 68, width: 40, height: 30 };
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let harm: HarmWatch;
beforeAll(() => {
  harm = watchHarm();
});
afterAll(() => harm.stop());
beforeEach(() => page.viewport(1300, 900));
afterEach(() => cleanup());

/** A group of people with such names, each of whom has sent a picture and begun a thread; and as many conversations with such titles. */
async function open(texts: readonly string[]): Promise<void> {
  const people = texts.map((text, i) => buildUser({ id: `u${i}`, nick: text }));
  const summary = { version: 1, count: 2, participantIds: ['u0'], lastAt: 1_750_000_000_000 };
  const messages = texts.flatMap((text, i) => [
    buildMessage({
      seq: 2 * i + 1,
      conversationId: 'c1',
      senderId: `u${i}`,
      senderName: text,
      content: { type: 'image', items: [{ media, alt: text, name: text }], caption: text } as never,
    }),
    buildMessage({ seq: 2 * i + 2, conversationId: 'c1', senderId: `u${i}`, senderName: text, text, thread: summary }),
  ]);
  const adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    users: people,
    members: {
      g1: [{ userId: 'me', role: 'owner' }, ...people.map(({ id }) => ({ userId: id, role: 'member' as const }))],
    },
    groups: [buildGroup({ id: 'g1', name: texts[0]!, self: { userId: 'me', role: 'owner' } })],
    conversations: [
      buildConversation({ id: 'c1', groupId: 'g1', title: texts[0]!, lastMessage: messages.at(-1) }),
      ...texts.map((text, i) => buildConversation({ id: `d${i}`, title: text })),
    ],
    messages,
    threads: messages.flatMap((root) =>
      root.thread ? [{ conversationId: 'c1', threadId: root.id, root, following: true, unread: 1, version: 1 }] : [],
    ),
  });
  Object.assign(adapter, { media: { resolve: async () => ({ url: PIXEL, revoke: () => {} }) } });
  await render(
    <div style={{ blockSize: 880 }}>
      <ChatApp adapter={adapter} defaultActiveConversationId="c1" theme="light" />
    </div>,
  );
  await vi.waitFor(() => expect(all('[role=article]').length).toBeGreaterThan(1), 15_000);
}

const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
/** Waits for something of a class or role, and gives the last. */
async function seen(selector: string, least = 1): Promise<HTMLElement> {
  await vi.waitFor(() => expect(all(selector).length, selector).toBeGreaterThanOrEqual(least), 15_000);
  return all(selector).at(-1)!;
}

/** Presses a row of the menu that is open; what is unread may follow its words. */
async function choose(name: string): Promise<void> {
  const found = (): HTMLElement | undefined =>
    all('[role=menuitem]').find((item) => item.textContent?.startsWith(name));
  await vi.waitFor(() => expect(found(), name).toBeDefined(), 15_000);
  found()!.click();
}

/** Nothing ran, nothing is there that could, and nothing is wider than its place. */
function expectCalm(where: HTMLElement): void {
  expect(harm.found()).toEqual([]);
  const live = 'script, iframe, object, embed, link, meta, base, style, form[action], template, portal, math, svg use';
  expect([...where.querySelectorAll(live)].map((element) => element.outerHTML)).toEqual([]);
  const armed = [...where.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on')),
  );
  expect(armed).toEqual([]);
  expect(where.scrollWidth - where.clientWidth, where.className).toBeLessThanOrEqual(1);
  const { left, right } = where.getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(-1);
  expect(right).toBeLessThanOrEqual(innerWidth + 1);
}

describe('hostile texts in what opens over a chat', () => {
  it.each(batches.map((batch, i) => [i * AT_ONCE, batch] as const))(
    'from number %i on do nothing but being read',
    async (_from, texts) => {
      await open(texts);

      // People to mention.
      const field = await seen('textarea');
      field.focus();
      await userEvent.keyboard('@');
      const people = await seen('[role=listbox]');
      await seen('[role=option]', texts.length);
      expectCalm(people);
      await userEvent.keyboard('{ArrowDown}{Enter}');
      expectCalm(await seen('.cl-input-bar'));

      // What is answered.
      const row = all('.cl-message__bubble').at(-1)!;
      row.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 600, clientY: 500 }));
      await seen('[role=menu]');
      await choose('Reply');
      expectCalm(await seen('.cl-composer-bar'));

      // Where to forward to.
      row.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 600, clientY: 500 }));
      await seen('[role=menu]');
      await choose('Forward…');
      await seen('dialog [type=checkbox]', Math.min(5, texts.length));
      expectCalm(await seen('dialog'));
      await userEvent.keyboard('{Escape}');
      await vi.waitFor(() => expect(all('dialog')).toHaveLength(0));

      // The lightbox, its caption and its sender.
      all('.cl-image-message button').at(-1)!.click();
      expectCalm(await seen('.cl-lightbox'));
      await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
      expectCalm(await seen('.cl-lightbox'));
      await userEvent.keyboard('{Escape}');
      await vi.waitFor(() => expect(all('.cl-lightbox')).toHaveLength(0));

      // Threads: the list of them, and one.
      await seen('[aria-label="Conversations"] [aria-label^="More, "]');
      all('[aria-label="Conversations"] [aria-label^="More, "]')[0]!.click();
      await choose('Threads');
      await seen('dialog .cl-kept-list > *', texts.length);
      expectCalm(await seen('dialog'));
      all('dialog .cl-kept-list button').at(-1)!.click();
      const thread = await seen('.cl-thread');
      await seen('.cl-thread [role=article]');
      expectCalm(thread);
      expectCalm(document.body);
    },
    115_000,
  );
});
