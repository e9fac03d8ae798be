import { StrictMode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../../styles/index.css';
import { axeViolations } from '../../../../test/axe.js';
import type { GroupsPort } from '../../../contract/index.js';
import type { Group, Member, User } from '../../../model/index.js';
import { ChatProvider } from '../../../react/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import { buildConversation, createTestAdapter } from '../../../testing/index.js';
import { GroupManager } from '../index.js';

const MANY = 10_000;
let store: ChatStore;

afterEach(async () => {
  await cleanup();
  store.dispose();
});

const members: readonly Member[] = Array.from({ length: MANY }, (_, i) => ({
  userId: i === 1 ? 'me' : `u${i}`,
  role: i === 0 ? 'owner' : i === 1 ? 'admin' : 'member',
}));
const users: readonly User[] = members.map(({ userId }, i) => ({ id: userId, nick: `Person ${i}` }));

/** A group of ten thousand, as one of its admins sees it. */
async function open(onOpenUser?: (userId: string) => void): Promise<{ readonly port: GroupsPort }> {
  const group: Group = { id: 'g', kind: 'public', name: 'Harbour', memberCount: MANY, settings: {}, self: members[1] };
  const port: GroupsPort = {
    get: () => Promise.resolve(group),
    listMembers: (_id, { cursor, query = '', role } = {}) => {
      const from = Number(cursor ?? 0);
      const all = members.filter(
        (each, i) => `Person ${i}`.includes(query) && (role === undefined || each.role === role),
      );
      const next = from + 50;
      return Promise.resolve({
        items: all.slice(from, next),
        total: all.length,
        ...(next < all.length && { cursor: String(next) }),
      });
    },
    muteMember: vi.fn(() => Promise.resolve()),
    remove: vi.fn(() => Promise.resolve()),
    setRole: () => Promise.resolve(),
    transfer: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    update: () => Promise.resolve(),
  };
  const adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    users,
    conversations: [buildConversation({ id: 'c1', kind: 'group', groupId: 'g' })],
  });
  store = createChatStore({ adapter: Object.assign(adapter, { groups: port }) });
  await store.start();
  await render(
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" style={{ width: 360, height: 640 }}>
        <ChatProvider store={store}>
          <button type="button">before</button>
          <div style={{ height: 600 }}>
            <GroupManager conversationId="c1" onOpenUser={onOpenUser} />
          </div>
        </ChatProvider>
      </div>
    </StrictMode>,
  );
  await expect.element(page.getByRole('list', { name: 'Members of Harbour' })).toBeVisible();
  await expect.element(page.getByText('Person 3', { exact: true })).toBeVisible();
  return { port };
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await userEvent.keyboard(key);
    for (let i = 0; i < 3; i++) await frame();
  }
};
const focusedRow = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset['key'];

it('is used by keys alone: from the tabs to a member, their menu, and a mute', async () => {
  const { port } = await open();
  page.getByRole('button', { name: 'before' }).element().focus();
  await press('{Tab}');
  expect(document.activeElement).toBe(page.getByRole('tab', { name: 'Members' }).element());
  await press('{Tab}', '{Tab}');
  expect(document.activeElement).toBe(page.getByRole('searchbox', { name: 'Search members' }).element());
  await press('{Tab}', '{Tab}');
  await vi.waitFor(() => expect(focusedRow()).toBe('u0'));
  await press('{ArrowDown}', '{ArrowDown}', '{ArrowDown}');
  await vi.waitFor(() => expect(focusedRow()).toBe('u3'));
  expect(await axeViolations(document.body)).toEqual([]);
  await press('{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Actions for Person 3');
  await press('{Enter}');
  await expect.element(page.getByRole('menu', { name: 'Actions for Person 3' })).toBeVisible();
  // Why something is off stands in its row as a description.
  const rules = { region: { enabled: false }, 'label-content-name-mismatch': { enabled: false } };
  expect(await axeViolations(document.body, { rules })).toEqual([]);
  // Making admins is for the owner: it is there, says so, and is passed.
  await press('{ArrowDown}');
  expect(document.activeElement?.textContent).toContain('Mute…');
  await press('{Enter}');
  await expect.element(page.getByRole('dialog', { name: 'Mute Person 3' })).toBeVisible();
  expect(await axeViolations(document.body)).toEqual([]);
  await press('{Tab}');
  await vi.waitFor(() => expect(document.activeElement?.closest('dialog')).not.toBeNull());
  while (document.activeElement?.textContent !== '1 hour') await press('{Tab}');
  await press('{Enter}');
  await vi.waitFor(() => expect(port.muteMember).toHaveBeenCalledWith('g', 'u3', 3600));
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByText(/^Muted, (1:00:00|59:5\d) left$/)).toBeVisible();
  await vi.waitFor(() => expect(focusedRow()).toBe('u3'));
});

it('opens the menu of a row by the keys made for it, and a person by Enter', async () => {
  const onOpenUser = vi.fn();
  await open(onOpenUser);
  page.getByRole('searchbox', { name: 'Search members' }).element().focus();
  await press('{ArrowDown}');
  await vi.waitFor(() => expect(focusedRow()).toBe('u0'));
  await press('{Enter}');
  expect(onOpenUser).toHaveBeenCalledWith('u0');
  await press('{Shift>}{F10}{/Shift}');
  await expect.element(page.getByRole('menu', { name: 'Actions for Person 0' })).toBeVisible();
  await press('{Escape}');
  await vi.waitFor(() => expect(focusedRow()).toBe('u0'));
});

it('scrolls through ten thousand with some dozen rows mounted, page by page', async () => {
  await open();
  const scroller = page.getByRole('list', { name: 'Members of Harbour' }).element().closest('.cl-virtual-list')!;
  for (let pages = 2; pages < 12; pages++) {
    scroller.scrollTop = scroller.scrollHeight;
    await vi.waitFor(() =>
      expect(scroller.querySelector('[aria-setsize]')).toHaveAttribute('aria-setsize', String(pages * 50)),
    );
  }
  expect(scroller.querySelectorAll('.cl-member').length).toBeLessThan(40);
  await expect.element(page.getByText('10,000 members')).toBeVisible();
});

it('stays where it is when somebody presses beside the buttons of a row', async () => {
  await open();
  const scroller = page.getByRole('list', { name: 'Members of Harbour' }).element().closest('.cl-virtual-list')!;
  scroller.scrollTop = 1200;
  await expect.element(page.getByText('Person 24', { exact: true })).toBeVisible();
  for (let i = 0; i < 5; i++) await frame();
  const before = scroller.scrollTop;
  await userEvent.click(scroller.querySelector('[data-key="u24"]')!, { position: { x: 1, y: 2 } });
  for (let i = 0; i < 20; i++) await frame();
  expect(focusedRow()).toBeUndefined();
  expect(Math.abs(scroller.scrollTop - before)).toBeLessThan(60);
});
