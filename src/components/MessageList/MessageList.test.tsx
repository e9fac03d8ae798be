import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { createMessageTypeRegistry, defaultMessageTypes, defineMessageType } from '../../messages/index.js';
import { defineMessageContent, type ContentDefinition } from '../../messages/content.js';
import type { Message } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type VirtualWorld,
} from '../../testing/index.js';
import { MessageList } from './MessageList.js';

const ref = { conversationId: 'c1' };
let adapter: TestAdapter;
let store: ChatStore;
let world: VirtualWorld;

/** Lets virtual time pass, and with it all that waits in the store. */
const pass = (ms = 500): Promise<void> => act(() => world.advance(ms));

async function open(
  options: { messages?: readonly Message[]; group?: boolean; unread?: number; readUpTo?: number } = {},
): Promise<void> {
  const { messages = [], group = false, unread = 0, readUpTo } = options;
  adapter = createTestAdapter({
    messages,
    users: [
      { id: 'bo', nick: 'Bo' },
      { id: 'ana', nick: 'Ana' },
    ],
    conversations: [
      buildConversation({
        id: 'c1',
        groupId: group ? 'g1' : undefined,
        unread: {
          count: unread,
          asOf: messages.at(-1)?.position,
          readUpTo: readUpTo === undefined ? undefined : { value: readUpTo, tie: '' },
        },
      }),
    ],
  });
  await start();
}

async function start(contents?: readonly ContentDefinition[]): Promise<void> {
  world = createVirtualWorld();
  store = createChatStore({ adapter, contents, env: world.createEnv() });
  await store.start();
  await world.advance(50);
}

async function show(
  props: Partial<Parameters<typeof MessageList>[0]> = {},
  registry?: ReturnType<typeof createMessageTypeRegistry>,
): Promise<ReturnType<typeof render>> {
  const tree: ReactElement = (
    <div className="cl-root">
      <ChatProvider store={store} registry={registry}>
        <MessageList conversationId="c1" {...props} />
      </ChatProvider>
    </div>
  );
  const view = render(tree);
  await pass(100);
  // What the first rows asked for: people.
  await pass(100);
  return view;
}

const article = (name: RegExp): HTMLElement => screen.getByRole('article', { name });

beforeEach(() => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => {
  store.dispose();
  vi.restoreAllMocks();
});

