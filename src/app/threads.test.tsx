import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, useState, type ReactElement, type Ref } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { absent, ChatError, native } from '../contract/index.js';
import type { Message, Thread } from '../model/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../testing/index.js';
import { ChatApp, type ChatAppHandle, type ChatAppProps } from './index.js';

// Several parts are loaded one after the other here, on whatever else the machine does.
const SLOW = { timeout: 10_000 };
vi.setConfig({ testTimeout: 30_000 });
const conversationId = 'd-ana';
const ref = { conversationId, threadId: 'root' };
const root: Message = {
  ...buildMessage({ seq: 1, id: 'root', conversationId, senderId: 'ana', text: 'Where do we meet?' }),
  thread: { version: 1, count: 2, participantIds: ['ana', 'me'], lastAt: 1_760_000_000_000 },
};
const answer: Message = {
  ...buildMessage({ seq: 2, id: 'a1', conversationId, senderId: 'ana', text: 'At the harbour' }),
  threadId: 'root',
};
const shared: Message = {
  ...buildMessage({ seq: 3, id: 'a2', conversationId, senderId: 'ana', text: 'Bring a coat' }),
  threadId: 'root',
  inConversation: true,
};
const plain = buildMessage({ seq: 4, id: 'plain', conversationId, senderId: 'ana', text: 'Anything else?' });
const thread: Thread = { ...ref, root, following: false, unread: 0, version: 1 };

let adapter: TestAdapter;
let store: ChatStore;
const user = userEvent.setup();

beforeAll(() =>
  Promise.all([
    import('./chatBody.js'),
    import('./MoreMenu.js'),
    import('./threads.js'),
    import('../components/ThreadMarks/parts.js'),
    import('../components/MessageActions/ActionLayer.js'),
    import('../ui/Menu/MenuPopup.js'),
  ]),
);
beforeEach(() => {
  measure(1280);
});
afterEach(() => {
  store.dispose();
  vi.restoreAllMocks();
});

/** Rows have a height, and the app this width: happy-dom lays nothing out. */
function measure(width: number): void {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, width, 640));
}

function open(
  options: Partial<Parameters<typeof createTestAdapter>[0]> = {},
  props: Partial<ChatAppProps> & { readonly ref?: Ref<ChatAppHandle> } = {},
  list?: NonNullable<TestAdapter['threads']>['list'],
): ReturnType<typeof render> {
  const made = createTestAdapter({
    users: [
      { id: 'ana', nick: 'Ana' },
      { id: 'ben', nick: 'Ben' },
    ],
    conversations: ['ana', 'ben'].map((peerId) => buildConversation({ id: `d-${peerId}`, peerId })),
    messages: [root, answer, shared, plain],
    threads: [thread],
    ...options,
  });
  adapter = list ? { ...made, threads: { ...made.threads!, list } } : made;
  store = createChatStore({ adapter });
  return render(<ChatApp store={store} defaultActiveConversationId={conversationId} {...props} />);
}

const strip = (): Promise<HTMLElement> => screen.findByRole('button', { name: /^Open the thread: .*2 replies/ }, SLOW);
const panel = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Thread in Ana' }, SLOW);
async function openPanel(): Promise<HTMLElement> {
  await user.click(await strip());
  return panel();
}

