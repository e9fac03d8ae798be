import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testEnv } from '../env/testEnv.test.helpers.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, buildText, createTestAdapter, type TestAdapter } from '../testing/index.js';
import { ChatProvider, ConversationScope, useComposer, useDesk, type Composer, type ComposerOptions } from './index.js';

let store: ChatStore;
let adapter: TestAdapter;

beforeEach(async () => {
  adapter = createTestAdapter({
    conversations: [
      buildConversation({ id: 'd-ana', peerId: 'ana' }),
      buildConversation({ id: 'd-ben', peerId: 'ben' }),
    ],
  });
  const env = testEnv();
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

interface Composing {
  composer(): Composer;
  desk(): ReturnType<typeof useDesk>;
  go(id: string): void;
  leave(): void;
  comeBack(): void;
}
function compose(options: ComposerOptions): Composing {
  let id = 'd-ana';
  let isThere = true;
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      {isThere ? <ConversationScope conversationId={id}>{children}</ConversationScope> : null}
    </ChatProvider>
  );
  const { result, rerender } = renderHook(() => ({ composer: useComposer(options), desk: useDesk() }), {
    wrapper,
  });
  return {
    composer: () => result.current.composer,
    desk: () => result.current.desk,
    leave() {
      isThere = false;
      rerender();
    },
    comeBack() {
      isThere = true;
      rerender();
    },
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

  describe('that is still looking', () => {
    let answers: (() => void)[] = [];
    const middleware: ComposerOptions['middleware'] = [
      {
        onBeforeSend: async ({ text }) => {
          await new Promise<void>((resolve) => answers.push(resolve));
          return text === 'bad' ? { refuse: 'Not that' } : undefined;
        },
      },
    ];
    const answer = async (): Promise<void> => {
      answers.forEach((each) => each());
      await turn();
    };
    beforeEach(() => {
      answers = [];
    });

    it('is waited for by who leaves and comes back: sent once, and gone from the field that is there then', async () => {
      const { composer, leave, comeBack } = compose({ middleware });
      await send(composer, 'words');
      leave();
      comeBack();
      act(() => composer().setFocused(true));
      expect(composer()).toMatchObject({ text: 'words', busy: true, canSend: false });
      act(() => expect(composer().send()).toBe(false));
      await answer();
      expect(sent()).toEqual(['words']);
      expect(composer()).toMatchObject({ text: '', busy: false });
    });

    it('tells who came back why it refused', async () => {
      const { composer, leave, comeBack } = compose({ middleware });
      await send(composer, 'bad');
      leave();
      comeBack();
      await answer();
      expect(composer()).toMatchObject({ text: 'bad', busy: false, problem: { type: 'refused', text: 'Not that' } });
    });

    it('keeps each conversation busy on its own', async () => {
      const { composer, go } = compose({ middleware });
      await send(composer, 'for Ana');
      go('d-ben');
      await send(composer, 'for Ben');
      go('d-ana');
      expect(composer().busy).toBe(true);
      await answer();
      expect(new Set(sent())).toEqual(new Set(['for Ana', 'for Ben']));
    });

    it('takes nothing away that came meanwhile', async () => {
      const { composer, desk } = compose({ middleware });
      await send(composer, 'words');
      act(() => desk()?.composer({ conversationId: 'd-ana' })?.take(buildText('Back again')));
      await answer();
      expect(sent()).toEqual(['words']);
      expect(composer().text).toBe('Back again');
    });
  });

  it('saves an edit as one message, however many words it is split into', async () => {
    adapter.store(buildMessage({ seq: 1, senderId: 'me', text: 'Old', conversationId: 'd-ana' }));
    const close = store.actions.openTimeline({ conversationId: 'd-ana' });
    await turn();
    const { composer, desk } = compose({
      middleware: [{ onBeforeSend: (words) => words.text.split(' ').map((text) => ({ ...words, text })) }],
    });
    act(() =>
      desk()
        ?.composer({ conversationId: 'd-ana' })
        ?.edit({ id: 'm1', content: buildText('Old') }),
    );
    await send(composer, 'one two');
    const edits = adapter.calls.filter(({ method }) => method === 'messages.edit');
    expect(edits.map(({ args }) => (args[2] as { text: string }).text)).toEqual(['one\ntwo']);
    close();
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

  it('puts what was looked at for too long into the conversation it was pasted into', async () => {
    let answer = (): void => {};
    const looking = new Promise<void>((resolve) => (answer = resolve));
    const { composer, go } = compose({ middleware: [{ onPaste: (paste) => looking.then(() => paste) }] });
    act(() => composer().setText('Begun'));
    const pasted = composer().checkPaste({ text: 'Pasted', files: [] });
    go('d-ben');
    answer();
    await act(async () => expect(await pasted).toEqual({ text: '', files: [] }));
    await turn();
    expect(composer().text).toBe('');
    go('d-ana');
    await turn();
    expect(composer().text).toBe('Begun\nPasted');
  });
});

describe('commands', () => {
  it('are kept while another conversation is shown, also without a word', async () => {
    const { composer, go } = compose({ commands: [{ name: 'remind', args: '[when]' }] });
    act(() => composer().setCommand('remind'));
    go('d-ben');
    await turn();
    expect(composer().command).toBeUndefined();
    go('d-ana');
    await turn();
    expect(composer().command).toBe('remind');
  });

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

  it('given while a message is edited leave what was being written before', async () => {
    const run = vi.fn<() => void>();
    const { composer, desk } = compose({ commands: [{ name: 'close', run }] });
    act(() => composer().setText('Half a long'));
    act(() =>
      desk()
        ?.composer({ conversationId: 'd-ana' })
        ?.edit({ id: 'm1', content: buildText('Old') }),
    );
    act(() => composer().setText(''));
    act(() => composer().setCommand('close'));
    act(() => void composer().send());
    await turn();
    expect(run).toHaveBeenCalledTimes(1);
    expect(composer()).toMatchObject({ text: 'Half a long', editing: undefined, command: undefined });
    expect(store.getState().drafts.get('d-ana')?.text).toBe('Half a long');
    expect(adapter.calls.some(({ method }) => method === 'messages.edit')).toBe(false);
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

it('knows nobody of one conversation in another', () => {
  const { composer, go } = compose({});
  const entity = { type: 'mention' as const, offset: 0, length: 4, userId: 'ana' };
  act(() => composer().setText('@Ana', [entity]));
  act(() => composer().edit('@Ana ', { caret: 5 }));
  go('d-ben');
  act(() => composer().edit('@Ana', { caret: 4, restore: true }));
  expect(composer().entities).toEqual([]);
  act(() => composer().setText('@Ana', [entity]));
  act(() => composer().edit('', { caret: 0 }));
  act(() => composer().edit('@Ana', { caret: 4, restore: true }));
  expect(composer().entities).toEqual([entity]);
});
