import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError } from '../contract/index.js';
import { testEnv } from '../env/testEnv.test.helpers.js';
import type { MessageSnapshot } from '../model/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, buildText, createTestAdapter, type TestAdapter } from '../testing/index.js';
import { ChatProvider, ConversationScope, useComposer, useDesk, type Composer, type ComposerOptions } from './index.js';

let store: ChatStore;
let adapter: TestAdapter;

function Field(): ReactElement {
  const composer = useComposer();
  return <textarea value={composer.text} onChange={(event) => composer.setText(event.currentTarget.value)} />;
}

beforeEach(async () => {
  adapter = createTestAdapter({ conversations: [buildConversation({ id: 'd-ana', peerId: 'ana' })] });
  const env = testEnv();
  store = createChatStore({ adapter, env });
  await store.start();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  store.dispose();
});

const type = (text: string, ms: number): void => {
  fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
  act(() => void vi.advanceTimersByTime(ms));
};
const draft = (): string | undefined => store.getState().drafts.get('d-ana')?.text;

it('hands the draft to the store when the writer pauses, and now and then where there is no pause', () => {
  const changed = vi.fn<() => void>();
  render(
    <ChatProvider store={store}>
      <ConversationScope conversationId="d-ana">
        <Field />
      </ConversationScope>
    </ChatProvider>,
  );
  act(() => void vi.advanceTimersByTime(1000));
  store.subscribe(changed);
  const words = 'A word is written without any pause at all';
  for (let end = 1; end <= 8; end++) type(words.slice(0, end), 150);
  // Not once for every key: nobody shows it meanwhile.
  expect(draft()).toBeUndefined();
  expect(changed).not.toHaveBeenCalled();
  for (let end = 9; end <= 12; end++) type(words.slice(0, end), 150);
  expect(draft()?.length).toBeGreaterThan(8);
  type('Then a pause.', 200);
  expect(draft()).toBe('Then a pause.');
});

const ref = { conversationId: 'd-ana' };
const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <ChatProvider store={store}>
    <ConversationScope conversationId="d-ana">{children}</ConversationScope>
  </ChatProvider>
);
/** A composer, and the desk that asks it. */
const compose = (): { readonly current: { readonly composer: Composer; readonly desk: ReturnType<typeof useDesk> } } =>
  renderHook(() => ({ composer: useComposer(), desk: useDesk() }), { wrapper }).result;
const turn = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

it('shows and sends nothing of a message that is taken back while it is answered, also in a field with the focus', async () => {
  const quote: MessageSnapshot = {
    ref: { ...ref, messageId: 'm1' },
    senderName: 'Ana',
    time: 1,
    content: buildText('What Ana takes back'),
  };
  const result = compose();
  act(() => {
    result.current.composer.setFocused(true);
    result.current.desk?.composer(ref)?.reply(quote);
  });
  await turn(300);
  expect(result.current.composer.quote?.content).toEqual(buildText('What Ana takes back'));
  // A word more, which the store does not know yet.
  act(() => result.current.composer.setText('An answer'));
  adapter.emit({ type: 'message-recalled', ...ref, messageId: 'm1', recall: { by: 'ana', time: 2 } });
  await turn(300);
  expect(result.current.composer.quote).toEqual({ ...quote, content: { type: 'recalled' } });
  expect(result.current.composer.text).toBe('An answer');
  expect(store.getState().drafts.get('d-ana')?.quote?.content).toEqual({ type: 'recalled' });
  act(() => void result.current.composer.send());
  await turn(300);
  const sent = adapter.calls.filter(({ method }) => method === 'messages.send');
  expect(sent[0]?.args[0]).toMatchObject({ content: { text: 'An answer' }, quote: { content: { type: 'recalled' } } });
});

it('tells that nobody types any more once an edit is saved', async () => {
  adapter.store(buildMessage({ seq: 1, senderId: 'me', text: 'A tpyo', conversationId: 'd-ana' }));
  const close = store.actions.openTimeline(ref);
  await turn(300);
  const result = compose();
  act(() => result.current.desk?.composer(ref)?.edit({ id: 'm1', content: buildText('A tpyo') }));
  act(() => result.current.composer.setText('A typo'));
  const told = () => adapter.calls.filter(({ method }) => method === 'messages.setTyping').map(({ args }) => args[1]);
  expect(told()).toEqual([true]);
  act(() => void result.current.composer.send());
  expect(told()).toEqual([true, false]);
  close();
});

it('puts the words of a refused edit into the draft when the writer has left the conversation meanwhile', async () => {
  adapter.store(buildMessage({ seq: 1, senderId: 'me', text: 'Old', conversationId: 'd-ana' }));
  const close = store.actions.openTimeline(ref);
  await turn(300);
  const release = adapter.hold('messages.edit');
  adapter.failNext('messages.edit', new ChatError('forbidden'));
  const { result, unmount } = renderHook(() => ({ composer: useComposer(), desk: useDesk() }), { wrapper });
  act(() => result.current.composer.setText('Begun'));
  act(() => result.current.desk?.composer(ref)?.edit({ id: 'm1', content: buildText('Old') }));
  act(() => result.current.composer.setText('New words'));
  act(() => void result.current.composer.send());
  await turn(100);
  unmount();
  expect(store.getState().drafts.get('d-ana')?.text).toBe('Begun');
  release();
  await turn(300);
  expect(store.getState().drafts.get('d-ana')?.text).toBe('Begun\nNew words');
  close();
});