describe('a thread', () => {
  it('opens from the strip under its message, shows the message and its answers, and gives the focus back', async () => {
    open();
    const opener = await strip();
    await user.click(opener);
    const inside = within(await panel());
    expect(inside.getByRole('heading', { name: 'Thread' })).toBeVisible();
    expect(await inside.findByText('Where do we meet?', {}, SLOW)).toBeVisible();
    const answers = await inside.findByRole('log', { name: 'Replies in Ana' }, SLOW);
    expect(within(answers).getByText('At the harbour')).toBeInTheDocument();
    expect(within(answers).queryByText('Anything else?')).toBeNull();
    inside.getByRole('textbox', { name: 'Reply in the thread' }).focus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Thread in Ana' })).toBeNull();
    expect(opener).toHaveFocus();
  });

  it('sends what is written into it, and to the conversation where that is wanted', async () => {
    open();
    const inside = within(await openPanel());
    const field = await inside.findByRole('textbox', { name: 'Reply in the thread' }, SLOW);
    await user.type(field, 'First{Enter}');
    const box = inside.getByRole('checkbox', { name: 'Also send to Ana' });
    await user.click(box);
    await user.type(field, 'Second{Enter}');
    await waitFor(
      () =>
        expect(adapter.calls.filter(({ method }) => method === 'messages.send').map(({ args }) => args[0])).toEqual([
          expect.objectContaining({ threadId: 'root', content: expect.objectContaining({ text: 'First' }) }),
          expect.objectContaining({ threadId: 'root', inConversation: true }),
        ]),
      SLOW,
    );
    expect(box).not.toBeChecked();
  });

  it('is followed and left by a button that says which it is, and says why it cannot be', async () => {
    open();
    const inside = within(await openPanel());
    const follow = await inside.findByRole('button', { name: 'Follow this thread' }, SLOW);
    expect(follow).toHaveAttribute('aria-pressed', 'false');
    await user.click(follow);
    expect(follow).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() => expect(adapter.calls.map(({ method }) => method)).toContain('threads.follow'));
    adapter.failNext('threads.follow', new ChatError('forbidden'));
    await user.click(follow);
    expect(await inside.findByRole('alert')).toHaveTextContent(/^Not done/);
    expect(follow).toHaveAttribute('aria-pressed', 'true');
  });

  it('is opened by "Reply in thread" under a message without answers, and says that there are none', async () => {
    const bare: Thread = { ...thread, threadId: 'plain', root: plain };
    open({ threads: [bare] });
    const article = (await screen.findByText('Anything else?', {}, SLOW)).closest<HTMLElement>('[role="article"]')!;
    article.focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('menuitem', { name: 'Reply in thread' }, SLOW));
    expect(await within(await panel()).findByText('No replies yet', {}, SLOW)).toBeVisible();
  });

  it('says that its answers could not be loaded, and tries again', async () => {
    open();
    const opener = await strip();
    adapter.failNext('messages.load', new ChatError('timeout'));
    await user.click(opener);
    const inside = within(await panel());
    await user.click(within(await inside.findByRole('alert', {}, SLOW)).getByRole('button', { name: 'Try again' }));
    expect(await inside.findByText('At the harbour', {}, SLOW)).toBeInTheDocument();
  });

  it('stays open to read when its message was taken back', async () => {
    const gone: Message = { ...root, recalled: { by: 'ana', time: 1 }, content: { type: 'recalled' } };
    open({ messages: [gone, answer, plain], threads: [{ ...thread, root: gone }] });
    const inside = within(await openPanel());
    const about = await inside.findByRole('group', { name: 'Message this thread is about' }, SLOW);
    expect(about).toHaveTextContent('Ana took back a message');
    expect(await inside.findByText('At the harbour', {}, SLOW)).toBeInTheDocument();
  });

  it('is led to by an answer that was also sent to the conversation', async () => {
    open();
    await user.click(await screen.findByRole('button', { name: 'Replied in a thread: Where do we meet?' }, SLOW));
    expect(await within(await panel()).findByText('At the harbour', {}, SLOW)).toBeInTheDocument();
  });

  it('closes with its conversation', async () => {
    open();
    await openPanel();
    await user.click(screen.getByRole('button', { name: /^Ben/ }));
    expect(screen.queryByRole('region', { name: /^Thread in/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Ana/ }));
    expect(screen.queryByRole('region', { name: /^Thread in/ })).toBeNull();
  });

  it('is read while its conversation is marked as unread', async () => {
    open({ threads: [{ ...thread, following: true }] });
    await within(await openPanel()).findByText('At the harbour', {}, SLOW);
    const told = (): unknown[] =>
      adapter.calls.filter(({ method }) => method === 'messages.markRead').map(({ args }) => args);
    await waitFor(() => expect(told()).toContainEqual([ref, shared.position]), SLOW);
    await act(() => store.actions.updateSettings(conversationId, { unreadFrom: plain.position }));
    const later = buildMessage({ seq: 5, conversationId, senderId: 'ana', text: 'Later', threadId: 'root' });
    act(() => adapter.emit({ type: 'message', message: later }));
    await waitFor(() => expect(told()).toContainEqual([ref, later.position]), SLOW);
  });

  it('opens by a deep link to an answer', async () => {
    open({}, { defaultActiveConversationId: undefined, activeMessage: { ...ref, messageId: 'a1' } });
    expect(await within(await panel()).findByText('At the harbour', {}, SLOW)).toBeInTheDocument();
  });

  it('opens by a deep link also where the backend knows only once it has started that it has threads', async () => {
    let known = false;
    const can = (operation: string) => (operation.startsWith('threads') && !known ? absent() : native);
    const link = { ...ref, messageId: 'a1' };
    open({ can }, { defaultActiveConversationId: undefined, activeMessage: link });
    known = true;
    expect(await within(await panel()).findByText('At the harbour', {}, SLOW)).toBeInTheDocument();
  });

  it('does not open by itself when one goes to a conversation the host would not open before', async () => {
    const handle = createRef<ChatAppHandle>();
    let refuses = true;
    function Host(): ReactElement {
      const [active, setActive] = useState<string | null>('d-ben');
      return (
        <ChatApp
          ref={handle}
          store={store}
          activeConversationId={active}
          onActiveConversationChange={(id) => (refuses ? undefined : setActive(id))}
        />
      );
    }
    open().unmount();
    render(<Host />);
    await screen.findByRole('button', { name: /^Ana/ }, SLOW);
    act(() => handle.current?.openThread(ref));
    refuses = false;
    await user.click(screen.getByRole('button', { name: /^Ana/ }));
    await strip();
    expect(screen.queryByRole('region', { name: /^Thread in/ })).toBeNull();
  });

  it('opens by the handle', async () => {
    const handle = createRef<ChatAppHandle>();
    open({}, { ref: handle });
    await screen.findByRole('button', { name: /^Ana/ }, SLOW);
    act(() => handle.current?.openThread(ref));
    expect(await panel()).toBeInTheDocument();
  });

  it('is nowhere offered where the backend has none', async () => {
    open({ can: (operation) => (operation.startsWith('threads') ? absent() : native) });
    const article = (await screen.findByText('Anything else?', {}, SLOW)).closest<HTMLElement>('[role="article"]')!;
    expect(screen.queryByRole('button', { name: /^Open the thread/ })).toBeNull();
    article.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('menuitem', { name: 'Reply' }, SLOW);
    expect(screen.queryByRole('menuitem', { name: 'Reply in thread' })).toBeNull();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'More' }));
    await screen.findByRole('menuitem', { name: 'Reminders' }, SLOW);
    expect(screen.queryByRole('menuitem', { name: /^Threads/ })).toBeNull();
  });
});

