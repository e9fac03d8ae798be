import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { ChatProvider } from '../ChatProvider.js';
import { ConversationScope } from '../scopes.js';
import { useComposer } from '../useComposer.js';
import type { Composer, ComposerOptions } from '../useComposerTypes.js';
import { AttachmentOptionsProvider } from './options.js';
import { useAttachments, type Attachments } from './useAttachments.js';

let store: ChatStore;
let adapter: TestAdapter;

beforeEach(async () => {
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' }), buildConversation({ id: 'c2', peerId: 'cy' })],
    limits: { fileSize: { file: 100 } },
  });
  Object.assign(adapter, {
    media: {
      resolve: () => Promise.reject(new ChatError('not-found')),
      upload: (given: Blob) => Promise.resolve({ id: 'm1', mime: given.type, size: given.size }),
    },
  });
  const env = testEnv();
  store = createChatStore({ adapter, env });
  await store.start();
});
afterEach(() => store.dispose());

interface Shown {
  readonly composer: Composer;
  readonly files: Attachments;
}
function show(options: ComposerOptions = {}): { readonly current: Shown; go(id: string): void } {
  let conversationId = 'c1';
  const Wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      <AttachmentOptionsProvider options={{ upload: 'send' }}>
        <ConversationScope conversationId={conversationId}>{children}</ConversationScope>
      </AttachmentOptionsProvider>
    </ChatProvider>
  );
  const hook = renderHook(
    (): Shown => {
      const files = useAttachments();
      return { files, composer: useComposer({ ...options, cargo: files.cargo }) };
    },
    { wrapper: Wrapper },
  );
  return {
    get current() {
      return hook.result.current;
    },
    go(id) {
      conversationId = id;
      hook.rerender();
    },
  };
}

const file = (name: string): File => new File(['x'], name, { type: 'text/plain' });
/** A file that is looked at until told otherwise. */
function slow(name: string): File & { done(): void; fail(): void } {
  let settle = { done: (): void => {}, fail: (): void => {} };
  const bytes = new Promise<ArrayBuffer>((resolve, reject) => {
    settle = { done: () => resolve(new ArrayBuffer(1)), fail: () => reject(new Error('gone')) };
  });
  return Object.assign(file(name), {
    slice: () => ({ arrayBuffer: () => bytes }) as unknown as Blob,
    done: () => settle.done(),
    fail: () => settle.fail(),
  });
}
const kept = (id = 'c1'): string[] | undefined =>
  store
    .getState()
    .drafts.get(id)
    ?.attachments?.map(({ name }) => name);
async function add(hook: { readonly current: Shown }, name: string): Promise<void> {
  await act(async () => hook.current.files.add([file(name)], 'button'));
  await vi.waitFor(() => expect(kept()).toContain(name));
}
const names = (hook: { readonly current: Shown }): string[] => hook.current.files.items.map(({ name }) => name);
const sent = (): (readonly [type: string, words: string | undefined])[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: { type: string; text?: string; caption?: string } }).content)
    .map(({ type, text, caption }) => [type, text ?? caption]);
/** Long enough for everything that is under way to be through. */
const settled = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));

/** A middleware that looks until told otherwise. */
function looking(): { readonly middleware: ComposerOptions['middleware']; readonly let: () => void } {
  let answer = (): void => {};
  const wait = new Promise<undefined>((resolve) => {
    answer = () => resolve(undefined);
  });
  return { middleware: [{ onBeforeSend: () => wait }], let: () => answer() };
}

