import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { absent, ChatError, native, type MessageRevision } from '../../../contract/index.js';
import type { Message } from '../../../model/index.js';
import { ChatProvider } from '../../../react/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
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

const pass = (ms = 100): Promise<void> => passTime(world, ms);

const version = (revision: number, text: string): MessageRevision => ({
  revision,
  time: 1_750_000_000_000 + revision * 60_000,
  by: 'bo',
  content: buildText(text),
});
const editHistory = vi.fn<() => Promise<readonly MessageRevision[]>>();

async function open(message: Partial<Message>, can = true): Promise<void> {
  world = createVirtualWorld();
  adapter = createTestAdapter({
    messages: [{ ...buildMessage({ seq: 1, senderId: 'bo', text: 'Meet at 9' }), id: 'm1', ...message }],
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
    can: (operation) => (operation === 'messages.editHistory' && !can ? absent() : native),
  });
  Object.assign(adapter.messages, { editHistory });
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
  await pass();
}

const edited = { revision: 2, editedAt: 1_750_000_120_000 };
const mark = (): HTMLElement => screen.getByRole('button', { name: 'edited' });
const versions = (): readonly (string | null)[] =>
  within(screen.getByRole('dialog', { name: 'Earlier versions' }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('p')!.textContent);

// What is loaded when it is first wanted is there at once.
beforeAll(() =>
  Promise.all([
    import('../ActionLayer.js'),
    import('./Panels.js'),
    import('./EditHistoryPanel.js'),
    import('../../../store/kept/kept.js'),
  ]),
);
afterEach(() => {
  store.dispose();
  editHistory.mockReset();
});

it('is opened by the word "edited", and says who wrote what when, the newest first, with what changed', async () => {
  editHistory.mockResolvedValue([version(0, 'Meat at 8'), version(1, 'Meet at 8'), version(2, 'Meet at 9')]);
  await open(edited);
  // The very first press loads what it needs.
  fireEvent.click(mark());
  await pass();
  expect(versions()).toEqual([
    'Meet at  Removed: 8 End of change.  Added: 9 End of change. ',
    ' Removed: Meat End of change.  Added: Meet End of change.  at 8',
    'Meat at 8',
  ]);
  const [now, , first] = screen.getAllByRole('listitem');
  expect(within(now!).getByText('Bo')).toBeInTheDocument();
  expect(within(now!).getByText('Now')).toBeInTheDocument();
  expect(now!.querySelector('del')).toHaveTextContent('8');
  expect(now!.querySelector('ins')).toHaveTextContent('9');
  expect(within(first!).getByText('As it was sent')).toBeInTheDocument();
});

it('forgets all of it when the message is taken back meanwhile', async () => {
  editHistory.mockResolvedValue([version(0, 'Secret'), version(1, 'Hidden')]);
  await open(edited);
  fireEvent.click(mark());
  await pass();
  expect(screen.getByRole('dialog')).toHaveTextContent('Secret');
  const recall = { by: 'bo', time: 1_750_000_200_000 };
  adapter.emit({ type: 'message-recalled', conversationId: 'c1', messageId: 'm1', recall });
  await pass();
  const dialog = screen.getByRole('dialog');
  expect(dialog).not.toHaveTextContent(/Secret|Hidden/);
  expect(dialog).toHaveTextContent('The message was taken back.');
});

it('says what went wrong, and asks again', async () => {
  editHistory.mockRejectedValueOnce(new ChatError('timeout'));
  editHistory.mockResolvedValue([version(0, 'a'), version(1, 'b')]);
  await open(edited);
  fireEvent.click(mark());
  await pass();
  expect(screen.getByRole('alert')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pass();
  expect(versions()).toHaveLength(2);
});

it('shows what can be shown of an answer that is broken', async () => {
  editHistory.mockResolvedValue([
    null,
    { revision: 'x' },
    version(1, 'b'),
    version(0, 'a'),
    version(1, 'b again'),
    { ...version(2, ''), content: { type: 'odd', x: 1 } },
  ] as unknown as readonly MessageRevision[]);
  await open(edited);
  fireEvent.click(mark());
  await pass();
  expect(versions()).toHaveLength(3);
});

it('says so where no earlier version is known', async () => {
  editHistory.mockResolvedValue([version(2, 'Meet at 9')]);
  await open(edited);
  fireEvent.click(mark());
  await pass();
  expect(screen.getByRole('dialog')).toHaveTextContent('No earlier version is known.');
});

it('leaves "edited" a word where earlier versions cannot be had', async () => {
  await open(edited, false);
  expect(screen.getByText('edited')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'edited' })).toBeNull();
});