describe('a thread that covers the chat', () => {
  const noPanel = (): void => expect(screen.queryByRole('region', { name: /^Thread in/ })).toBeNull();
  const chatRegion = (): HTMLElement => screen.getByRole('region', { name: 'Messages with Ana' });
  beforeEach(() => measure(800));

  it('gives way to its conversation when that is chosen in the list', async () => {
    open();
    await openPanel();
    const covered = document.querySelector('[inert]');
    expect(covered).not.toBeNull();
    await user.click(screen.getByRole('button', { name: /^Ana/ }));
    noPanel();
    expect(covered).not.toHaveAttribute('inert');
    expect(chatRegion().closest('[inert]')).toBeNull();
    expect(covered?.contains(document.activeElement)).toBe(true);
  });

  it('gives way to a message of its conversation, and to another answer not', async () => {
    const handle = createRef<ChatAppHandle>();
    open({}, { ref: handle });
    await openPanel();
    act(() => handle.current?.openMessage({ ...ref, messageId: 'a1' }));
    expect(await panel()).toBeInTheDocument();
    act(() => handle.current?.openMessage({ conversationId, messageId: 'plain' }));
    noPanel();
    expect(chatRegion()).toBeInTheDocument();
  });
});

describe('the list of threads', () => {
  it('says how much is unread, leads to a thread in its conversation, and tells what is read', async () => {
    const followed: Thread = { ...thread, following: true, unread: 2 };
    open({ threads: [followed] }, { defaultActiveConversationId: 'd-ben' });
    await user.click(await screen.findByRole('button', { name: 'More, 2 unread messages' }, SLOW));
    await user.click(await screen.findByRole('menuitem', { name: 'Threads' }, SLOW));
    const dialog = await screen.findByRole('dialog', { name: 'Threads' }, SLOW);
    await within(dialog).findByRole('button', { name: /Ana.*Where do we meet\?.*2 new replies/ }, SLOW);
    await user.click(within(dialog).getByRole('tab', { name: 'Unread' }));
    expect(await within(dialog).findByRole('button', { name: /Where do we meet/ }, SLOW)).toBeVisible();
    await user.click(within(dialog).getByRole('tab', { name: 'All' }));
    await user.click(await within(dialog).findByRole('button', { name: /Where do we meet/ }, SLOW));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await panel()).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Messages with Ana' })).toBeInTheDocument();
    const told = (): unknown[] =>
      adapter.calls.filter(({ method }) => method === 'messages.markRead').map(({ args }) => args[0]);
    await waitFor(() => expect(told()).toContainEqual(ref), SLOW);
  });

  it('goes on after a page of which nothing can be shown', async () => {
    open({}, {}, async (_filter, { cursor } = {}) =>
      cursor === undefined ? { items: [], cursor: 'next' } : { items: [{ ...thread, following: true }] },
    );
    await user.click(await screen.findByRole('button', { name: 'More' }, SLOW));
    await user.click(await screen.findByRole('menuitem', { name: 'Threads' }, SLOW));
    const dialog = await screen.findByRole('dialog', { name: 'Threads' }, SLOW);
    await user.click(await within(dialog).findByRole('button', { name: 'Show more' }, SLOW));
    expect(await within(dialog).findByRole('button', { name: /Where do we meet/ }, SLOW)).toBeVisible();
  });

  it('says that there are none', async () => {
    open({ threads: [] });
    await user.click(await screen.findByRole('button', { name: 'More' }, SLOW));
    await user.click(await screen.findByRole('menuitem', { name: 'Threads' }, SLOW));
    const dialog = await screen.findByRole('dialog', { name: 'Threads' }, SLOW);
    expect(await within(dialog).findByText('No threads yet', {}, SLOW)).toBeVisible();
    await user.click(within(dialog).getByRole('tab', { name: 'Unread' }));
    expect(await within(dialog).findByText('Nothing unread', {}, SLOW)).toBeVisible();
  });
});