it('takes words over without losing the edit that is being written', () => {
  const result = compose();
  act(() => result.current.composer.setText('Begun'));
  act(() => result.current.desk?.composer(ref)?.edit({ id: 'm1', content: buildText('Old') }));
  act(() => result.current.composer.setText('Half a new'));
  act(() => result.current.desk?.composer(ref)?.take(buildText('Taken over')));
  expect(result.current.composer).toMatchObject({ text: 'Half a new', editing: 'm1' });
  act(() => result.current.composer.stopEditing());
  expect(result.current.composer).toMatchObject({ text: 'Begun\nTaken over', editing: undefined });
});

it('keeps formatted words formatted when they are edited or taken over', () => {
  const result = compose();
  const bold = { ...buildText('**Strong**'), format: 'markdown' as const };
  act(() => result.current.desk?.composer(ref)?.edit({ id: 'm1', content: bold }));
  expect(result.current.composer.format).toBe('markdown');
  act(() => result.current.composer.stopEditing());
  expect(result.current.composer.format).toBe('plain');
  act(() => result.current.desk?.composer(ref)?.take(bold));
  expect(result.current.composer).toMatchObject({ text: '**Strong**', format: 'markdown' });
  act(() => result.current.desk?.composer(ref)?.take(buildText('And more')));
  expect(result.current.composer).toMatchObject({ text: '**Strong**\nAnd more', format: 'markdown' });
});

it('answers again what taken over words answered, unless something else is answered already', () => {
  const result = compose();
  const quote = (messageId: string): MessageSnapshot => ({
    ref: { ...ref, messageId },
    senderId: 'ana',
    senderName: 'Ana',
    time: 1,
    content: buildText('Asked'),
  });
  act(() => result.current.desk?.composer(ref)?.take(buildText('Taken over'), quote('m1')));
  expect(result.current.composer).toMatchObject({ text: 'Taken over', quote: { ref: { messageId: 'm1' } } });
  act(() => result.current.desk?.composer(ref)?.take(buildText('And more'), quote('m2')));
  expect(result.current.composer.quote?.ref?.messageId).toBe('m1');
  act(() => result.current.desk?.composer(ref)?.edit({ id: 'm3', content: buildText('Old') }));
  act(() => result.current.desk?.composer(ref)?.take(buildText('Late'), quote('m2')));
  expect(result.current.composer).toMatchObject({ editing: 'm3', quote: undefined });
});

it('takes words over behind a command that was chosen', () => {
  const result = compose();
  act(() => result.current.composer.setCommand('remind'));
  act(() => result.current.desk?.composer(ref)?.take(buildText('Taken over')));
  expect(result.current.composer).toMatchObject({ text: 'Taken over', command: 'remind' });
});

describe('files that go along', () => {
  type Cargo = NonNullable<ComposerOptions['cargo']>;
  const taken = vi.fn<Cargo['send']>(() => true);
  const cargo = (status: Cargo['status']): Cargo => ({ status, send: taken });
  const open = (status: Cargo['status']) =>
    renderHook<Composer, Cargo>((now) => useComposer({ cargo: now }), {
      initialProps: cargo(status),
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <ChatProvider store={store}>
          <ConversationScope conversationId="d-ana">{children}</ConversationScope>
        </ChatProvider>
      ),
    });

  it('are waited for when the words are sent too early', () => {
    taken.mockClear();
    const { result, rerender } = open('waiting');
    act(() => result.current.setText('Look'));
    let accepted = false;
    act(() => void (accepted = result.current.send()));
    expect(accepted).toBe(true);
    expect(result.current).toMatchObject({ awaiting: true, busy: true, text: 'Look' });
    expect(taken).not.toHaveBeenCalled();
    rerender(cargo('ready'));
    expect(taken).toHaveBeenCalledTimes(1);
    expect(taken.mock.calls[0]?.[0].content.text).toBe('Look');
    expect(result.current).toMatchObject({ awaiting: false, busy: false, text: '' });
  });

  it('that all turn out bad leave the words where they are', () => {
    taken.mockClear();
    const { result, rerender } = open('waiting');
    act(() => result.current.setText('Look'));
    act(() => void result.current.send());
    rerender(cargo('none'));
    expect(result.current).toMatchObject({ awaiting: false, busy: false, text: 'Look' });
    // Ready later on is no longer what was asked for.
    rerender(cargo('ready'));
    expect(taken).not.toHaveBeenCalled();
    expect(adapter.calls.some(({ method }) => method === 'messages.send')).toBe(false);
  });

  it('are waited for without forgetting that it is to be sent later', async () => {
    taken.mockClear();
    let agree = (): void => {};
    const agreed = new Promise<void>((resolve) => (agree = resolve));
    const middleware: ComposerOptions['middleware'] = [{ onBeforeSend: (words) => agreed.then(() => words) }];
    const { result, rerender } = renderHook<Composer, Cargo>((now) => useComposer({ cargo: now, middleware }), {
      initialProps: cargo('ready'),
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <ChatProvider store={store}>
          <ConversationScope conversationId="d-ana">{children}</ConversationScope>
        </ChatProvider>
      ),
    });
    act(() => result.current.setText('Tomorrow'));
    const at = store.env.now() + 86_400_000;
    act(() => void result.current.sendLater(at));
    // One more picture came while somebody looked at the words.
    taken.mockImplementationOnce(() => false);
    rerender(cargo('waiting'));
    await act(async () => {
      agree();
      await vi.advanceTimersByTimeAsync(10);
    });
    expect(result.current).toMatchObject({ awaiting: true, text: 'Tomorrow' });
    await act(async () => {
      rerender(cargo('ready'));
      await vi.advanceTimersByTimeAsync(10);
    });
    expect(taken).toHaveBeenCalledTimes(2);
    expect(taken.mock.calls.map(([words]) => words.sendAt)).toEqual([at, at]);
    expect(result.current).toMatchObject({ awaiting: false, text: '' });
  });
});
