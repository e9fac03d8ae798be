import { act, fireEvent, render, screen } from '@testing-library/react';
import { useEffect, useState, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatProvider } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { createTestAdapter } from '../../testing/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { Toasts, useToasts, useUntold, type ToastQueue } from './index.js';

let store: ChatStore;
let queue: ToastQueue;

function Ask(): ReactElement {
  const own = useToasts();
  useEffect(() => {
    queue = own;
  }, [own]);
  return <output>{useUntold() ? 'untold' : 'told'}</output>;
}

/** A list that tells things, as lists of messages do. */
function List({ name }: { readonly name: string }): ReactElement {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  return (
    <section ref={setRoot} aria-label={name}>
      {root ? <Toasts root={root} /> : null}
    </section>
  );
}

const show = (lists: readonly string[]) => (
  <ChatProvider store={store}>
    <Ask />
    {lists.map((name) => (
      <List key={name} name={name} />
    ))}
    <section aria-label="Chat">
      <Toasts />
    </section>
  </ChatProvider>
);
const tell = (...toasts: readonly Parameters<ToastQueue['tell']>[0][]): void =>
  act(() => toasts.forEach((toast) => queue.tell(toast)));
const whereIs = (text: string): string | null | undefined =>
  screen.getByText(text).closest('section')?.getAttribute('aria-label');

beforeEach(() => {
  vi.useFakeTimers();
  store = createChatStore({ adapter: createTestAdapter(), env: testEnv() });
});
afterEach(() => {
  store.dispose();
  vi.useRealTimers();
});

describe('the queue of what a chat tells in passing', () => {
  it('tells things at the list that came last, and at the chat where there is none', () => {
    const { rerender } = render(show([]));
    tell({ text: 'Copied' });
    expect(whereIs('Copied')).toBe('Chat');
    expect(screen.getByText('untold')).toBeInTheDocument();
    rerender(show(['Messages', 'Thread']));
    expect(whereIs('Copied')).toBe('Thread');
    expect(screen.getByText('told')).toBeInTheDocument();
    rerender(show(['Messages']));
    expect(whereIs('Copied')).toBe('Messages');
  });

  it('tells what belongs to a list there, and elsewhere once that is gone', () => {
    const { rerender } = render(show(['Messages', 'Thread']));
    tell({ text: 'Deleted', home: screen.getByRole('region', { name: 'Messages' }) }, { text: 'Hidden' });
    expect(whereIs('Deleted')).toBe('Messages');
    expect(whereIs('Hidden')).toBe('Thread');
    rerender(show(['Thread']));
    expect(whereIs('Deleted')).toBe('Thread');
  });

  it('tells the last three things at most, and of one name only the last', () => {
    render(show([]));
    tell({ text: '1' }, { text: '2', tag: 'a' }, { text: '3' }, { text: '4' }, { text: '5', tag: 'a' });
    expect(screen.queryByText('1')).toBeNull();
    expect(screen.queryByText('2')).toBeNull();
    expect(['3', '4', '5'].map(whereIs)).toEqual(['Chat', 'Chat', 'Chat']);
    act(() => queue.untell('a'));
    expect(screen.queryByText('5')).toBeNull();
  });

  it('lets them pass after some seconds, unless somebody looks', () => {
    render(show([]));
    tell({ text: 'Copied' }, { text: 'Saved', title: 'Done' });
    fireEvent.pointerEnter(screen.getByText('Saved'));
    act(() => void vi.advanceTimersByTime(6000));
    expect(screen.queryByText('Copied')).toBeNull();
    fireEvent.pointerLeave(screen.getByText('Saved'));
    act(() => void vi.advanceTimersByTime(6000));
    expect(screen.queryByText('Saved')).toBeNull();
  });

  it('waits behind a dialog until it is closed: nobody could read it, nor take anything back', () => {
    const within = (dialog: ReactElement | null): ReactElement => (
      <div className="cl-root">
        {show([])}
        {dialog}
      </div>
    );
    const { rerender } = render(within(null));
    tell({ text: 'Deleted', action: { label: 'Undo', onSelect: () => undefined } });
    act(() => void vi.advanceTimersByTime(4000));
    rerender(within(<dialog open aria-label="Settings" />));
    act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.getByText('Deleted')).toBeInTheDocument();
    rerender(within(null));
    act(() => void vi.advanceTimersByTime(4000));
    expect(screen.getByText('Deleted')).toBeInTheDocument();
    act(() => void vi.advanceTimersByTime(2000));
    expect(screen.queryByText('Deleted')).toBeNull();
  });

  it('drops what passes before what can be done only here, what went wrong, and what stays until it is closed', () => {
    render(show([]));
    tell(
      { text: 'Deleted', action: { label: 'Undo', onSelect: () => undefined } },
      { text: 'Refused', tone: 'danger' },
      { text: 'Offer', onClose: () => undefined },
    );
    const news = (text: string) => ({
      text,
      tag: text,
      passing: true,
      action: { label: 'Show', onSelect: () => undefined },
    });
    tell(news('One'), news('Two'), news('Three'));
    expect(['Deleted', 'Refused', 'Offer', 'Three'].map(whereIs)).toEqual(['Chat', 'Chat', 'Chat', 'Chat']);
    expect(screen.queryByText('One')).toBeNull();
    expect(screen.queryByText('Two')).toBeNull();
  });

  it('what takes the place of another stands where that stood, as long as if it were new, and leaves the focus alone', () => {
    render(show([]));
    tell({ text: 'First', tag: 'a' }, { text: 'Other' });
    act(() => void vi.advanceTimersByTime(4000));
    const close = screen.getAllByRole('button', { name: 'Close' })[0]!;
    act(() => close.focus());
    tell({ text: 'Second', tag: 'a' });
    expect(close).toHaveFocus();
    expect(screen.getByText('Second').closest('.cl-toast')).toContainElement(close);
    act(() => close.blur());
    act(() => void vi.advanceTimersByTime(4000));
    expect(screen.getByText('Second')).toBeInTheDocument();
    act(() => void vi.advanceTimersByTime(2000));
    expect(screen.queryByText('Second')).toBeNull();
  });

  it('gives the focus to what is around when it is told no longer', () => {
    render(
      <div className="cl-root">
        <div role="log" tabIndex={-1} aria-label="Messages" />
        {show([])}
      </div>,
    );
    tell({ text: 'New', tag: 'a' });
    act(() => screen.getByRole('button', { name: 'Close' }).focus());
    act(() => queue.untell('a'));
    expect(screen.getByRole('log')).toHaveFocus();
  });

  it('tells nothing at a list that is covered or hidden', () => {
    render(show(['List', 'Covered']));
    screen.getByRole('region', { name: 'Covered' }).toggleAttribute('inert', true);
    tell({ text: 'Copied' });
    expect(whereIs('Copied')).toBe('List');
    screen.getByRole('region', { name: 'List' }).style.visibility = 'hidden';
    tell({ text: 'Saved' });
    expect(whereIs('Saved')).toBe('Chat');
  });

  it('tells nothing any more once the user has left', () => {
    render(show([]));
    tell({ text: 'Copied' });
    act(() => queue.stop());
    expect(screen.queryByText('Copied')).toBeNull();
  });
});
