import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError, type SearchPort } from '../../contract/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import {
  ChatProvider,
  useChatStore,
  useRecentSearches,
  useSearch,
  useSearchField,
  useSearchSuggestions,
  useSelfId,
} from '../index.js';

const me = { operators: { from: ['来自'] }, me: ['我'] };
let adapter: TestAdapter;
let account = 0;
let answer: NonNullable<SearchPort['messages']>;
const asked: string[] = [];

function around({ children }: { readonly children: ReactNode }): ReactElement {
  return <ChatProvider adapter={adapter}>{children}</ChatProvider>;
}
const pass = (ms: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms));
const page = (...seqs: readonly number[]): Awaited<ReturnType<typeof answer>> => ({
  items: seqs.map((seq) => ({ message: buildMessage({ seq, text: `tea ${seq}` }) })),
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  asked.length = 0;
  answer = () => Promise.resolve(page(1));
  const plain = createTestAdapter({
    accountId: `search-${account++}`,
    conversations: [buildConversation({ id: 'c1' }), buildConversation({ id: 'c2', peerId: 'eva' })],
    users: [
      { id: 'bo', nick: 'Bo Lindqvist' },
      { id: 'eva', nick: 'Eva' },
    ],
    messages: [buildMessage({ seq: 1, text: 'tea on this device' })],
  });
  const port: SearchPort = {
    messages: (query, options) => {
      asked.push(query.text);
      return answer(query, options);
    },
  };
  adapter = Object.assign(plain, { search: port });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('useSearch', () => {
  function Found({ text }: { readonly text: string }): ReactElement {
    const { hits, busy, people, conversations, status, source, query } = useSearch({ text });
    const found = hits.map(({ id }) => id).join();
    return <p>{[found, busy ? 'busy' : status, source, people.join(), conversations.join(), query.text].join('|')}</p>;
  }
  const shown = (): string => screen.getByRole('paragraph').textContent;

  it('waits for letters to stop, and never shows an answer to what was asked before', async () => {
    const answers = new Map<string, (found: Awaited<ReturnType<typeof answer>>) => void>();
    answer = ({ text }) => new Promise((resolve) => answers.set(text, resolve));
    const { rerender } = render(<Found text="" />, { wrapper: around });
    await pass(100);
    rerender(<Found text="t" />);
    await pass(100);
    rerender(<Found text="te" />);
    expect(asked).toEqual([]);
    await pass(300);
    rerender(<Found text="tea" />);
    await pass(300);
    expect(asked).toEqual(['te', 'tea']);
    answers.get('tea')?.(page(7));
    await pass(10);
    answers.get('te')?.(page(8));
    await pass(10);
    expect(shown()).toBe('m7|ready|backend|||tea');
    // Nothing is asked for any more: nothing is shown at once.
    rerender(<Found text="" />);
    await pass(0);
    expect(shown()).toBe('|idle||||');
  });

  it('finds people and chats by the same words', async () => {
    render(<Found text="eva" />, { wrapper: around });
    await pass(1000);
    expect(shown()).toBe('m1|ready|backend|eva|c2|eva');
  });

  it('searches this device while offline, and all of it once there is a connection', async () => {
    const { rerender } = render(<Found text="" />, { wrapper: around });
    await pass(100);
    adapter.emit({ type: 'connection', state: { status: 'offline' } });
    rerender(<Found text="device" />);
    await pass(1000);
    expect(shown()).toBe('m1|ready|device|||device');
    expect(asked).toEqual([]);
    answer = () => Promise.resolve(page(5));
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await pass(1000);
    expect(shown()).toBe('m5|ready|backend|||device');
  });

  it('shows nothing of a user who has signed out', async () => {
    function Way(): ReactElement {
      const { actions } = useChatStore();
      return <button onClick={() => void actions.logout().catch(() => undefined)}>Sign out</button>;
    }
    render(
      <>
        <Way />
        <Found text="tea" />
      </>,
      { wrapper: around },
    );
    await pass(1000);
    expect(shown()).toMatch(/^m1\|/u);
    act(() => screen.getByRole('button').click());
    await pass(1000);
    expect(shown()).toBe('|idle||||');
  });

  it('says what failed', async () => {
    answer = () => Promise.reject(new ChatError('timeout'));
    render(<Found text="tea" />, { wrapper: around });
    await pass(1000);
    expect(shown()).toBe('|error|backend|||tea');
  });
});

describe('useSearchField', () => {
  async function field() {
    const { result } = renderHook(() => useSearchField(me), { wrapper: around });
    await pass(200);
    const type = (text: string): void => act(() => result.current.edit(text));
    return { result, type };
  }

  it('makes filters of operators once they are complete', async () => {
    const { result, type } = await field();
    type('from:bo');
    expect(result.current).toMatchObject({ text: 'from:bo', filters: [], typing: { operator: 'from', value: 'bo' } });
    expect(result.current.query).toEqual({ text: '' });
    type('from:bo ');
    expect(result.current).toMatchObject({ text: '', filters: [{ type: 'from', userId: 'bo' }], typing: undefined });
    type('tea in:eva has:files 来自:我 on:2026-05-01 green');
    expect(result.current.text).toBe('tea green');
    expect(result.current.query).toMatchObject({
      text: 'tea green',
      senderIds: ['bo', 'me'],
      conversationId: 'c2',
      kinds: ['file'],
    });
    const [first] = result.current.filters;
    act(() => result.current.remove(first!));
    expect(result.current.query.senderIds).toEqual(['me']);
  });

  it('makes one of what is being typed when asked, or puts another in its place', async () => {
    const { result, type } = await field();
    type('tea has:ima');
    expect([result.current.complete(), result.current.filters]).toEqual([false, []]);
    act(() => result.current.add({ type: 'has', kind: 'image' }));
    expect(result.current).toMatchObject({ text: 'tea ', filters: [{ type: 'has', kind: 'image' }] });
    type('tea from:eva');
    act(() => void result.current.complete());
    expect(result.current).toMatchObject({ text: 'tea ', query: { text: 'tea', senderIds: ['eva'] } });
  });

  it('says which operator says nothing, and does not look for it', async () => {
    const { result, type } = await field();
    type('before:soon tea');
    expect(result.current).toMatchObject({ text: 'before:soon tea', problem: { operator: 'before', value: 'soon' } });
    expect(result.current.query).toEqual({ text: 'tea' });
    type('before:2026-05-01 tea');
    expect(result.current.problem).toBe(undefined);
    type('from:nobody tea');
    expect(result.current.problem).toEqual({ operator: 'from', value: 'nobody' });
  });
});

it('suggestions fit the operator that is being typed', async () => {
  const { result, rerender } = renderHook(
    ({ operator, value }: { operator: 'from' | 'in' | 'has' | 'on'; value: string }) =>
      useSearchSuggestions({ operator, value }, me).map((filter) => Object.values(filter)[1]),
    { wrapper: around, initialProps: { operator: 'from', value: '' } },
  );
  await pass(400);
  expect(result.current).toEqual(['me', 'bo', 'eva']);
  rerender({ operator: 'from', value: '我' });
  await pass(400);
  expect(result.current).toEqual(['me']);
  rerender({ operator: 'in', value: 'lind' });
  expect(result.current).toEqual(['c1']);
  rerender({ operator: 'has', value: 'vi' });
  expect(result.current).toEqual(['video']);
  rerender({ operator: 'on', value: '' });
  expect(result.current).toHaveLength(6);
  rerender({ operator: 'on', value: '2026-05' });
  expect(result.current).toEqual(['2026-05']);
});

it('searches of before are remembered on this device, each once, until they are cleared', async () => {
  vi.useRealTimers();
  const first = renderHook(() => ({ ...useRecentSearches(), self: useSelfId() }), { wrapper: around });
  await waitFor(() => expect(first.result.current.self).toBe('me'), { timeout: 10_000 });
  // What was kept is read meanwhile.
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 100))));
  const link = { type: 'has', kind: 'link' } as const;
  act(() => first.result.current.remember({ text: ' tea ', filters: [] }));
  act(() => first.result.current.remember({ text: '', filters: [link] }));
  act(() => first.result.current.remember({ text: 'tea', filters: [] }));
  act(() => first.result.current.remember({ text: ' ', filters: [] }));
  expect(first.result.current.recents).toEqual([
    { text: 'tea', filters: [] },
    { text: '', filters: [link] },
  ]);
  act(() => first.result.current.forget({ text: 'tea', filters: [] }));
  expect(first.result.current.recents).toHaveLength(1);
  act(() => first.result.current.clear());
  expect(first.result.current.recents).toEqual([]);
});
