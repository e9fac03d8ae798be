import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TextContent } from '../../messages/content.js';
import type { Conversation, Message } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import {
  buildConversation,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type VirtualWorld,
} from '../../testing/index.js';
import { Toasts } from '../Toasts/index.js';
import { NotificationSettingsDialog, useNotifications, type NotificationPlace } from './index.js';

interface Made {
  readonly title: string;
  readonly body: string | undefined;
  readonly tag: string | undefined;
  closed: boolean;
  readonly press: () => void;
}
const made: Made[] = [];
let permission: NotificationPermission;
const request = vi.fn<() => Promise<NotificationPermission>>();

/** Stands for the browser's. */
class FakeNotification extends EventTarget {
  static get permission(): NotificationPermission {
    return permission;
  }
  static requestPermission = request;
  readonly made: Made;
  constructor(title: string, { body, tag }: NotificationOptions = {}) {
    super();
    this.made = { title, body, tag, closed: false, press: () => this.dispatchEvent(new Event('click')) };
    made.push(this.made);
  }
  close(): void {
    this.made.closed = true;
  }
}

const hello: TextContent = { type: 'text', text: 'Hello', format: 'plain', entities: [] };
let world: VirtualWorld;
let store: ChatStore;
let adapter: TestAdapter;
let focused: boolean;
let view: ReturnType<typeof render>;
const onOpenMessage = vi.fn<NotificationPlace['onOpenMessage']>();

function Tell(props: Partial<NotificationPlace>): null {
  useNotifications({ onOpenMessage, ...props });
  return null;
}
async function pass(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 8; i++) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      // What comes close together is told as one.
      await world.advance(i < 7 ? 20 : 1500);
    }
  });
}
const chat = (props: Partial<NotificationPlace> = {}, settings = false) => (
  <div className="cl-root">
    <ChatProvider store={store}>
      <Tell {...props} />
      <Toasts />
      {settings ? <NotificationSettingsDialog onClose={() => undefined} /> : null}
    </ChatProvider>
  </div>
);
let seq = 0;
async function say(text: string, message: Partial<Message> = {}): Promise<void> {
  seq += 1;
  adapter.emit({
    type: 'message',
    message: { ...buildMessage({ seq, senderId: 'bo', text }), conversationId: 'c1', ...message },
  });
  await pass();
}
async function lookAway(): Promise<void> {
  focused = false;
  act(() => void window.dispatchEvent(new Event('blur')));
  await pass();
}
async function comeBack(): Promise<void> {
  focused = true;
  act(() => void window.dispatchEvent(new Event('focus')));
  await pass();
}
async function start(
  props: Partial<NotificationPlace> = {},
  settings: Partial<Conversation['settings']> = {},
): Promise<void> {
  adapter = createTestAdapter({
    conversations: [
      buildConversation({ id: 'c1', peerId: 'bo', settings }),
      buildConversation({ id: 'c2', peerId: 'cy' }),
    ],
    users: [
      { id: 'bo', nick: 'Bo' },
      { id: 'cy', nick: 'Cy' },
    ],
  });
  store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  view = render(chat(props));
  await pass();
}
/** As the user has set it on this device before. */
async function remember(settings: object): Promise<void> {
  const storage = await world.createEnv().openStorage('test');
  await storage.write([{ table: 'meta', key: 'notifications', value: settings }], 'relaxed');
  storage.close();
}

