import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import 'chatloom/styles.css';
import 'chatloom/themes/default.css';
import { Chat, ChatProvider, ConversationList, createChatStore, Root, type ChatStore } from 'chatloom';
import { createTestAdapter } from 'chatloom/testing';
import { hostileStrings } from '../hostile/strings.ts';
import { hostileRoom, type HostileRoom } from '../hostile/surfaces.ts';
import { watchHarm, type HarmWatch } from '../hostile/watch.ts';

/** Rooms that are on the page at once. */
const AT_ONCE = 12;
const rooms = hostileStrings.map(hostileRoom);
const batches = Array.from({ length: Math.ceil(rooms.length / AT_ONCE) }, (_, i) =>
  rooms.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
);

let harm: HarmWatch;
let store: ChatStore | undefined;

beforeAll(() => {
  harm = watchHarm();
});
afterAll(() => harm.stop());
beforeEach(() => page.viewport(1400, 900));
afterEach(async () => {
  await cleanup();
  store?.dispose();
  store = undefined;
});

const until = async (what: () => string, done: () => boolean): Promise<void> => {
  const end = performance.now() + 40_000;
  while (!done()) {
    if (performance.now() > end) throw new Error(`It did not happen: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

async function show(some: readonly HostileRoom[]) {
  const adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    users: some.map(({ user }) => user),
    groups: some.map(({ group }) => group),
    conversations: some.map(({ conversation }) => conversation),
    messages: some.flatMap(({ messages }) => messages),
  });
  Object.assign(adapter.messages, {
    listPinned: async ({ conversationId }: { readonly conversationId: string }) =>
      some.flatMap(({ id, text, user, messages }) =>
        id === conversationId
          ? [
              {
                ref: { conversationId, messageId: messages[0]!.id },
                senderId: user.id,
                senderName: text,
                time: 1,
                content: { type: 'text', text },
              },
            ]
          : [],
      ),
  });
  const chat = createChatStore({ adapter });
  store = chat;
  await chat.start();
  const { container } = await render(
    <ChatProvider store={chat}>
      <Root theme="light">
        <div className="test-list" style={{ inlineSize: 320, blockSize: some.length * 64 + 120, display: 'flex' }}>
          <ConversationList activeConversationId={null} />
        </div>
        {some.map(({ id }) => (
          // High enough for all rows to be there at once.
          <div
            key={id}
            className={`test-${id}`}
            style={{ inlineSize: 420, blockSize: 40_000, display: 'flex', flex: 'none' }}
          >
            <Chat conversationId={id} style={{ flex: 1, minInlineSize: 0 }} />
          </div>
        ))}
      </Root>
    </ChatProvider>,
  );
  const chatOf = (room: HostileRoom): Element => container.querySelector(`.test-${room.id}`) as Element;
  const rowsOf = (room: HostileRoom): number => chatOf(room).querySelectorAll('[role=article]').length;
  await until(
    () => `all rows: ${some.map((room) => `${room.id} ${rowsOf(room)}/${room.messages.length}`).join(', ')}`,
    () => some.every((room) => rowsOf(room) >= room.messages.length),
  );
  return { adapter, container, chatOf };
}

/** Controls and bidi overrides that a name on one line must not bring along; isolates that the kit sets itself are none. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/u;

/** Where words of others stand. */
const CLIPPED =
  '.cl-message__bubble *, .cl-message__name *, .cl-message__reaction *, .cl-notice-message *, .cl-conversation__name *, .cl-conversation__text, .cl-chat-header *';

describe('hostile texts', () => {
  it('are many, and no two the same', () => {
    expect(hostileStrings.length).toBeGreaterThanOrEqual(200);
    expect(new Set(hostileStrings).size).toBe(hostileStrings.length);
  });

  it.each(batches.map((batch, index) => [index * AT_ONCE, batch] as const))(
    'from number %i on do nothing on any surface but being read',
    async (_from, batch) => {
      const { adapter, container, chatOf } = await show(batch);
      for (const { id, user, news } of batch) {
        adapter.emit({ type: 'typing', conversationId: id, userId: user.id, active: true } as never);
        adapter.emit({ type: 'message', message: news });
      }
      await until(
        () => 'the pinned bars are there',
        () => batch.every((room) => chatOf(room).querySelector('.cl-pinned-bar') !== null),
      );
      // What is said of news, what is loaded when it is first shown, what a script would do a little later.
      await until(
        () => 'the news is announced',
        () => batch.every((room) => (chatOf(room).querySelector('.cl-message-list__news')?.textContent ?? '') !== ''),
      );
      await new Promise((resolve) => setTimeout(resolve, 200));

      expect(harm.found()).toEqual([]);
      const live =
        'script, iframe, object, embed, link, meta, base, style, form[action], template, portal, math, svg use, svg script';
      expect([...container.querySelectorAll(live)].map((element) => element.outerHTML)).toEqual([]);
      expect(
        [...container.querySelectorAll('*')].filter((element) =>
          element.getAttributeNames().some((name) => name.startsWith('on')),
        ),
      ).toEqual([]);
      const targets = [...container.querySelectorAll('a')].map((link) => link.protocol);
      expect(
        targets.filter((protocol) => !['http:', 'https:', 'mailto:', 'tel:', 'blob:', 'geo:'].includes(protocol)),
      ).toEqual([]);
      for (const link of container.querySelectorAll('a[target]'))
        expect(link.getAttribute('rel')).toContain('noopener');

      for (const room of batch) {
        const chat = chatOf(room);
        const body = chat.querySelector(`[data-key="m:${room.id}m1"] .cl-message-text__text`);
        expect(isAsWritten(body, room.text), JSON.stringify(room.text.slice(0, 80))).toBe(true);
        for (const name of chat.querySelectorAll('.cl-message__name, .cl-chat-header__name, .cl-message-list__news')) {
          expect(
            CONTROLS.test(name.textContent ?? ''),
            `${name.className}: ${JSON.stringify(room.text.slice(0, 60))}`,
          ).toBe(false);
        }
        const pinned = chat.querySelector('.cl-pinned-bar') as HTMLElement;
        expect(CONTROLS.test(pinned.textContent ?? ''), `pinned: ${JSON.stringify(room.text.slice(0, 60))}`).toBe(
          false,
        );
        expect(widest(pinned), JSON.stringify(room.text.slice(0, 80))).toBeUndefined();
        // Nothing is wider than its place, and nothing can be scrolled to that is hidden beside it.
        const log = chat.querySelector('[role=log]') as HTMLElement;
        expect(widest(log), JSON.stringify(room.text.slice(0, 80))).toBeUndefined();
        // What is one character as wide as a page cannot be broken, only cut.
        for (const bubble of isOneCharacter(room.text) ? [] : chat.querySelectorAll<HTMLElement>('.cl-message__bubble'))
          expect(bubble.scrollWidth - bubble.clientWidth, bubble.innerHTML.slice(0, 300)).toBeLessThanOrEqual(1);
        // System rows are notices; no words of anybody make one.
        for (const notice of chat.querySelectorAll('[data-layout=notice]'))
          expect(['notice', 'call']).toContain(notice.getAttribute('data-type'));
      }
      // Marks upon marks stay in their row.
      const loose = [...container.querySelectorAll(CLIPPED)].filter(
        (element) => saysSomething(element) && !clips(element, container),
      );
      expect([
        ...new Set(loose.map((element) => `${element.className} in ${element.parentElement?.className}`)),
      ]).toEqual([]);
    },
    120_000,
  );
});

/** Whether a plain text says what was written: all of it, or its beginning. A link may say more, for its reader's sake. */
function isAsWritten(body: Element | null, text: string): boolean {
  if (!body || body.querySelector('a')) return body !== null;
  const written = text.replace(/\s+$/u, '');
  const said = body.textContent ?? '';
  return said === written || (said.endsWith('…') && written.startsWith(said.slice(0, -1)));
}

/** Whether hundreds of code points are joined to one character. */
function isOneCharacter(text: string): boolean {
  return [...new Intl.Segmenter('en').segment(text.slice(0, 4000))].some(({ segment }) => segment.length > 200);
}

/** What makes a list wider than it is. */
function widest(log: HTMLElement): string | undefined {
  if (log.scrollWidth <= log.clientWidth) return undefined;
  const { right, left } = log.getBoundingClientRect();
  const wide = [...log.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && (box.right > right + 1 || box.left < left - 1);
  });
  return `${log.scrollWidth} of ${log.clientWidth} px: ${wide.map((element) => element.className).join(' > ')}`;
}

/** Whether words stand right in the element, and can be seen. */
function saysSomething(element: Element): boolean {
  if (element.closest('.cl-visually-hidden')) return false;
  return [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').length > 1,
  );
}

/** Whether the ink of what is inside is cut at this element or one around it, up to the row. */
function clips(element: Element, root: Element): boolean {
  for (let each: Element | null = element; each && each !== root; each = each.parentElement) {
    const { overflowY, contain } = getComputedStyle(each);
    if (overflowY !== 'visible' || /paint|content|strict/u.test(contain)) return true;
    if (each.matches('[data-key], .cl-conversation, .cl-chat-header')) return false;
  }
  return false;
}