describe('files that wait', () => {
  it('stay when a command is done, with the draft', async () => {
    const run = vi.fn<() => void>();
    const hook = show({ commands: [{ name: 'mute', run }] });
    await add(hook, 'a.txt');
    act(() => hook.current.composer.setCommand('mute'));
    await settled();
    act(() => void hook.current.composer.send());
    await settled();
    expect(run).toHaveBeenCalledOnce();
    expect(hook.current.composer).toMatchObject({ text: '', command: undefined });
    expect(names(hook)).toEqual(['a.txt']);
    expect(store.getState().drafts.get('c1')).toMatchObject({ text: '', attachments: [{ name: 'a.txt' }] });
  });

  it('stay when a middleware lets nothing of the words through', async () => {
    const hook = show({ middleware: [{ onBeforeSend: () => [] }] });
    await add(hook, 'a.txt');
    act(() => hook.current.composer.setText('Away with it'));
    act(() => void hook.current.composer.send());
    await settled();
    expect(hook.current.composer.text).toBe('');
    expect(names(hook)).toEqual(['a.txt']);
    expect(sent()).toEqual([]);
  });

  it('stay when an edit is finished while another conversation is shown', async () => {
    const { middleware, let: go } = looking();
    const hook = show({ middleware });
    await add(hook, 'a.txt');
    store.actions.setDraft(
      { conversationId: 'c1' },
      {
        ...store.getState().drafts.get('c1'),
        text: 'New',
        editing: 'm1',
        before: { text: 'Begun' },
        updatedAt: Date.now(),
      },
    );
    await settled();
    expect(hook.current.composer.editing).toBe('m1');
    act(() => void hook.current.composer.send());
    hook.go('c2');
    go();
    await settled();
    expect(store.getState().drafts.get('c1')).toMatchObject({
      text: expect.stringMatching(/^Begun/u),
      attachments: [{ name: 'a.txt' }],
    });
  });
});

describe('words that a middleware looks at', () => {
  it('go by themselves when the only file is taken out meanwhile', async () => {
    const { middleware, let: go } = looking();
    const hook = show({ middleware });
    await add(hook, 'a.txt');
    act(() => hook.current.composer.setText('Look'));
    act(() => void hook.current.composer.send());
    act(() => hook.current.files.tray?.remove(hook.current.files.items[0]?.id ?? ''));
    go();
    await settled();
    await vi.waitFor(() => expect(sent()).toEqual([['text', 'Look']]));
    expect(hook.current.composer.text).toBe('');
  });

  it('wait for a file that came meanwhile and is not ready', async () => {
    const { middleware, let: go } = looking();
    const hook = show({ middleware });
    await add(hook, 'a.txt');
    act(() => hook.current.composer.setText('Look'));
    act(() => void hook.current.composer.send());
    const late = slow('b.txt');
    act(() => void hook.current.files.add([late], 'drop'));
    await settled();
    go();
    await settled();
    expect(hook.current.composer.text).toBe('Look');
    expect(sent()).toEqual([]);
    late.done();
    await settled();
    await vi.waitFor(() =>
      expect(sent()).toEqual([
        ['file', 'Look'],
        ['file', undefined],
      ]),
    );
    expect(hook.current.composer.text).toBe('');
  });

  it('leave a file that came meanwhile where it is, when there was none before', async () => {
    const { middleware, let: go } = looking();
    const hook = show({ middleware });
    act(() => hook.current.composer.setText('Look'));
    act(() => void hook.current.composer.send());
    await add(hook, 'a.txt');
    go();
    await settled();
    await vi.waitFor(() => expect(sent()).toEqual([['text', 'Look']]));
    expect(names(hook)).toEqual(['a.txt']);
    expect(hook.current.composer.text).toBe('');
  });
});

it('a cargo that refuses although it is ready leaves the words, and is not asked again and again', async () => {
  const send = vi.fn<() => boolean>(() => false);
  const Wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      <ConversationScope conversationId="c1">{children}</ConversationScope>
    </ChatProvider>
  );
  const { result } = renderHook(() => useComposer({ cargo: { status: 'ready', send } }), { wrapper: Wrapper });
  act(() => result.current.setText('Look'));
  act(() => void result.current.send());
  await settled();
  expect(send).toHaveBeenCalledOnce();
  expect(result.current).toMatchObject({ text: 'Look', awaiting: false });
});