beforeEach(() => {
  made.length = 0;
  focused = true;
  permission = 'granted';
  request.mockReset();
  onOpenMessage.mockReset();
  world = createVirtualWorld();
  vi.stubGlobal('Notification', FakeNotification);
  vi.spyOn(document, 'hasFocus').mockImplementation(() => focused);
});
afterEach(() => {
  store.dispose();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('while the chat has the focus', () => {
  it('a message in another conversation is told inside, and leads there', async () => {
    await start({ shown: { conversationId: 'c2' } });
    await say('Good morning');
    expect(screen.getByText('Good morning')).toBeInTheDocument();
    expect(screen.getByText('Bo')).toBeInTheDocument();
    await say('And good night');
    expect(screen.queryByText('Good morning')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(onOpenMessage).toHaveBeenCalledWith({ conversationId: 'c1', threadId: undefined, messageId: `m${seq}` });
    expect(made).toEqual([]);
  });

  it('nothing is told of what is on screen, of own messages, and of a repeat', async () => {
    await start({ shown: { conversationId: 'c1' } });
    await say('Here');
    await say('Mine', { conversationId: 'c2', senderId: 'me' });
    expect(screen.queryByRole('button', { name: 'Show' })).toBeNull();
    await say('Once', { conversationId: 'c2', id: 'same' });
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await say('Once', { conversationId: 'c2', id: 'same' });
    expect(screen.queryByText('Once')).toBeNull();
  });

  it('what is read elsewhere is told no longer', async () => {
    await start();
    await say('Good morning');
    adapter.emit({
      type: 'unread',
      conversationId: 'c1',
      unread: { count: 0, readUpTo: { value: seq, tie: '' }, asOf: { value: seq, tie: '' } },
    });
    await pass();
    expect(screen.queryByText('Good morning')).toBeNull();
  });
});

const following = (threadId: string, following: boolean) =>
  adapter.emitRaw({
    type: 'thread',
    accountId: 'test',
    thread: {
      conversationId: 'c1',
      threadId,
      root: { ...buildMessage({ seq: 1 }), id: threadId, conversationId: 'c1' },
      count: 1,
      following,
      unread: 0,
    },
  });
const readUpTo = (count = 0): void =>
  adapter.emit({
    type: 'unread',
    conversationId: 'c1',
    unread: { count, readUpTo: { value: seq, tie: '' }, asOf: { value: seq, tie: '' } },
  });

describe('answers in threads', () => {
  it('are told beside what is told of their conversation, until they are read in their thread', async () => {
    await start();
    await store.actions.loadThreads();
    following('t1', true);
    await pass();
    await say('In the chat');
    await say('In the thread', { threadId: 't1' });
    expect(screen.getByText('In the chat')).toBeInTheDocument();
    expect(screen.getByText('In the thread')).toBeInTheDocument();
    readUpTo();
    await pass();
    expect(screen.queryByText('In the chat')).toBeNull();
    expect(screen.getByText('In the thread')).toBeInTheDocument();
    adapter.emit({
      type: 'read-cursor',
      conversationId: 'c1',
      threadId: 't1',
      userId: 'me',
      position: { value: seq, tie: '' },
    });
    await pass();
    expect(screen.queryByText('In the thread')).toBeNull();
  });

  it('are not told while thread and conversation stand side by side on screen', async () => {
    await start({ shown: [{ conversationId: 'c1' }, { conversationId: 'c1', threadId: 't1' }] });
    await say('In the chat');
    await say('For me', { threadId: 't1', mentions: { userIds: ['me'] } });
    expect(screen.queryByRole('button', { name: 'Show' })).toBeNull();
  });
});

describe('what is not news', () => {
  it('is not told: what was read before, and what is read or taken back in the same moment', async () => {
    await remember({ desktop: true });
    await start();
    await lookAway();
    seq += 1;
    readUpTo();
    await pass();
    await say('Old', { position: { value: seq, tie: '' } });
    adapter.emit({
      type: 'message',
      message: { ...buildMessage({ seq: seq + 1, senderId: 'bo', text: 'Gone' }), conversationId: 'c1' },
    });
    adapter.emit({
      type: 'message-recalled',
      conversationId: 'c1',
      messageId: `m${seq + 1}`,
      recall: { by: 'bo', time: 1 },
    });
    await pass();
    expect(made).toEqual([]);
  });

  it('many that come at once are one note', async () => {
    await remember({ desktop: true });
    await start();
    await lookAway();
    for (let i = 0; i < 12; i++) {
      seq += 1;
      adapter.emit({
        type: 'message',
        message: { ...buildMessage({ seq, senderId: 'bo', text: `Nr ${i}` }), conversationId: 'c1' },
      });
    }
    await pass();
    expect(made.map(({ title, body }) => [title, body])).toEqual([['Bo (12)', 'Nr 11']]);
  });

  it('a room that counts nothing as unread is heard only when it is personal', async () => {
    await start();
    adapter.emit({ type: 'conversation-changed', conversationId: 'c1', changes: { countsUnread: false } });
    await say('To the room');
    expect(screen.queryByText('To the room')).toBeNull();
    await say('To me', { mentions: { userIds: ['me'] } });
    expect(screen.getByText('To me')).toBeInTheDocument();
  });

  it('an answer that is being written is told of when it is whole', async () => {
    await start();
    await say('The', { id: 'ai', streaming: true });
    expect(screen.queryByText('The')).toBeNull();
    adapter.emit({
      type: 'stream-end',
      message: {
        ...buildMessage({ seq, senderId: 'bo', text: 'The answer' }),
        id: 'ai',
        conversationId: 'c1',
        revision: 1,
      },
    });
    await pass();
    expect(screen.getByText('The answer')).toBeInTheDocument();
  });
});

describe('while no window of the chat has the focus', () => {
  beforeEach(() => remember({ desktop: true }));

  it('the browser tells of it, one notification for a conversation, closed when it is read', async () => {
    await start();
    await lookAway();
    await say('One');
    await say('Two');
    expect(made.map(({ title, body, tag }) => [title, body, tag])).toEqual([
      ['Bo', 'One', 'chatloom:test:c1'],
      ['Bo (2)', 'Two', 'chatloom:test:c1'],
    ]);
    adapter.emit({
      type: 'unread',
      conversationId: 'c1',
      unread: { count: 0, readUpTo: { value: seq, tie: '' }, asOf: { value: seq, tie: '' } },
    });
    await pass();
    expect(made.at(-1)?.closed).toBe(true);
  });

  it('pressed, it goes to the message; taken back, it goes', async () => {
    await start();
    await lookAway();
    await say('One');
    made[0]?.press();
    expect(onOpenMessage).toHaveBeenCalledWith(expect.objectContaining({ conversationId: 'c1', messageId: `m${seq}` }));
    await say('Two');
    adapter.emit({
      type: 'message-recalled',
      conversationId: 'c1',
      messageId: `m${seq}`,
      recall: { by: 'bo', time: 1 },
    });
    await pass();
    expect(made.at(-1)?.closed).toBe(true);
  });

  it('what the browser shows is closed with what is told inside later, and when the page goes', async () => {
    await start();
    await lookAway();
    await say('One');
    await comeBack();
    await say('Two');
    expect(made).toHaveLength(1);
    expect(made[0]?.closed).toBe(false);
    readUpTo();
    await pass();
    expect(made[0]?.closed).toBe(true);
    await lookAway();
    await say('Three');
    act(() => void window.dispatchEvent(new Event('pagehide')));
    expect(made[1]?.closed).toBe(true);
  });

  it('what is taken back is told no longer, whatever came after it; what is deleted neither', async () => {
    await start({}, { notify: 'mentions' });
    await lookAway();
    await say('For me', { mentions: { userIds: ['me'] } });
    const told = seq;
    await say('Not for me');
    adapter.emit({
      type: 'message-recalled',
      conversationId: 'c1',
      messageId: `m${told}`,
      recall: { by: 'bo', time: 1 },
    });
    await pass();
    expect(made[0]?.closed).toBe(true);
    await say('For me', { mentions: { userIds: ['me'] } });
    adapter.emit({ type: 'message-removed', conversationId: 'c1', messageIds: [`m${seq}`] });
    await pass();
    expect(made[1]?.closed).toBe(true);
  });

  it('words that were enciphered are not given to the browser', async () => {
    await start();
    await lookAway();
    await say('Secret', { crypto: 'clear' });
    expect(made[0]?.body).toBe('New message');
  });

  it('pressed, it does what the host wants by then', async () => {
    await start();
    await lookAway();
    await say('One');
    const later = vi.fn<NotificationPlace['onOpenMessage']>();
    view.rerender(chat({ onOpenMessage: later }));
    await pass();
    made[0]?.press();
    expect(later).toHaveBeenCalledTimes(1);
    expect(onOpenMessage).not.toHaveBeenCalled();
  });

  it('one tab alone tells, and none while another has the focus', async () => {
    await start();
    const other = createChatStore({ adapter, env: world.createEnv() });
    await other.start();
    await lookAway();
    const { unmount } = render(
      <ChatProvider store={other}>
        <Tell />
      </ChatProvider>,
    );
    await pass();
    await say('One');
    expect(made).toHaveLength(1);
    unmount();
    other.dispose();
  });

  it('words are hidden where the user, or the host, does not want them shown', async () => {
    await remember({ desktop: true, content: false });
    await start();
    await lookAway();
    await say('Secret');
    expect(made[0]?.body).toBe('New message');
  });

  it('nothing is told of muted conversations; of those set to mentions what is meant for the user', async () => {
    await start({}, { notify: 'mentions' });
    await lookAway();
    await say('Not for me');
    expect(made).toEqual([]);
    await say('For me', { mentions: { userIds: ['me'] } });
    expect(made).toHaveLength(1);
    adapter.emit({ type: 'settings', conversationId: 'c1', changes: { notify: 'none' } });
    await say('For me', { mentions: { userIds: ['me'] } });
    expect(made).toHaveLength(1);
  });

  it('nothing is told while the user is not to be disturbed', async () => {
    await start();
    await lookAway();
    adapter.emit({ type: 'presence', userId: 'me', presence: { state: 'dnd' } });
    await say('Psst');
    expect(made).toEqual([]);
  });
});

describe('the permission of the browser', () => {
  beforeEach(() => {
    permission = 'default';
    request.mockImplementation(async () => (permission = 'granted'));
  });

  it('is offered to who wrote something and comes back to something new, once, and asked for by a press', async () => {
    await start();
    await lookAway();
    await say('One');
    await comeBack();
    expect(screen.queryByText(/while you were away/)).toBeNull();
    store.actions.openTimeline({ conversationId: 'c2' });
    store.actions.sendMessage({ conversationId: 'c2' }, { content: hello });
    await pass();
    await lookAway();
    await say('Two');
    await comeBack();
    expect(screen.getByText(/while you were away/)).toBeInTheDocument();
    expect(request).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));
    await pass();
    expect(request).toHaveBeenCalledTimes(1);
    await lookAway();
    await say('Three');
    expect(made.map(({ body }) => body)).toEqual(['Three']);
  });

  it('is offered without undoing what was set in the settings meanwhile', async () => {
    await start();
    view.rerender(chat({}, true));
    await pass();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Show what was written' }));
    await pass();
    store.actions.openTimeline({ conversationId: 'c2' });
    store.actions.sendMessage({ conversationId: 'c2' }, { content: hello });
    await pass();
    await lookAway();
    await say('One');
    await comeBack();
    expect(screen.getByText(/while you were away/)).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Show what was written' })).not.toBeChecked();
    fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));
    await pass();
    expect(screen.getByRole('checkbox', { name: 'Show what was written' })).not.toBeChecked();
    await lookAway();
    await say('Secret');
    expect(made.at(-1)?.body).toBe('New message');
  });

  it('shows as turned on once the user allowed it, however long that takes', async () => {
    let allow = (): void => undefined;
    request.mockImplementation(
      () =>
        new Promise((resolve) => {
          allow = () => resolve((permission = 'granted'));
        }),
    );
    await start();
    view.rerender(chat({}, true));
    await pass();
    const desktop = screen.getByRole('checkbox', { name: 'Notifications of the browser' });
    fireEvent.click(desktop);
    await pass();
    expect(desktop).not.toBeChecked();
    allow();
    await pass();
    expect(desktop).toBeChecked();
  });

  it('is asked for in the settings when they are turned on; refused, they stay off', async () => {
    request.mockImplementation(async () => (permission = 'denied'));
    await start();
    render(chat({}, true));
    await pass();
    expect(request).not.toHaveBeenCalled();
    const desktop = screen.getByRole('checkbox', { name: 'Notifications of the browser' });
    expect(desktop).not.toBeChecked();
    fireEvent.click(desktop);
    await pass();
    expect(request).toHaveBeenCalledTimes(1);
    expect(desktop).not.toBeChecked();
    expect(screen.getByText(/does not allow/)).toBeInTheDocument();
  });
});
