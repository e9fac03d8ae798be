import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ListPage } from '../../../contract/index.js';
import type { ReactionSummary } from '../../../model/index.js';
import { ChatProvider } from '../../../react/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import {
  buildConversation,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type VirtualWorld,
} from '../../../testing/index.js';
import { MessageList } from '../../MessageList/index.js';
import { passTime } from '../passTime.test.helpers.js';

let adapter: TestAdapter;
let store: ChatStore;
let world: VirtualWorld;
const listReactors = vi.fn<(...args: readonly unknown[]) => Promise<ListPage<string>>>();

const pass = (ms = 100): Promise<void> => passTime(world, ms);

const reaction = (changes: Partial<ReactionSummary>): ReactionSummary => ({
  emoji: '👍',
  count: 1,
  mine: false,
  sampleUserIds: ['bo'],
  asOf: { value: 1, tie: '' },
  ...changes,
});

async function open(reactions: readonly ReactionSummary[], emoji: string, isPaged = true): Promise<HTMLElement> {
  world = createVirtualWorld();
  const message = buildMessage({ seq: 1, senderId: 'bo' });
  adapter = createTestAdapter({
    messages: [{ ...message, lanes: { reactions: { version: 1, value: reactions } } }],
    users: ['bo', 'ana', 'cy', 'dee'].map((id) => ({ id, nick: id.toUpperCase() })),
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
  });
  Object.assign(adapter.messages, { listReactors: isPaged ? listReactors : undefined });
  store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  render(
    <div className="cl-root">
      <ChatProvider store={store}>
        <MessageList conversationId="c1" />
      </ChatProvider>
    </div>,
  );
  await pass();
  const pill = screen.getByRole('button', { name: new RegExp(`^${emoji}`) });
  fireEvent.focusIn(pill);
  await pass();
  fireEvent.keyDown(pill, { key: 'F10', shiftKey: true });
  await pass();
  return screen.getByRole('dialog', { name: 'Reactions' });
}

const people = (): readonly (string | null)[] => screen.getAllByRole('listitem').map((item) => item.textContent);

beforeAll(() =>
  Promise.all([import('../ActionLayer.js'), import('./Panels.js'), import('../../../store/kept/kept.js')]),
);
afterEach(() => {
  store.dispose();
  listReactors.mockReset();
});

it('names those the message names, then the others page by page, and counts whom nobody names', async () => {
  listReactors.mockResolvedValueOnce({ items: ['bo', 'ana'], cursor: '2' });
  listReactors.mockResolvedValueOnce({ items: ['cy'] });
  await open([reaction({ count: 5 })], '👍');
  expect(listReactors.mock.calls[0]?.slice(2)).toEqual(['👍', { cursor: undefined }]);
  // Their names are looked up.
  await pass(500);
  expect(people().join()).toMatch(/BO.*ANA/);
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await pass();
  expect(people()).toHaveLength(3);
  expect(screen.getByText('and 2 more')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

it('opens at the emoji whose pill was asked, and goes to others by tabs', async () => {
  listReactors.mockResolvedValue({ items: ['dee'] });
  const dialog = await open([reaction({}), reaction({ emoji: '🎈', count: 2, sampleUserIds: ['cy'] })], '🎈');
  const tabs = within(dialog).getAllByRole('tab');
  expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['false', 'true']);
  expect(people()).toHaveLength(2);
  fireEvent.click(tabs[0]!);
  await pass();
  expect(people()).toHaveLength(1);
  // Everybody is named already: nobody is asked.
  expect(listReactors).toHaveBeenCalledTimes(1);
});

it('does not name the user who has taken the own reaction back, whatever the backend still says', async () => {
  listReactors.mockResolvedValue({ items: ['me', 'bo', 'ana'] });
  await open([reaction({ count: 3 })], '👍');
  expect(people().join()).not.toContain('You');
});

it('counts the others where the backend does not name them', async () => {
  await open([reaction({ count: 4 })], '👍', false);
  expect(people()).toHaveLength(1);
  expect(screen.getByText('and 3 more')).toBeInTheDocument();
});
