import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrowserEnv, type Env } from '../env/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, createTestAdapter, type TestAdapter } from '../testing/index.js';
import { ChatProvider, ConversationScope, useComposer, type Composer, type ComposerOptions } from './index.js';

let store: ChatStore;
let adapter: TestAdapter;

beforeEach(async () => {
  adapter = createTestAdapter({
    conversations: [
      buildConversation({ id: 'd-ana', peerId: 'ana' }),
      buildConversation({ id: 'd-ben', peerId: 'ben' }),
    ],
  });
  // happy-dom has a `navigator.locks` that is null.
  const env: Env = { ...createBrowserEnv(), locks: { hold: (_name, _signal, task) => task() } };
  store = createChatStore({ adapter, env });
  await store.start();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  store.dispose();
});

const turn = (ms = 300): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const sent = (): readonly unknown[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: { text: string } }).content.text);

function compose(options: ComposerOptions): { composer: () => Composer; go: (id: string) => void } {
  let id = 'd-ana';
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      <ConversationScope conversationId={id}>{children}</ConversationScope>
    </ChatProvider>
  );
  const { result, rerender } = renderHook(() => useComposer(options), { wrapper });
  return {
    composer: () => result.current,
    go(next) {
      id = next;
      rerender();
    },
  };
}

async function send(composer: () => Composer, text: string): Promise<void> {
  act(() => composer().setText(text));
  act(() => void composer().send());
  await turn();
}

describe('middleware before sending', () => {
  it('changes words, one after the other, and splits them', async () => {
    const { composer } = compose({
      middleware: [
        { onBeforeSend: (words) => ({ ...words, text: words.text.toUpperCase() }) },
        { onBeforeSend: async (words) => words.text.split(' ').map((text) => ({ ...words, text })) },
        { onBeforeSend: (words) => ({ ...words, text: `${words.text}!` }) },
        {},
      ],
    });
    await send(composer, 'one two');
    expect(sent()).toEqual(['ONE!', 'TWO!']);
    expect(composer().text).toBe('');
  });

  it('refuses with a reason, and the words stay until they are changed', async () => {
    const { composer } = compose({ middleware: [{ onBeforeSend: () => ({ refuse: 'No numbers here' }) }] });
    await send(composer, '42');
    expect(composer()).toMatchObject({
      text: '42',
      problem: { type: 'refused', text: 'No numbers here' },
      busy: false,
    });
    expect(sent()).toEqual([]);
    act(() => composer().setText('4'));
    expect(composer().problem).toBeUndefined();
  });

  it('counts what it throws, and no answer in time, as a refusal', async () => {
    const waits: AbortSignal[] = [];
    const failing = compose({
      middleware: [
        {
          onBeforeSend: () => {
            throw new Error('The filter is down');
          },
        },
      ],
    });
    await send(failing.composer, 'words');
    expect(failing.composer()).toMatchObject({
      text: 'words',
      problem: { type: 'failed', text: 'The filter is down' },
    });

    const { composer } = compose({
      middleware: [
        {
          timeout: 500,
          onBeforeSend: async (_words, { signal }) => {
            waits.push(signal);
            await new Promise(() => undefined);
          },
        },
      ],
    });
    await send(composer, 'words');
    expect(composer()).toMatchObject({ busy: true, canSend: false });
    await turn(300);
    expect(composer()).toMatchObject({ busy: false, text: 'words', problem: { type: 'timeout' } });
    expect(waits[0]?.aborted).toBe(true);
    expect(sent()).toEqual([]);
  });

  it('sends nothing where nothing is left, and empties the composer', async () => {
    const { composer } = compose({ middleware: [{ onBeforeSend: () => [] }] });
    await send(composer, 'gone');
    expect(composer().text).toBe('');
    expect(sent()).toEqual([]);
    expect(store.getState().drafts.get('d-ana')).toBeUndefined();
  });

  it('sends into the conversation the words were written in, wherever the writer is by then', async () => {
    let answer = (): void => undefined;
    const { composer, go } = compose({
      middleware: [
        {
          onBeforeSend: async () => {
            await new Promise<void>((resolve) => {
              answer = resolve;
            });
          },
        },
      ],
    });
    await send(composer, 'for Ana');
    go('d-ben');
    act(() => composer().setText('for Ben'));
    answer();
    await turn();
    const calls = adapter.calls.filter(({ method }) => method === 'messages.send');
    expect(calls.map(({ args }) => (args[0] as { conversationId: string }).conversationId)).toEqual(['d-ana']);
    expect(composer().text).toBe('for Ben');
    go('d-ana');
    expect(composer().text).toBe('');
  });

  it('sees a paste first', async () => {
    const { composer } = compose({
      middleware: [
        { onPaste: ({ text, files }) => (text === 'bad' ? { refuse: 'Not that' } : { text: text.trim(), files }) },
      ],
    });
    expect(composer().checksPaste).toBe(true);
    await act(async () => {
      expect(await composer().checkPaste({ text: ' ok ', files: [] })).toEqual({ text: 'ok', files: [] });
      expect(await composer().checkPaste({ text: 'bad', files: [] })).toBeUndefined();
    });
    expect(composer().problem).toEqual({ type: 'refused', text: 'Not that' });
  });
});

describe('commands', () => {
  it('are done with what was written after them, and come back when they fail', async () => {
    const run = vi.fn<(call: { args: string }) => Promise<void>>().mockRejectedValueOnce(new Error('Say when'));
    const { composer } = compose({ commands: [{ name: 'remind', args: '[when]', run }] });
    act(() => composer().setCommand('remind'));
    expect(composer().canSend).toBe(true);
    await send(composer, ' 5m tea ');
    expect(composer()).toMatchObject({ text: ' 5m tea ', command: 'remind', problem: { text: 'Say when' } });
    act(() => void composer().send());
    await turn();
    expect(run).toHaveBeenCalledTimes(2);
    expect(run.mock.calls[1]?.[0]).toMatchObject({ args: '5m tea' });
    expect(composer()).toMatchObject({ text: '', command: undefined });
    expect(sent()).toEqual([]);
  });

  it('nobody does here are sent as words, marked as a command', async () => {
    const { composer } = compose({ commands: [{ name: 'poll', args: '[question]' }] });
    act(() => composer().setCommand('poll'));
    await send(composer, 'Lunch?');
    const [call] = adapter.calls.filter(({ method }) => method === 'messages.send');
    expect(call?.args[0]).toMatchObject({
      content: { text: '/poll Lunch?', entities: [{ type: 'command', offset: 0, length: 5, id: 'poll' }] },
    });
  });

  it('stay chosen over a change of conversation', async () => {
    const { composer, go } = compose({ commands: [{ name: 'x', args: 'a' }] });
    act(() => composer().setCommand('x'));
    act(() => composer().setText('y'));
    go('d-ben');
    expect(composer().command).toBeUndefined();
    go('d-ana');
    expect(composer()).toMatchObject({ command: 'x', text: 'y' });
  });
});
