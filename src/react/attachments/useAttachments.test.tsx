import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { ChatProvider } from '../ChatProvider.js';
import { ConversationScope } from '../scopes.js';
import { AttachmentOptionsProvider } from './options.js';
import type { AttachmentOptions } from './types.js';
import { useAttachments, type Attachments } from './useAttachments.js';

let store: ChatStore;
let adapter: TestAdapter;
let uploads: {
  readonly name: string;
  done: (id: string) => void;
  fail: (code: 'forbidden' | 'offline') => void;
  aborted: boolean;
}[];

beforeEach(async () => {
  uploads = [];
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
    limits: { fileSize: { file: 100, voice: 50 }, attachmentsPerMessage: 10 },
  });
  Object.assign(adapter, {
    media: {
      resolve: () => Promise.reject(new ChatError('not-found')),
      upload: (file: Blob, { name, signal }: { name: string; signal: AbortSignal }) =>
        new Promise((resolve, reject) => {
          const upload = {
            name,
            aborted: false,
            done: (id: string) => resolve({ id, mime: file.type, size: file.size }),
            fail: (code: 'forbidden' | 'offline') => reject(new ChatError(code)),
          };
          signal.addEventListener('abort', () => {
            upload.aborted = true;
            reject(new ChatError('internal'));
          });
          uploads.push(upload);
        }),
    },
  });
  const env = testEnv();
  store = createChatStore({ adapter, env });
  await store.start();
});
afterEach(() => store.dispose());

function show(options: AttachmentOptions = {}): { readonly current: Attachments } {
  const Wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      <AttachmentOptionsProvider options={options}>
        <ConversationScope conversationId="c1">{children}</ConversationScope>
      </AttachmentOptionsProvider>
    </ChatProvider>
  );
  return renderHook(() => useAttachments(), { wrapper: Wrapper }).result;
}

const file = (name: string, size = 10, type = 'text/plain'): File => new File(['x'.repeat(size)], name, { type });
const add = (hook: { readonly current: Attachments }, ...files: File[]): Promise<void> =>
  act(async () => hook.current.add(files, 'button'));
const names = (hook: { readonly current: Attachments }): string[] => hook.current.items.map(({ name }) => name);
const problems = (hook: { readonly current: Attachments }): unknown[] =>
  hook.current.problems.map(({ name, reason, limit, text }) => [name, reason, limit ?? text]);
const words = {
  content: { type: 'text', text: 'Here', format: 'plain', entities: [] },
  quote: undefined,
  mentions: undefined,
} as const;
const sent = (): unknown[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: Record<string, unknown> }).content);

it('says what is too large, too many, empty, or of the wrong kind, with the limit', async () => {
  const hook = show({ accept: '.txt', maxFiles: 2 });
  await add(hook, file('a.txt'), file('big.txt', 101), file('c.exe'), file('d.txt', 0), file('e.txt'), file('f.txt'));
  expect(names(hook)).toEqual(['a.txt', 'e.txt']);
  expect(problems(hook)).toEqual([
    ['big.txt', 'size', 100],
    ['c.exe', 'kind', undefined],
    ['d.txt', 'empty', undefined],
    ['f.txt', 'count', 2],
  ]);
  act(() => hook.current.tray?.dismissProblems());
  expect(hook.current.problems).toEqual([]);
});

it('asks the host about each file, which may change it, split it, or refuse it with a reason', async () => {
  const onAttach: AttachmentOptions['onAttach'] = async ({ name }, { source, conversationId }) => {
    expect([source, conversationId]).toEqual(['button', 'c1']);
    if (name === 'a.txt') return file('renamed.txt');
    if (name === 'b.txt') return [file('b1.txt'), file('b2.txt')];
    if (name === 'c.txt') return { refuse: 'Not on Sundays' };
    if (name === 'd.txt') throw new Error('host');
    return undefined;
  };
  const hook = show({ onAttach });
  await add(hook, ...['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'].map((name) => file(name)));
  expect(names(hook)).toEqual(['renamed.txt', 'b1.txt', 'b2.txt', 'e.txt']);
  expect(problems(hook)).toEqual([
    ['c.txt', 'refused', 'Not on Sundays'],
    ['d.txt', 'refused', undefined],
  ]);
});

it('uploads two at a time, ahead of the message, which then names what is uploaded', async () => {
  const hook = show();
  await add(hook, file('a.txt'), file('b.txt'), file('c.txt'));
  expect(uploads.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
  await act(async () => uploads[0]?.done('m1'));
  await vi.waitFor(() => expect(uploads).toHaveLength(3));
  expect(hook.current.items[0]).toMatchObject({ status: 'uploaded', ref: { id: 'm1' } });
  act(() => void hook.current.cargo.send(words));
  expect(hook.current.items).toEqual([]);
  // What was under way goes out with the message instead.
  expect(uploads.slice(1, 3).every(({ aborted }) => aborted)).toBe(true);
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toMatchObject({ type: 'file', caption: 'Here', items: [{ media: { id: 'm1' } }] });
  await vi.waitFor(() => expect(uploads).toHaveLength(4));
  await act(async () => uploads[3]?.done('m2'));
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]).toMatchObject({ items: [{ media: { id: 'm2' } }] });
});

it('uploads nothing before the message where the host wants it so', async () => {
  const hook = show({ upload: 'send' });
  await add(hook, file('a.txt'));
  expect(hook.current.items[0]?.status).toBe('ready');
  expect(uploads).toEqual([]);
});