describe('what is to be sent once it is ready', () => {
  it('is called off when a file turns out bad, and the sentence that says so stays', async () => {
    const hook = show();
    await add(hook, 'a.txt');
    const bad = slow('b.txt');
    act(() => void hook.current.files.add([bad], 'button'));
    await settled();
    act(() => hook.current.composer.setText('All of them'));
    act(() => void hook.current.composer.send());
    expect(hook.current.composer.awaiting).toBe(true);
    bad.fail();
    await settled();
    expect(hook.current.composer).toMatchObject({ awaiting: false, busy: false, text: 'All of them', canSend: true });
    expect(hook.current.files.problems).toMatchObject([{ name: 'b.txt', reason: 'unreadable' }]);
    expect(sent()).toEqual([]);
    // Whoever has read it may send the others.
    act(() => void hook.current.composer.send());
    await vi.waitFor(() => expect(sent()).toEqual([['file', 'All of them']]));
  });

  it('goes although another conversation is shown by then, with its words', async () => {
    const hook = show();
    const late = slow('a.txt');
    act(() => void hook.current.files.add([late], 'button'));
    await settled();
    act(() => hook.current.composer.setText('Here it is'));
    act(() => void hook.current.composer.send());
    hook.go('c2');
    await settled();
    expect(hook.current.composer).toMatchObject({ text: '', awaiting: false, busy: false });
    expect(sent()).toEqual([]);
    late.done();
    await vi.waitFor(() => expect(sent()).toEqual([['file', 'Here it is']]));
    expect(store.getState().drafts.get('c1')).toBeUndefined();
    hook.go('c1');
    await settled();
    expect(hook.current.composer).toMatchObject({ text: '', awaiting: false });
    expect(hook.current.files.items).toEqual([]);
    expect(sent()).toHaveLength(1);
  });

  it('is still to be sent for whoever comes back before it is ready, once', async () => {
    const hook = show();
    const late = slow('a.txt');
    act(() => void hook.current.files.add([late], 'button'));
    await settled();
    act(() => hook.current.composer.setText('Here it is'));
    act(() => void hook.current.composer.send());
    hook.go('c2');
    await settled();
    hook.go('c1');
    await settled();
    expect(hook.current.composer).toMatchObject({ text: 'Here it is', awaiting: true });
    late.done();
    await vi.waitFor(() => expect(sent()).toEqual([['file', 'Here it is']]));
    await settled();
    expect(sent()).toHaveLength(1);
    expect(hook.current.composer.text).toBe('');
  });

  it('is called off by a file that turned out bad while another conversation was shown: the draft stays, and the sentence', async () => {
    const hook = show();
    await add(hook, 'a.txt');
    const bad = slow('b.txt');
    act(() => void hook.current.files.add([bad], 'button'));
    await settled();
    act(() => hook.current.composer.setText('Both'));
    act(() => void hook.current.composer.send());
    hook.go('c2');
    await settled();
    bad.fail();
    await settled();
    expect(sent()).toEqual([]);
    hook.go('c1');
    await settled();
    expect(hook.current.composer).toMatchObject({ text: 'Both', awaiting: false, canSend: true });
    expect(hook.current.files.problems).toMatchObject([{ name: 'b.txt', reason: 'unreadable' }]);
    await settled();
    expect(sent()).toEqual([]);
  });

  it('goes although one was refused before it was asked for', async () => {
    const hook = show();
    await act(async () => hook.current.files.add([new File(['x'.repeat(101)], 'big.txt')], 'button'));
    const good = slow('b.txt');
    act(() => void hook.current.files.add([good], 'button'));
    await settled();
    act(() => void hook.current.composer.send());
    expect(hook.current.composer.awaiting).toBe(true);
    good.done();
    await vi.waitFor(() => expect(sent()).toEqual([['file', undefined]]));
  });
});