describe('MessageList', () => {
  it('shows the messages of the conversation in a log', async () => {
    await open({ messages: [1, 2, 3].map((seq) => buildMessage({ seq })) });
    await show();
    expect(await screen.findByText('message 3')).toBeVisible();
    const log = screen.getByRole('log');
    expect(log).toHaveAttribute('aria-live', 'off');
    expect(within(log).getAllByRole('article')).toHaveLength(3);
  });

  it('isolates the time of a message, which would turn around in a right-to-left page', async () => {
    await open({ messages: [buildMessage({ seq: 1 })] });
    await show();
    const time = (await screen.findByText('message 1')).closest('.cl-message')?.querySelector('time');
    expect(time?.querySelector('bdi')).toHaveTextContent(/\d:\d\d/);
  });

  it('makes links of addresses once what finds them is loaded', async () => {
    await open({ messages: [buildMessage({ seq: 1, text: 'See https://example.com/a and mail' })] });
    await show();
    expect(await screen.findByRole('link', { name: 'https://example.com/a' })).toHaveAttribute(
      'href',
      'https://example.com/a',
    );
    expect(screen.getByRole('article')).toHaveTextContent('See https://example.com/a and mail');
  });

  it('shows skeletons while it loads, and says so', async () => {
    await open();
    const release = adapter.hold('messages.load');
    await show();
    expect(await screen.findByText('Loading messages…')).toBeInTheDocument();
    release();
    await pass();
    expect(screen.getByText('No messages yet')).toBeVisible();
  });

  it('says why it failed, and tries again', async () => {
    await open({ messages: [buildMessage({ seq: 1 })] });
    adapter.failNext('messages.load', new ChatError('forbidden'));
    await show();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Messages could not be loaded');
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await pass();
    expect(await screen.findByText('message 1')).toBeVisible();
  });

  it('shows an own message at once and follows its way', async () => {
    await open({ messages: [buildMessage({ seq: 1 })] });
    await show();
    await screen.findByText('message 1');
    const release = adapter.hold('messages.send');
    act(() => void store.actions.sendMessage(ref, { content: buildText('on my way') }));
    const bubble = article(/^You, /u);
    expect(bubble).toHaveTextContent('on my way');
    expect(bubble).toHaveTextContent('Sending');
    release();
    await pass();
    expect(bubble).toHaveTextContent('Sent');
    act(() =>
      adapter.emit({ type: 'read-cursor', conversationId: 'c1', userId: 'bo', position: { value: 99, tie: '' } }),
    );
    await pass();
    expect(bubble).toHaveTextContent('Read');
    // The same element all the way.
    expect(bubble).toBeInTheDocument();
  });

  it('offers to send again or to give up what failed, and keeps it readable', async () => {
    await open({ messages: [buildMessage({ seq: 1 })] });
    await show();
    await screen.findByText('message 1');
    adapter.failNext('messages.send', new ChatError('muted'));
    act(() => void store.actions.sendMessage(ref, { content: buildText('hello?') }));
    await pass();
    expect(screen.getByText(/^Not sent\. /u)).toBeVisible();
    expect(screen.getByText('hello?')).toBeVisible();
    const row = screen.getByRole('button', { name: 'Send again' }).closest('.cl-message');
    // The red mark stands beside the bubble, and not a second time in it.
    expect(row?.querySelectorAll('.cl-message__mark')).toHaveLength(1);
    expect(row?.querySelector('.cl-message__bubble svg')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
    await pass();
    expect(article(/^You, /u)).toHaveTextContent('Sent');

    adapter.failNext('messages.send', new ChatError('muted'));
    act(() => void store.actions.sendMessage(ref, { content: buildText('never mind') }));
    await pass();
    await userEvent.click(screen.getByRole('button', { name: 'Do not send' }));
    await pass();
    expect(screen.queryByText('never mind')).not.toBeInTheDocument();
  });

  it('names people and shows their pictures in groups only', async () => {
    const messages = [buildMessage({ seq: 1 }), buildMessage({ seq: 2 }), buildMessage({ seq: 3, senderId: 'ana' })];
    await open({ messages, group: true });
    const { container, unmount } = await show();
    await screen.findByText('Ana');
    // Once above the group, not above each bubble.
    expect(screen.getAllByText('Bo')).toHaveLength(1);
    expect(container.querySelectorAll('.cl-avatar')).toHaveLength(2);
    unmount();
    store.dispose();
    await open({ messages });
    const direct = await show();
    await screen.findByText('message 3');
    expect(direct.container.querySelectorAll('.cl-avatar, .cl-message__name')).toHaveLength(0);
  });

  it('parts days, and what was unread at open', async () => {
    const day = 86_400_000;
    const messages = [1, 2, 3].map((seq) => buildMessage({ seq, time: 1_750_000_000_000 + seq * day }));
    await open({ messages, unread: 1, readUpTo: 2 });
    await show();
    await screen.findByText('message 3');
    const separators = screen.getAllByRole('separator').map((each) => each.textContent);
    expect(separators.filter((text) => text?.includes('2025'))).toHaveLength(3);
    expect(separators.filter((text) => text === 'New messages')).toHaveLength(1);
    // Their words are their names: what is inside of a separator is not told.
    expect(screen.getByRole('separator', { name: 'New messages' })).toBeVisible();
    expect(screen.getAllByRole('separator', { name: /2025/ })).toHaveLength(3);
    // Read by now, and yet it stays where it was.
    await pass();
    expect(adapter.calls.some((call) => call.method === 'messages.markRead')).toBe(true);
    expect(screen.getByText('New messages')).toBeVisible();
  });

  it('reports as read only while somebody looks', async () => {
    vi.mocked(document.hasFocus).mockReturnValue(false);
    await open({ messages: [buildMessage({ seq: 1 })], unread: 1 });
    await show();
    await screen.findByText('message 1');
    await pass();
    expect(adapter.calls.filter((call) => call.method === 'messages.markRead')).toEqual([]);
    vi.mocked(document.hasFocus).mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('focus')));
    await pass();
    expect(adapter.calls.filter((call) => call.method === 'messages.markRead')).toHaveLength(1);
  });

  it('reports nothing as read that another pane lies over, and all of it once that is gone', async () => {
    await open({ messages: [buildMessage({ seq: 1 })], unread: 1 });
    const { container } = await show();
    await screen.findByText('message 1');
    await pass();
    const reads = (): number => adapter.calls.filter((call) => call.method === 'messages.markRead').length;
    expect(reads()).toBe(1);
    // As narrow screens do it: what is covered cannot be reached.
    container.toggleAttribute('inert', true);
    await pass(0);
    act(() => adapter.emit({ type: 'message', message: buildMessage({ seq: 2 }) }));
    await pass();
    expect(screen.getByText('message 2')).toBeInTheDocument();
    expect(reads()).toBe(1);
    container.toggleAttribute('inert', false);
    // React 18 renders at the end of an act what an observer brought; only then time is of use.
    await pass(0);
    await pass();
    expect(reads()).toBe(2);
  });

  it('goes on loading where a page held no messages', async () => {
    await open({ messages: Array.from({ length: 120 }, (_, i) => buildMessage({ seq: i + 1 })) });
    const { load } = adapter.messages;
    let pages = 0;
    adapter.messages.load = async (...args: Parameters<typeof load>) => {
      const page = await load(...args);
      // Nothing but receipts, for example: the stretch is known, and there is nothing to show of it.
      return args[1].upper && ++pages <= 1 ? { ...page, items: [] } : page;
    };
    await show();
    await waitFor(async () => {
      await pass();
      expect(store.getState().timelines.get('c1')).toMatchObject({ hasOlder: false });
    });
    expect(pages).toBeGreaterThan(1);
  });

  it('sets and clears a reaction', async () => {
    const reactions = { version: 1, value: [{ emoji: '👍', count: 2, mine: false, sampleUserIds: ['bo'] }] };
    await open({ messages: [buildMessage({ seq: 1, lanes: { reactions } })] });
    await show();
    const button = await screen.findByRole('button', { name: '👍, 2 reactions' });
    expect(button).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(button);
    await pass();
    const pressed = await screen.findByRole('button', { name: '👍, 3 reactions' });
    expect(pressed).toHaveAttribute('aria-pressed', 'true');
    expect(adapter.calls.filter((call) => call.method === 'messages.react')).toHaveLength(1);
  });

  it('shows a quote with two lines of what it answers', async () => {
    const quote = { senderId: 'ana', senderName: 'Ana', time: 1, content: buildText('the question') };
    await open({ messages: [buildMessage({ seq: 1, quote })], group: true });
    await show();
    const block = await screen.findByRole('blockquote', { name: 'In reply to Ana: the question' });
    expect(block).toHaveTextContent('the question');
  });

  it('shows a message that was taken back without its words, quotes and reactions', async () => {
    await open({
      messages: [buildMessage({ seq: 1, content: { type: 'recalled' }, recalled: { by: 'bo', time: 2 } })],
    });
    await show();
    expect(await screen.findByText('Bo took back a message')).toBeVisible();
  });

  it('shows what it does not know by kind and words', async () => {
    await open({
      messages: [buildMessage({ seq: 1, content: { type: 'hologram', fallback: 'A hologram of a whale' } as never })],
    });
    await show();
    expect(await screen.findByText('A hologram of a whale')).toBeVisible();
  });

  it('lives on when the view of one message throws', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const content = defineMessageContent<{ type: 'bomb' }>({
      type: 'bomb',
      normalize: () => ({ type: 'bomb' }),
      summarize: () => ({ kind: 'bomb' }),
    });
    const bomb = defineMessageType({
      type: 'bomb',
      content,
      Component: () => {
        throw new Error('boom');
      },
    });
    adapter = createTestAdapter({
      messages: [
        buildMessage({ seq: 1 }),
        buildMessage({ seq: 2, content: { type: 'bomb' } }),
        buildMessage({ seq: 3 }),
      ],
      conversations: [buildConversation({ id: 'c1' })],
    });
    await start([content]);
    const onMessageError = vi.fn<(error: unknown, key: string) => void>();
    await show({ onMessageError }, createMessageTypeRegistry(defaultMessageTypes, [bomb]));
    expect(await screen.findByText('This message cannot be shown in this version.')).toBeVisible();
    expect(screen.getByText('message 1')).toBeVisible();
    expect(screen.getByText('message 3')).toBeVisible();
    expect(onMessageError).toHaveBeenCalledWith(expect.objectContaining({ message: 'boom' }), expect.any(String));
  });

  it('asks the host before a link opens', async () => {
    await open({ messages: [buildMessage({ seq: 1, text: 'see https://example.com/' })] });
    const onOpenLink = vi.fn<NonNullable<Parameters<typeof MessageList>[0]['onOpenLink']>>((_url, event) =>
      event.preventDefault(),
    );
    await show({ onOpenLink });
    const link = await screen.findByRole('link', { name: 'https://example.com/' });
    expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    expect(link).toHaveAttribute('target', '_blank');
    await userEvent.click(link);
    expect(onOpenLink).toHaveBeenCalledWith('https://example.com/', expect.anything());
  });

  it('shows the beginning of a long text, and the rest on demand', async () => {
    await open({ messages: [buildMessage({ seq: 1, text: `${'word '.repeat(3000)}end` })] });
    await show();
    const more = await screen.findByRole('button', { name: 'Show more' });
    expect(screen.queryByText(/end$/u)).not.toBeInTheDocument();
    await userEvent.click(more);
    expect(screen.getByText(/end$/u)).toBeVisible();
  });

  it('tells assistive technology what came, and not what was sent from here', async () => {
    await open({ messages: [buildMessage({ seq: 1 })] });
    const { container } = await show();
    await screen.findByText('message 1');
    const news = container.querySelector('.cl-message-list__news');
    expect(news).toHaveTextContent('');
    act(() => void store.actions.sendMessage(ref, { content: buildText('mine') }));
    act(() => adapter.emit({ type: 'message', message: buildMessage({ seq: 50, text: 'theirs' }) }));
    await pass(100);
    await waitFor(() => expect(news).toHaveTextContent('New message from Bo: theirs'), { timeout: 3000 });
    expect(news).not.toHaveTextContent('mine');
  });

  it('tells assistive technology also what sounds like what was told before', async () => {
    await open({ messages: [buildMessage({ seq: 1 })] });
    const { container } = await show();
    const news = container.querySelector('.cl-message-list__news')!;
    const told: string[] = [];
    const observer = new MutationObserver(() => told.push(news.textContent ?? ''));
    observer.observe(news, { subtree: true, childList: true, characterData: true });
    for (const seq of [50, 51]) {
      act(() => adapter.emit({ type: 'message', message: buildMessage({ seq, text: 'yes' }) }));
      await pass(100);
      // A name that comes in the meantime is told as well.
      await waitFor(() => expect(told.filter((text) => text.endsWith('yes')).length).toBeGreaterThan(seq - 50), {
        timeout: 5000,
      });
      told.splice(0, told.length, ...told.slice(-1));
    }
    observer.disconnect();
  });

  it('says who is writing', async () => {
    await open({ messages: [buildMessage({ seq: 1 })] });
    await show();
    await screen.findByText('message 1');
    act(() => adapter.emit({ type: 'typing', conversationId: 'c1', userId: 'bo', active: true } as never));
    await pass(100);
    expect(screen.getByText('Bo is typing…')).toBeVisible();
  });

  it('says at the top that older messages could not be loaded, and tries again', async () => {
    const messages = Array.from({ length: 100 }, (_, i) => buildMessage({ seq: i + 1 }));
    await open({ messages });
    const view = await show();
    await screen.findByText('message 100');
    adapter.failNext('messages.load', new ChatError('forbidden'));
    act(() => void store.actions.loadOlder(ref));
    await pass();
    expect(await view.findByText('Older messages could not be loaded.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await pass();
    expect(screen.queryByText('Older messages could not be loaded.')).not.toBeInTheDocument();
  });
});
