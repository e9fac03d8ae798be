import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, useState, type ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChatError, type ChatAdapter } from '../contract/index.js';
import { createChatStore } from '../store/index.js';
import { buildConversation, buildMessage, buildUser, createTestAdapter, type TestAdapter } from '../testing/index.js';
import { ChatApp, type ChatAppHandle, type ChatAppProps } from './index.js';

function makeAdapter(more: Parameters<typeof createTestAdapter>[0] = {}): TestAdapter {
  return createTestAdapter({
    conversations: ['ana', 'ben'].map((peerId, index) =>
      buildConversation({
        id: `d-${peerId}`,
        peerId,
        unread: { count: index + 1 },
        lastMessage: buildMessage({
          seq: 9 - index,
          conversationId: `d-${peerId}`,
          senderId: peerId,
          text: `Hello from ${peerId}`,
        }),
      }),
    ),
    messages: [buildMessage({ seq: 9, conversationId: 'd-ana', senderId: 'ana', text: 'Hello from ana' })],
    users: [buildUser({ id: 'ana', nick: 'Ana' }), buildUser({ id: 'ben', nick: 'Ben' })],
    ...more,
  });
}

const row = (name: RegExp): Promise<HTMLElement> => screen.findByRole('button', { name });
const quiet = (): void => {
  // React tells of errors that a boundary caught; here they are the point.
  vi.spyOn(console, 'error').mockImplementation(() => {});
};

