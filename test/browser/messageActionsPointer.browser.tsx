import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { ChatError, type ChatStore } from 'chatloom';
import { focusLast, lastRow, log, openChat, say } from './actionsChat.tsx';
import { axeViolations } from '../axe.js';

let store: ChatStore | undefined;
const menu = () => page.getByRole('menu', { name: 'Message actions' });
const bubble = (): HTMLElement => lastRow().querySelector<HTMLElement>('.cl-message__bubble')!;
const tools = () => page.getByRole('toolbar', { name: 'Message', exact: true });
const wait = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

/** A finger on the last message, moved by `dx` in steps and lifted after `ms`. */
async function touch(ms: number, dx = 0): Promise<void> {
  const element = bubble();
  const box = element.getBoundingClientRect();
  const at = { x: box.left + 12, y: box.top + 12 };
  const send = (type: string, x: number): boolean =>
    element.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, cancelable: true, composed: true, pointerType: 'touch', pointerId: 7, isPrimary: true },
        ...{ clientX: x, clientY: at.y },
      }),
    );
  send('pointerdown', at.x);
  for (let i = 1; dx !== 0 && i <= 8; i++) send('pointermove', at.x + (dx * i) / 8);
  await wait(ms);
  send('pointerup', at.x + dx);
}

// The date that floats fades by itself.
const violations = (): Promise<readonly string[]> =>
  axeViolations({ include: ['.cl-root'], exclude: ['.cl-floating-date'] });

beforeEach(() => page.viewport(900, 700));
afterEach(async () => {
  await cleanup();
  store?.dispose();
});

describe('the pointer', () => {
  it('finds tools beside a message that cover nothing and move nothing', async () => {
    store = await openChat('dm-mira-noam');
    await say('Point at me');
    const before = bubble().getBoundingClientRect();
    await userEvent.hover(bubble());
    await expect.element(tools()).toBeVisible();
    expect(bubble().getBoundingClientRect()).toEqual(before);
    const box = tools().element().getBoundingClientRect();
    const covers = [...log().querySelectorAll('.cl-message__bubble')].filter((each) => {
      const other = each.getBoundingClientRect();
      return other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top;
    });
    expect(covers).toEqual([]);
    await tools().getByRole('button', { name: 'React with 👍' }).click();
    await expect.poll(() => lastRow().querySelector('[data-emoji="👍"]')).not.toBe(null);
    expect(await violations()).toEqual([]);
  });

  it('opens the menu where it is, with the same actions, and leaves links to the browser', async () => {
    store = await openChat('dm-mira-noam');
    await say('See https://example.org for more');
    await userEvent.click(bubble(), { button: 'right', position: { x: 20, y: 12 } });
    await expect.element(menu()).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(menu()).not.toBeInTheDocument();
    const link = lastRow().querySelector('a')!;
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX: 9, clientY: 9 });
    link.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('selects with a press and a range with Shift, and deletes all of them, until it is undone', async () => {
    store = await openChat('dm-mira-noam');
    for (const text of ['First', 'Second', 'Third']) await say(text);
    await userEvent.click(bubble(), { button: 'right', position: { x: 20, y: 12 } });
    await menu().getByRole('menuitem', { name: 'Select' }).click();
    await userEvent.keyboard('{Shift>}');
    await userEvent.click(page.getByRole('log').getByText('First', { exact: true }));
    await userEvent.keyboard('{/Shift}');
    await expect.element(page.getByText('3 messages selected')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page
      .getByRole('toolbar', { name: 'Selected messages' })
      .getByRole('button', { name: 'Delete for me' })
      .click();
    await expect.element(page.getByText('3 messages deleted')).toBeVisible();
    await expect.element(page.getByRole('log').getByText('Second', { exact: true })).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByRole('log').getByText('Second', { exact: true })).toBeVisible();
  });

  it('does not let the list run away while the menu is open, and follows again afterwards', async () => {
    store = await openChat('dm-mira-noam');
    await say('Hold still');
    await userEvent.click(bubble(), { button: 'right', position: { x: 20, y: 12 } });
    await expect.element(menu()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(menu()).not.toBeInTheDocument();
    await say('And on');
    await expect.poll(() => log().scrollHeight - log().scrollTop - log().clientHeight).toBeLessThan(3);
  });
});

describe('fingers', () => {
  beforeEach(() => page.viewport(390, 760));

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`open the menu with a long press and answer with a swipe (${dir})`, async () => {
      store = await openChat('group-trail', { dir });
      await say('Press me long');
      await touch(40);
      await wait(600);
      await touch(520);
      await expect.element(menu()).toBeVisible();
      await userEvent.keyboard('{Escape}');
      const forward = dir === 'rtl' ? -1 : 1;
      await touch(20, 30 * forward);
      expect(document.querySelector('.cl-composer-bar')).toBe(null);
      await touch(20, -70 * forward);
      expect(document.querySelector('.cl-composer-bar')).toBe(null);
      await touch(20, 70 * forward);
      await expect.element(page.getByRole('group', { name: 'Reply to yourself' })).toBeVisible();
      await expect.element(page.getByRole('textbox')).toHaveFocus();
    });
  }
});

describe('what is refused', () => {
  it('is taken back, and why is said', async () => {
    store = await openChat('group-trail', {
      wrap: (adapter) => ({
        ...adapter,
        messages: { ...adapter.messages, react: () => Promise.reject(new ChatError('forbidden')) },
      }),
    });
    await say('Not to be reacted to');
    await userEvent.hover(bubble());
    await tools().getByRole('button', { name: 'React with 👍' }).click();
    await expect.element(page.getByText('Not done. You are not allowed to do this. Ask an admin.')).toBeVisible();
    await expect.poll(() => lastRow().querySelector('[data-emoji="👍"]')).toBe(null);
  });

  it('is shown off in the menu, with the reason', async () => {
    store = await openChat('group-trail', {
      wrap: (adapter) => ({ ...adapter, limits: { ...adapter.limits, editWindow: -1 } }),
    });
    await say('Too late to change');
    await focusLast();
    await userEvent.keyboard('{Enter}');
    const edit = menu().getByRole('menuitem', { name: 'Edit', exact: true });
    await expect.element(edit).toHaveAttribute('aria-disabled', 'true');
    await expect.element(edit).toHaveAccessibleDescription('It is too late to change this message.');
    await userEvent.keyboard('{Escape}');
    await focusLast();
    await userEvent.keyboard('e');
    await expect.element(page.getByText('Not done. It is too late to change this message.')).toBeVisible();
  });
});

describe('a host', () => {
  it('adds actions, takes some out, and gives them keys', async () => {
    const tickets: string[] = [];
    store = await openChat('group-trail', {
      messageActions: (defaults, { message }) => [
        ...defaults.filter(({ id }) => id !== 'pin'),
        { id: 'ticket', label: 'Make a ticket', shortcut: 't', onSelect: () => tickets.push(message.id) },
      ],
    });
    await say('It does not work');
    await focusLast();
    await userEvent.keyboard('{Enter}');
    await expect.element(menu().getByRole('menuitem', { name: 'Make a ticket' })).toBeVisible();
    await expect.element(menu().getByRole('menuitem', { name: 'Pin' })).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await focusLast();
    await userEvent.keyboard('t');
    expect(tickets).toHaveLength(1);
  });
});
