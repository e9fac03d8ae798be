import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import type { ChatStore } from 'chatloom';
import { focusLast, frame, lastRow, log, openChat, say } from './actionsChat.tsx';

let store: ChatStore | undefined;

const menu = () => page.getByRole('menu', { name: 'Message actions' });
async function choose(name: string | RegExp): Promise<void> {
  await userEvent.keyboard('{Enter}');
  await expect.element(menu()).toBeVisible();
  const label = typeof name === 'string' ? new RegExp(`^${name}`, 'u') : name;
  const item = menu().getByRole('menuitem', { name: label });
  await expect.element(item).toBeVisible();
  (item.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(menu()).not.toBeInTheDocument();
}

beforeEach(() => page.viewport(900, 700));
afterEach(async () => {
  await cleanup();
  store?.dispose();
});

describe('with the keyboard alone', () => {
  it('answers a message: the quote stands above the field, goes along, and can be left', async () => {
    store = await openChat();
    await say('Shall we meet at nine?');
    await focusLast();
    await userEvent.keyboard('r');
    await expect.element(page.getByRole('group', { name: 'Reply to yourself' })).toBeVisible();
    await expect.element(page.getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('group', { name: 'Reply to yourself' })).not.toBeInTheDocument();
    await focusLast();
    await choose('Reply');
    await userEvent.keyboard('Yes{Enter}');
    await expect.element(page.getByRole('log').getByText('Yes', { exact: true })).toBeVisible();
    expect(lastRow().querySelector('blockquote')?.textContent).toContain('Shall we meet at nine?');
  });

  it('edits an own message; what was being written comes back', async () => {
    store = await openChat();
    await say('Tpyo');
    await page.getByRole('textbox').fill('half a thought');
    await focusLast();
    await userEvent.keyboard('e');
    await expect.element(page.getByRole('textbox')).toHaveValue('Tpyo');
    await userEvent.keyboard('{Control>}a{/Control}Typo{Enter}');
    await expect.element(page.getByRole('log').getByText('Typo', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('textbox')).toHaveValue('half a thought');
    await expect.poll(() => lastRow().textContent).toContain('edited');
  });

  it('edits the last own message with the arrow up in an empty field', async () => {
    store = await openChat();
    await say('Once more');
    await page.getByRole('textbox').click();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByRole('textbox')).toHaveValue('Once more');
  });

  it('reacts, and takes the reaction back', async () => {
    store = await openChat();
    await say('React to this one');
    await focusLast();
    await userEvent.keyboard('{Enter}');
    await menu().getByRole('menuitemcheckbox', { name: 'React with 👍' }).click();
    await expect.poll(() => lastRow().querySelector('[data-emoji="👍"]')?.getAttribute('aria-pressed')).toBe('true');
    await focusLast();
    await userEvent.keyboard('+');
    await expect.element(page.getByRole('grid')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await focusLast();
    await userEvent.keyboard('{Enter}');
    await menu().getByRole('menuitemcheckbox', { name: 'Take 👍 back' }).click();
    await expect.poll(() => lastRow().querySelector('[data-emoji="👍"]')).toBe(null);
  });

  it('takes a message back after asking, and offers its words again', async () => {
    store = await openChat();
    await say('Never mind');
    await focusLast();
    await choose('Take back');
    await userEvent.click(page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }));
    await expect.element(page.getByText('You took back a message')).toBeVisible();
    const again = page.getByRole('button', { name: 'Edit again' });
    // Words and button stand apart.
    expect(again.element().parentElement?.textContent).toMatch(/^You took back a message Edit again/u);
    await again.click();
    await expect.element(page.getByRole('textbox')).toHaveValue('Never mind');
  });

  it('deletes for oneself, and undoes it', async () => {
    store = await openChat();
    await say('Away with it');
    await focusLast();
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByRole('log').getByText('Away with it')).not.toBeInTheDocument();
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect.element(undo).toBeVisible();
    (undo.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('log').getByText('Away with it')).toBeVisible();
    // The button is gone: the keyboard goes on in the list.
    await expect.element(page.getByRole('log')).toHaveFocus();
  });

  it('pins for all and leads to the pin; takes it down again', async () => {
    store = await openChat();
    await say('The meeting place is the north gate');
    await focusLast();
    await userEvent.keyboard('p');
    const bar = page.getByRole('region', { name: /pinned/iu });
    await expect.element(bar).toHaveTextContent('The meeting place is the north gate');
    await focusLast();
    await choose('Unpin');
    await expect.element(page.getByText('You: The meeting place')).not.toBeInTheDocument();
  });

  it('saves, and finds it in the list of saved messages', async () => {
    store = await openChat();
    await say('Worth keeping');
    await focusLast();
    await userEvent.keyboard('s');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Saved messages' })).toHaveTextContent('Worth keeping');
  });

  it('tells who has read a message and who has not', async () => {
    store = await openChat();
    await say('Read me');
    await focusLast();
    await choose('Read by');
    await userEvent.click(page.getByRole('tab', { name: /^Not read/u }));
    await expect.element(page.getByRole('tabpanel')).toBeVisible();
    expect(document.querySelectorAll('.cl-person-row').length).toBeGreaterThan(0);
  });

  it('tells what is known of a message', async () => {
    store = await openChat();
    await say('Who am I?');
    await focusLast();
    await userEvent.keyboard('i');
    await expect.element(page.getByRole('dialog', { name: 'Message info' })).toHaveTextContent(/You.*Sent/su);
  });

  it('reports a message of somebody else', async () => {
    store = await openChat('dm-mira-noam');
    const other = await expect
      .poll(() => [...log().querySelectorAll<HTMLElement>('.cl-message:not([data-mine])')].at(-1))
      .not.toBe(undefined)
      .then(() => [...log().querySelectorAll<HTMLElement>('.cl-message:not([data-mine])')].at(-1)!);
    other.tabIndex = -1;
    other.focus();
    await frame();
    await choose('Report');
    await userEvent.click(page.getByRole('radio', { name: 'Advertising or fraud' }));
    await userEvent.click(page.getByRole('button', { name: 'Report', exact: true }));
    await expect.element(page.getByText('Thank you. It was reported.')).toBeVisible();
  });

  it('selects several with Space and Shift, and leaves with Escape', async () => {
    store = await openChat();
    await say('One');
    await say('Two');
    await say('Three');
    await focusLast();
    await userEvent.keyboard('x');
    await expect.element(page.getByText('1 message selected')).toBeVisible();
    await userEvent.keyboard('{Shift>}{ArrowUp}{ArrowUp}{/Shift}');
    await expect.element(page.getByText('3 messages selected')).toBeVisible();
    await userEvent.keyboard(' ');
    await expect.element(page.getByText('2 messages selected')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('toolbar', { name: 'Selected messages' })).not.toBeInTheDocument();
  });

  it('forwards to several at once', async () => {
    store = await openChat();
    await say('Pass it on');
    await focusLast();
    await userEvent.keyboard('f');
    const dialog = page.getByRole('dialog', { name: 'Forward 1 message' });
    await expect.element(dialog).toBeVisible();
    await dialog.getByRole('checkbox').nth(0).click();
    await dialog.getByRole('checkbox').nth(1).click();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.element(page.getByText('Forwarded to 2 conversations')).toBeVisible();
  });

  it('forwards several as one bundle, with a word along', async () => {
    store = await openChat();
    await say('First of two');
    await say('Second of two');
    await focusLast();
    await userEvent.keyboard('x');
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
    await page.getByRole('toolbar', { name: 'Selected messages' }).getByRole('button', { name: 'Forward…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Forward 2 messages' });
    await dialog.getByRole('radio', { name: 'As one bundle' }).click();
    await dialog.getByRole('checkbox', { name: /Trail/u }).click();
    await dialog.getByRole('textbox', { name: 'Add a message (optional)' }).fill('For the record');
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.element(page.getByText('Forwarded to 1 conversation')).toBeVisible();
    await expect.element(page.getByRole('log').getByText('For the record')).toBeVisible();
    await expect
      .poll(() => [...log().querySelectorAll('[data-type="merged"]')].at(-1)?.textContent)
      .toContain('Second of two');

    // And on again, from where it is read.
    await page
      .getByRole('button', { name: /^Open chat history/u })
      .last()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forward' }).click();
    const again = page.getByRole('dialog', { name: 'Forward 1 message' });
    await again.getByRole('checkbox', { name: /Lantern/u }).click();
    await again.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.element(again).not.toBeInTheDocument();
    await expect
      .poll(() => store?.getState().conversations.get('group-studio')?.lastMessage?.content.type)
      .toBe('merged');
  });

  it('is reminded of a message when the time has come', async () => {
    store = await openChat();
    await say('Call back');
    const ref = { conversationId: 'group-trail' };
    const view = store.getState().timelines.get('group-trail')?.view;
    const id = view?.rowAt(view.size - 1).message.id ?? '';
    await store.actions.remindOf(ref, id, Date.now() + 300, 'Mira');
    await expect.element(page.getByText('You wanted to be reminded of a message from Mira')).toBeVisible();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(() => lastRow().querySelector('[data-highlighted]')).not.toBe(null);
    expect(store.getState().reminders.size).toBe(0);
  });

  it('says who reacted, by the chip', async () => {
    store = await openChat();
    await say('Tell me who');
    await focusLast();
    await userEvent.keyboard('{Enter}');
    await menu().getByRole('menuitemcheckbox', { name: 'React with 🙏' }).click();
    await expect.poll(() => lastRow().querySelector<HTMLElement>('[data-emoji="🙏"]')).not.toBe(null);
    lastRow().querySelector<HTMLElement>('[data-emoji="🙏"]')?.focus();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await expect.element(page.getByRole('dialog', { name: 'Reactions' }).getByText('You')).toBeVisible();
  });
});
