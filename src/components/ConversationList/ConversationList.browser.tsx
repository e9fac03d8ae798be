import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { axeViolations } from '../../../test/axe.js';
import type { Conversation } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import {
  buildConversation,
  buildMessage,
  buildUser,
  createTestAdapter,
  type TestAdapter,
} from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import { SlotsProvider } from '../slots/index.js';
import { ConversationItem } from './ConversationItem.js';
import { ConversationList } from './ConversationList.js';
import '../../styles/index.css';

const people = Array.from({ length: 40 }, (_, at) => buildUser({ id: `p${at}`, nick: `Person ${at}` }));

function talk(at: number, details: Partial<Conversation> = {}): Conversation {
  const conversationId = `c${at}`;
  const lastMessage = buildMessage({ seq: 1, id: `m${at}`, conversationId, senderId: `p${at}`, text: `Words ${at}` });
  return buildConversation({ id: conversationId, peerId: `p${at}`, lastMessage, activityAt: 1e12 - at, ...details });
}

const rendered = vi.fn<(id: string) => void>();

/** Notes each time a row is drawn. */
function Counted(props: { conversationId: string; active: boolean; onSelect: () => void }): ReactElement {
  rendered(props.conversationId);
  return <ConversationItem {...props} tabIndex={-1} />;
}
const slots = { ConversationItem: Counted };

let store: ChatStore;
async function show(
  conversations: readonly Conversation[],
  theme: 'light' | 'dark' = 'light',
  dir: 'ltr' | 'rtl' = 'ltr',
): Promise<TestAdapter> {
  const adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    conversations,
    users: people,
    limits: { conversationsPerPage: 20_000 },
  });
  store = createChatStore({ adapter });
  await store.start();
  await render(
    <Root theme={theme} dir={dir} style={{ blockSize: 600, inlineSize: 320 }}>
      <ChatProvider store={store} dir={dir}>
        <SlotsProvider slots={slots}>
          <ConversationList />
        </SlotsProvider>
      </ChatProvider>
    </Root>,
  );
  await expect.element(page.getByRole('tablist', { name: 'Filter' })).toBeVisible();
  return adapter;
}

const row = (at: number) => page.getByRole('button', { name: new RegExp(`^Person ${at} `, 'u') });
const order = (): readonly (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('.cl-conversation-list__rows [data-key]')]
    .toSorted((a, b) => Number(a.dataset['index']) - Number(b.dataset['index']))
    .map(({ dataset }) => dataset['key']);
const frames = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) await new Promise(requestAnimationFrame);
};

beforeEach(() => page.viewport(700, 640));
afterEach(async () => {
  await cleanup();
  store.dispose();
  rendered.mockClear();
});