it('an upload can be stopped, fails by itself, is tried again, and waits for the connection', async () => {
  const hook = show();
  await add(hook, file('a.txt'), file('b.txt'));
  const [a = '', b = ''] = hook.current.items.map(({ id }) => id);
  act(() => hook.current.tray?.cancel(a));
  expect(uploads[0]?.aborted).toBe(true);
  expect(hook.current.items[0]).toMatchObject({ status: 'ready' });
  await act(async () => uploads[1]?.fail('forbidden'));
  expect(hook.current.items[1]).toMatchObject({ status: 'failed', error: { code: 'forbidden' } });
  act(() => hook.current.tray?.retry(b));
  await act(async () => uploads[2]?.done('m2'));
  expect(hook.current.items.map(({ status }) => status)).toEqual(['ready', 'uploaded']);

  await add(hook, file('c.txt'));
  act(() => adapter.emit({ type: 'connection', state: { status: 'offline' } }));
  // It is not known yet in the chat.
  await act(async () => uploads[3]?.fail('offline'));
  await vi.waitFor(() => expect(hook.current.items[2]?.status).toBe('ready'));
  expect(uploads).toHaveLength(4);
  const status = (): string | undefined => [...store.getState().accounts.values()][0]?.connection.status;
  await vi.waitFor(() => expect(status()).toBe('offline'));
  act(() => adapter.emit({ type: 'connection', state: { status: 'connected' } }));
  await vi.waitFor(() => expect(uploads).toHaveLength(5));
});

it('files are put into another order, and taken out', async () => {
  const hook = show({ upload: 'send' });
  await add(hook, file('a.txt'), file('b.txt'), file('c.txt'));
  const [a = '', b = ''] = hook.current.items.map(({ id }) => id);
  act(() => hook.current.tray?.move(a, 2));
  expect(names(hook)).toEqual(['b.txt', 'c.txt', 'a.txt']);
  act(() => hook.current.tray?.move(a, -3));
  expect(names(hook)).toEqual(['a.txt', 'b.txt', 'c.txt']);
  act(() => hook.current.tray?.remove(b));
  expect(names(hook)).toEqual(['a.txt', 'c.txt']);
});

it('what is in the tray stands in the draft, and goes with it when the draft was sent elsewhere', async () => {
  const hook = show({ upload: 'send' });
  await add(hook, file('a.txt'), file('b.txt'));
  await vi.waitFor(() =>
    expect(
      store
        .getState()
        .drafts.get('c1')
        ?.attachments?.map(({ name }) => name),
    ).toEqual(['a.txt', 'b.txt']),
  );
  act(() => store.actions.setDraft({ conversationId: 'c1' }, null));
  await vi.waitFor(() => expect(hook.current.items).toEqual([]));
});

it('a recording is held to its own limit', async () => {
  const hook = show();
  const clip = { blob: new Blob(['x'.repeat(51)]), name: 'voice.webm', duration: 900, waveform: [] };
  // Whoever made it still has it.
  await act(() => expect(hook.current.addClip(clip)).rejects.toThrow(/larger/u));
  expect(problems(hook)).toEqual([['voice.webm', 'size', 50]]);
  await act(() => expect(hook.current.sendClip(clip, { quote: undefined })).rejects.toThrow(/larger/u));
  expect(sent()).toEqual([]);
});

it('nothing is left of it when the user signs out', async () => {
  const hook = show();
  await add(hook, file('a.txt'));
  await act(async () => store.actions.logout());
  expect(hook.current.items).toEqual([]);
  expect(uploads[0]?.aborted).toBe(true);
});

it('another device keeps its file in the draft that this one has no file of, and takes out only what was named', async () => {
  const hook = show({ upload: 'send' });
  const ref = { conversationId: 'c1' };
  const kept = (): (string | undefined)[] =>
    (store.getState().drafts.get('c1')?.attachments ?? []).map(({ name }) => name);
  const theirs = { id: 'local:theirs', name: 'theirs.txt', mime: 'text/plain', size: 3 };
  await add(hook, file('a.txt'));
  await vi.waitFor(() => expect(kept()).toEqual(['a.txt']));
  const draft = store.getState().drafts.get('c1');
  const attachments = [...(draft?.attachments ?? []), theirs];
  act(() => store.actions.setDraft(ref, { text: '', attachments, updatedAt: Date.now() }));
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
  await add(hook, file('b.txt'));
  await vi.waitFor(() => expect(new Set(kept())).toEqual(new Set(['a.txt', 'b.txt', 'theirs.txt'])));
  expect(names(hook)).toEqual(['a.txt', 'b.txt']);
});

it('names no file in the draft that could not be stored, and says so once', async () => {
  const { openStorage } = store.env;
  Object.assign(store.env, {
    openStorage: async (id: string) => {
      const storage = await openStorage(id);
      return { ...storage, write: () => Promise.reject(new Error('full')), close: () => storage.close() };
    },
  });
  const hook = show({ upload: 'send' });
  await add(hook, file('a.txt'));
  await vi.waitFor(() => expect(problems(hook)).toEqual([['a.txt', 'unkept', undefined]]));
  await add(hook, file('b.txt'));
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
  expect(names(hook)).toEqual(['a.txt', 'b.txt']);
  expect(problems(hook)).toHaveLength(1);
  expect(store.getState().drafts.get('c1')?.attachments ?? []).toEqual([]);
});