/** Makes the container narrow: happy-dom lays nothing out. */
function narrow(): void {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 360, 640));
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('ChatApp', () => {
  it('shows the conversations, and the chat of the one that is chosen', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn<NonNullable<ChatAppProps['onActiveConversationChange']>>();
    render(<ChatApp adapter={makeAdapter()} onActiveConversationChange={onChange} />);
    expect(await screen.findByText('Select a conversation')).toBeVisible();
    await user.click(await row(/Ana/));
    expect(onChange).toHaveBeenCalledWith('d-ana', { reason: 'select' });
    const chat = screen.getByRole('region', { name: 'Messages with Ana' });
    expect(within(chat).getByRole('heading', { name: 'Ana' })).toBeVisible();
    expect(await within(chat).findByRole('textbox', { name: 'Message Ana' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  });

  it('leaves the open conversation to the host when the host holds it', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn<NonNullable<ChatAppProps['onActiveConversationChange']>>();
    const adapter = makeAdapter();
    const { rerender } = render(
      <ChatApp adapter={adapter} activeConversationId={null} onActiveConversationChange={onChange} />,
    );
    await user.click(await row(/Ana/));
    expect(onChange).toHaveBeenCalledWith('d-ana', { reason: 'select' });
    expect(screen.getByText('Select a conversation')).toBeVisible();
    rerender(<ChatApp adapter={adapter} activeConversationId="d-ben" onActiveConversationChange={onChange} />);
    expect(screen.getByRole('region', { name: 'Messages with Ben' })).toBeVisible();
  });

  it('shows one pane at a time where it is narrow, with a way back that returns to the row', async () => {
    narrow();
    const user = userEvent.setup();
    render(<ChatApp adapter={makeAdapter()} />);
    const ana = await row(/Ana/);
    await user.click(ana);
    const list = screen.getByRole('navigation', { name: 'Conversations', hidden: true });
    expect(list).toHaveAttribute('inert');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(list).not.toHaveAttribute('inert');
    expect(ana).toHaveFocus();
  });

  it('does what its handle asks for', async () => {
    const handle = createRef<ChatAppHandle>();
    render(<ChatApp ref={handle} adapter={makeAdapter()} />);
    await row(/Ana/);
    act(() => handle.current?.openConversation('d-ana'));
    expect(screen.getByRole('region', { name: 'Messages with Ana' })).toBeVisible();
    await screen.findByRole('textbox', { name: 'Message Ana' });
    expect(handle.current?.focusComposer()).toBe(true);
    expect(screen.getByRole('textbox', { name: 'Message Ana' })).toHaveFocus();
    await act(async () => expect(await handle.current?.startWith('ben')).toBe('d-ben'));
    expect(screen.getByRole('region', { name: 'Messages with Ben' })).toBeVisible();
    act(() => handle.current?.openConversation(null));
    expect(screen.getByText('Select a conversation')).toBeVisible();
  });

  it('says so when a conversation does not exist, or cannot be looked up just now', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    adapter.failNext('conversations.get', new ChatError('timeout'));
    render(<ChatApp adapter={adapter} defaultActiveConversationId="nowhere" />);
    expect(await screen.findByText(/The server did not answer in time/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('This conversation cannot be found')).toBeVisible();
    expect(await row(/Ana/)).toBeVisible();
  });

  it('reports how much is unread', async () => {
    const onUnreadChange = vi.fn<(unread: number) => void>();
    render(<ChatApp adapter={makeAdapter()} onUnreadChange={onUnreadChange} />);
    await vi.waitFor(() => expect(onUnreadChange).toHaveBeenLastCalledWith(3));
  });

  it('says why it could not start, and starts when asked again', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    const onError = vi.fn<NonNullable<ChatAppProps['onError']>>();
    adapter.failNext('session.connect', new ChatError('offline'));
    render(<ChatApp adapter={adapter} onError={onError} />);
    expect(await screen.findByRole('alert')).toHaveTextContent(/The chat could not start.*You are offline/);
    expect(onError).toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row(/Ana/)).toBeVisible();
  });

  it('leads to the sign-in of the host when nobody is signed in', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    const onSignIn = vi.fn<() => void>();
    adapter.failNext('session.connect', new ChatError('unauthorized'));
    render(<ChatApp adapter={adapter} onSignIn={onSignIn} />);
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(onSignIn).toHaveBeenCalledOnce();
  });

  it('tells a developer what to do about an adapter that is undefined or no adapter', async () => {
    quiet();
    const { rerender } = render(<ChatApp adapter={undefined as unknown as ChatAdapter} />);
    expect(screen.getByRole('alert')).toHaveTextContent(/<ChatApp>: the adapter is undefined\. Pass an adapter/);
    rerender(<ChatApp adapter={{ name: 'half' } as unknown as ChatAdapter} />);
    expect(screen.getByRole('alert')).toHaveTextContent(/this is not a ChatAdapter: session is missing/);
    rerender(<ChatApp adapter={makeAdapter()} />);
    expect(await row(/Ana/)).toBeVisible();
  });

  it('is an inert skeleton while the adapter is null', async () => {
    const onError = vi.fn<NonNullable<ChatAppProps['onError']>>();
    render(<ChatApp adapter={null} onError={onError} />);
    expect(screen.getByRole('status')).toHaveTextContent('Loading your conversations…');
    await act(async () => {});
    expect(onError).not.toHaveBeenCalled();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('runs on the demo world when it is given no adapter, and says that it is a demo', async () => {
    const user = userEvent.setup();
    render(<ChatApp />);
    expect(await screen.findByText(/This is a demo/)).toBeVisible();
    expect(await screen.findByRole('list', { name: 'Conversations' }, { timeout: 8000 })).toBeVisible();
    // Here there is no IndexedDB, which is graver news and comes first.
    expect(await screen.findByText(/Nothing can be saved in this browser/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText(/This is a demo/)).toBeNull();
  }, 15_000);

  it('shows a store made elsewhere', async () => {
    const store = createChatStore({ adapter: makeAdapter() });
    render(<ChatApp store={store} />);
    expect(await row(/Ana/)).toBeVisible();
    store.dispose();
  });

  it('keeps an error in one pane from the rest', async () => {
    quiet();
    const user = userEvent.setup();
    const onError = vi.fn<NonNullable<ChatAppProps['onError']>>();
    const slots = {
      ChatHeader: ({ conversationId }: { readonly conversationId: string }): ReactElement => {
        if (conversationId === 'd-ana') throw new Error('The header broke.');
        return <header>Fine</header>;
      },
    };
    render(<ChatApp adapter={makeAdapter()} slots={slots} onError={onError} />);
    await user.click(await row(/Ana/));
    expect(screen.getByRole('alert')).toHaveTextContent('Something broke here');
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'The header broke.' }));
    await user.click(await row(/Ben/));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('Fine')).toBeVisible();
  });

  it('shares nothing with another one on the page', async () => {
    const user = userEvent.setup();
    const other = makeAdapter({
      conversations: [buildConversation({ id: 'd-chen', peerId: 'chen' })],
      users: [buildUser({ id: 'chen', nick: 'Chen' })],
    });
    render(
      <>
        <ChatApp label="Left" adapter={makeAdapter()} theme="dark" locale="en" />
        <ChatApp label="Right" adapter={other} dir="rtl" locale="zh-CN" />
      </>,
    );
    await user.click(await row(/Ana/));
    // Its language is loaded first.
    const right = await screen.findByRole('navigation', { name: '会话列表 – Right' }, { timeout: 10_000 });
    expect(within(right).queryByRole('button', { name: /Ana/ })).toBeNull();
    expect(screen.getByText('选择一个会话')).toBeVisible();
    const root = right.closest('.cl-root');
    expect(root).toHaveAttribute('dir', 'rtl');
    expect(root).toHaveAttribute('lang', 'zh-CN');
    expect(root).toHaveAttribute('data-cl-theme', 'auto');
  });

  it('tells of a lost connection, and tries again at once when asked', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    render(<ChatApp adapter={adapter} />);
    await row(/Ana/);
    act(() => adapter.emit({ type: 'connection', state: { status: 'offline' } }));
    expect(await screen.findByText(/You are offline\. Messages are sent when/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    expect(adapter.calls.some(({ method }) => method === 'session.reconnect')).toBe(true);
    act(() => adapter.emit({ type: 'connection', state: { status: 'connected' } }));
    await vi.waitFor(() => expect(screen.queryByText(/You are offline/)).toBeNull());
  });

  it('counts down to the next attempt, for the eye only', async () => {
    const adapter = makeAdapter();
    render(<ChatApp adapter={adapter} />);
    await row(/Ana/);
    const at = Date.now() + 20_000;
    act(() => adapter.emit({ type: 'connection', state: { status: 'reconnecting', attempt: 3, delay: 20_000, at } }));
    const line = await screen.findByText(/Trying again in \d+ s/, {}, { timeout: 3000 });
    expect(line).toHaveTextContent('Try 3');
    expect(line).toHaveAttribute('aria-hidden', 'true');
    expect(screen.getByText('Connection lost. Trying again…')).toBeInTheDocument();
  });

  it('shows what an adapter has to tell about itself until it is put away', async () => {
    const user = userEvent.setup();
    const adapter = makeAdapter();
    render(<ChatApp adapter={adapter} />);
    await row(/Ana/);
    act(() => adapter.emit({ type: 'notice', code: 'memory-only', active: true }));
    expect(await screen.findByText(/Nothing can be saved in this browser/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText(/Nothing can be saved/)).toBeNull();
  });

  it('follows an adapter that comes later', async () => {
    const later = makeAdapter();
    function Host(): ReactElement {
      const [adapter, setAdapter] = useState<ChatAdapter | null>(null);
      return (
        <>
          <button type="button" onClick={() => setAdapter(later)}>
            Connect
          </button>
          <ChatApp adapter={adapter} />
        </>
      );
    }
    const user = userEvent.setup();
    render(<Host />);
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await row(/Ana/)).toBeVisible();
  });
});