describe('with the keyboard alone', () => {
  it('pins, mutes, files and archives, and the focus stays where one works', async () => {
    await show([talk(0, { unread: { count: 2 } }), talk(1), talk(2, { settings: { notify: 'none' } })]);
    await userEvent.click(page.getByRole('searchbox'));
    await userEvent.keyboard('{Tab}{Tab}{Tab}');
    await expect.element(row(0)).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Shift>}{F10}{/Shift}');
    await expect.element(page.getByRole('menu', { name: 'Actions for Person 1' })).toBeVisible();
    await expect.element(page.getByRole('menuitem', { name: 'Mark as unread' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(order).toEqual(['c1', 'c0', 'c2']);
    await expect.element(row(1)).toHaveFocus();

    // The button at the row: an arrow leads there, and back.
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('button', { name: 'Conversation menu' })).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(row(1)).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Mark as unread' })).toHaveFocus();
    await userEvent.keyboard('mu{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'For 1 hour' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(row(1)).toHaveTextContent('Muted');
    await expect.element(row(1)).toHaveFocus();

    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await expect.element(page.getByRole('menuitem', { name: 'Mark as unread' })).toHaveFocus();
    await userEvent.keyboard('fo{Enter}');
    const dialog = page.getByRole('dialog', { name: 'Folders of this conversation' });
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByRole('textbox', { name: 'Name of the folder' })).toHaveFocus();
    await userEvent.keyboard('Work{Enter}');
    await expect.element(dialog.getByRole('checkbox', { name: 'Work' })).toBeChecked();
    await userEvent.keyboard('{Escape}');
    await expect.element(row(1)).toHaveFocus();

    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await expect.element(page.getByRole('toolbar', { name: 'Selected conversations' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(row(0)).toHaveFocus();
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByRole('alertdialog', { name: 'Delete this conversation?' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(row(0)).toHaveFocus();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await expect.element(page.getByRole('menuitem', { name: 'Mark as read' })).toHaveFocus();
    await userEvent.keyboard('ar{Enter}');
    await expect.poll(order).toEqual(['c1', 'c2']);
    await expect.element(row(2)).toHaveFocus();
  });
});

describe('axe objects to nothing', () => {
  it.each(['light', 'dark'] as const)(
    'in the list, its menu, the folders and the selection (%s)',
    async (theme) => {
      await show([talk(0, { unread: { count: 2 } }), talk(1), talk(2, { settings: { notify: 'none' } })], theme);
      await userEvent.hover(row(1));
      expect(await axeViolations(document.body)).toEqual([]);
      await userEvent.click(row(1), { button: 'right' });
      await expect.element(page.getByRole('menu')).toBeVisible();
      expect(await axeViolations(document.body)).toEqual([]);
      await page.getByRole('menuitem', { name: 'Folders' }).click();
      await page.getByRole('textbox', { name: 'Name of the folder' }).fill('Work');
      await userEvent.keyboard('{Enter}');
      await expect.element(page.getByRole('checkbox', { name: 'Work' })).toBeChecked();
      expect(await axeViolations(document.body)).toEqual([]);
      await userEvent.keyboard('{Escape}{Shift>}{ArrowDown}{/Shift}');
      await expect.element(page.getByRole('toolbar', { name: 'Selected conversations' })).toBeVisible();
      expect(await axeViolations(document.body)).toEqual([]);
    },
    60_000,
  );
});

describe('under fingers', () => {
  async function swipe(at: number, by: number, hold = false): Promise<void> {
    const box = row(at).element().getBoundingClientRect();
    const frame = window.frameElement?.getBoundingClientRect();
    const [left, top] = [(frame?.left ?? 0) + box.left, (frame?.top ?? 0) + box.top];
    const [x, y] = [left + box.width / 2, top + box.height / 2];
    const send = (type: string, points: readonly { x: number; y: number }[]) =>
      (cdp() as unknown as { send(method: string, params: unknown): Promise<void> }).send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points,
      });
    await send('touchStart', [{ x, y }]);
    if (hold) await new Promise((resolve) => setTimeout(resolve, 600));
    for (let step = 1; step <= 8; step += 1) await send('touchMove', [{ x: x + (by * step) / 8, y }]);
    await frames(2);
    await send('touchEnd', []);
  }

  it('a swipe to the beginning archives, and can be taken back; a short one does nothing', async () => {
    await show([talk(0), talk(1), talk(2)]);
    await swipe(1, -30);
    await frames(4);
    expect(order()).toEqual(['c0', 'c1', 'c2']);
    await swipe(1, -90);
    await expect.poll(order).toEqual(['c0', 'c2']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(order).toEqual(['c0', 'c1', 'c2']);
  });

  it('a swipe to the end marks read; in right-to-left writing the other way round', async () => {
    await show([talk(0, { unread: { count: 3 } }), talk(1)], 'light', 'rtl');
    await swipe(0, -90);
    await expect.element(row(0)).not.toHaveTextContent('3');
    await swipe(1, 90);
    await expect.poll(order).toEqual(['c0']);
  });

  it('a long press opens the menu, and the finger that is lifted opens nothing and leaves the focus there', async () => {
    await show([talk(0), talk(1)]);
    await swipe(1, 0, true);
    const menu = page.getByRole('menu', { name: 'Actions for Person 1' });
    await expect.element(menu).toBeVisible();
    await frames(4);
    await userEvent.keyboard('{Escape}');
    await expect.element(menu).not.toBeInTheDocument();
  });
});

describe('with a mouse', () => {
  it('a row is dragged into a folder', async () => {
    await show([talk(0), talk(1, { settings: { folders: ['Work'] } })]);
    const drag = row(0).element();
    const tab = page.getByRole('tab', { name: 'Work' }).element();
    const at = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, pointerType: 'mouse' };
    };
    drag.dispatchEvent(new PointerEvent('pointerdown', { ...at(drag), button: 0 }));
    drag.dispatchEvent(new PointerEvent('pointermove', { ...at(drag), clientX: 10 }));
    tab.dispatchEvent(new PointerEvent('pointermove', at(tab)));
    expect(tab.hasAttribute('data-over')).toBe(true);
    tab.dispatchEvent(new PointerEvent('pointerup', at(tab)));
    await expect.poll(() => store.getState().conversations.get('c0')?.settings.folders).toEqual(['Work']);
    expect(document.querySelector('.cl-conversation-ghost')).toBeNull();
  });
});

describe('ten thousand conversations', () => {
  it('mount only what is in view, draw one row for one change, and none of the others when one moves', async () => {
    const adapter = await show(Array.from({ length: 10_000 }, (_, at) => talk(at)));
    expect(order().length).toBeLessThan(40);
    await frames(10);
    rendered.mockClear();
    adapter.emit({ type: 'settings', conversationId: 'c3', changes: { notify: 'none' } });
    await expect.element(row(3)).toHaveTextContent('Muted');
    // The slot around a row is not even asked: the row reads for itself.
    expect(new Set(rendered.mock.calls.flat())).toEqual(new Set());

    const message = buildMessage({
      seq: 2,
      conversationId: 'c9000',
      senderId: 'p3',
      text: 'Up from below',
      time: 2e12,
    });
    adapter.emit({ type: 'message', message });
    await expect.poll(() => order()[0]).toBe('c9000');
    expect(new Set(rendered.mock.calls.flat())).toEqual(new Set(['c9000']));

    const scroller = document.querySelector<HTMLElement>('.cl-conversation-list__rows')!;
    scroller.scrollTop = scroller.scrollHeight;
    await expect.poll(() => order().at(-1)).toBe('c9999');
    expect(order().length).toBeLessThan(40);

    await userEvent.click(page.getByRole('tab', { name: 'Unread' }));
    await expect.poll(order).toEqual(['c9000']);
  });
});
