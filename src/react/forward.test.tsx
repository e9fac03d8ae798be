import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { absent, native } from '../contract/index.js';
import { testEnv } from '../env/testEnv.test.helpers.js';
import type { DraftForward, MessageSnapshot, OutgoingMessage } from '../model/index.js';
import { createChatStore, selectScheduled, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, buildText, createTestAdapter, type TestAdapter } from '../testing/index.js';
import {
  ChatProvider,
  ConversationScope,
  useComposer,
  useDesk,
  useForwardInto,
  type Composer,
  type ComposerOptions,
} from './index.js';

let store: ChatStore;
let adapter: TestAdapter;
let lacking: string | undefined;

beforeEach(async () => {
  lacking = undefined;
  adapter = createTestAdapter({
    conversations: ['ana', 'ben'].map((peerId) => buildConversation({ id: `d-${peerId}`, peerId })),
    messages: [buildMessage({ seq: 1, conversationId: 'd-ben', senderId: 'ben', text: 'First' })],
    can: (operation) => (operation === lacking ? absent() : native),
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

const ref = { conversationId: 'd-ana' };
const item = (id: string, text: string): MessageSnapshot => ({
  ref: { conversationId: 'd-ben', messageId: id },
  senderId: 'ben',
  senderName: 'Ben',
  time: 1,
  content: buildText(text),
});
const two: DraftForward = { items: [item('m1', 'First'), item('m2', 'Second')] };
const turn = (ms = 300): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

interface Parts {
  readonly composer: Composer;
  readonly desk: ReturnType<typeof useDesk>;
  readonly into: ReturnType<typeof useForwardInto>;
}
function compose(options: ComposerOptions = {}, id = 'd-ana') {
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider store={store}>
      <ConversationScope conversationId={id}>{children}</ConversationScope>
    </ChatProvider>
  );
  return renderHook<Parts, void>(() => ({ composer: useComposer(options), desk: useDesk(), into: useForwardInto() }), {
    wrapper,
  });
}
const sent = (): readonly unknown[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => {
      const { content, forwarded } = args[0] as OutgoingMessage;
      const { text, title, items } = content as { text?: string; title?: string; items?: readonly unknown[] };
      return [text ?? `${title} (${items?.length})`, forwarded?.senderName];
    });

describe('messages that are handed on with what is written', () => {
  it('follow the words one by one, and the composer is empty then', async () => {
    const { result } = compose();
    act(() => result.current.composer.setText('Look at this'));
    act(() => result.current.into(ref, two));
    expect(result.current.composer).toMatchObject({ text: 'Look at this', forward: two, canSend: true });
    act(() => void result.current.composer.send());
    await turn();
    await turn();
    expect(sent()).toEqual([
      ['Look at this', undefined],
      ['First', 'Ben'],
      ['Second', 'Ben'],
    ]);
    expect(result.current.composer).toMatchObject({ text: '', forward: undefined, canSend: false });
    expect(store.getState().drafts.get('d-ana')).toBeUndefined();
  });

  it('go without words, too, and as one bundle', async () => {
    const { result } = compose();
    act(() => result.current.composer.setForward({ ...two, bundle: 'Chat history' }));
    act(() => void result.current.composer.send());
    await turn();
    expect(sent()).toEqual([['Chat history (2)', undefined]]);
  });

  it('are kept with the draft where no composer shows them, behind what is being written there', () => {
    const { result, unmount } = compose({}, 'd-ben');
    store.actions.setDraft(ref, { text: 'Begun', updatedAt: 1 });
    act(() => result.current.into(ref, two, buildText('and more')));
    expect(store.getState().drafts.get('d-ana')).toMatchObject({ text: 'Begun\nand more', forward: two });
    unmount();
    expect(compose().result.current.composer).toMatchObject({ text: 'Begun\nand more', forward: two });
  });

  it('take the place of an answer, give way to one, and come back after an edit', () => {
    const { result } = compose();
    const composer = (): Composer => result.current.composer;
    act(() => result.current.desk?.composer(ref)?.reply(item('m3', 'Asked')));
    act(() => result.current.desk?.composer(ref)?.forward(two));
    expect(composer()).toMatchObject({ quote: undefined, forward: two });
    act(() => result.current.desk?.composer(ref)?.edit({ id: 'm9', content: buildText('Old') }));
    expect(composer()).toMatchObject({ editing: 'm9', forward: undefined });
    act(() => composer().stopEditing());
    expect(composer()).toMatchObject({ editing: undefined, forward: two });
    act(() => result.current.desk?.composer(ref)?.reply(item('m3', 'Asked')));
    expect(composer().forward).toBeUndefined();
  });

  it('are sent without what was taken back since, and with the words as they are by now', async () => {
    const close = store.actions.openTimeline({ conversationId: 'd-ben' });
    await turn();
    const { result } = compose();
    act(() => result.current.into(ref, two));
    const edited = { conversationId: 'd-ben', messageId: 'm1', by: 'ben', revision: 1, content: buildText('Better') };
    act(() => {
      adapter.emit({ type: 'message-edited', ...edited, time: 3 });
      adapter.emit({
        type: 'message-recalled',
        conversationId: 'd-ben',
        messageId: 'm2',
        recall: { by: 'ben', time: 2 },
      });
    });
    await turn();
    expect(result.current.composer.forward?.items[1]?.content).toEqual({ type: 'recalled' });
    act(() => void result.current.composer.send());
    await turn();
    expect(sent()).toEqual([['Better', 'Ben']]);
    close();
  });

  it('leave nothing to send once all of them were taken back', async () => {
    const { result } = compose();
    act(() => result.current.into(ref, { items: [item('m7', 'Gone')] }));
    act(() =>
      adapter.emit({
        type: 'message-recalled',
        conversationId: 'd-ben',
        messageId: 'm7',
        recall: { by: 'ben', time: 2 },
      }),
    );
    await turn();
    expect(result.current.composer.canSend).toBe(false);
  });

  it('wait on after a command, and where a middleware sends nothing', async () => {
    const run = vi.fn<() => void>();
    const { result } = compose({
      commands: [{ name: 'away', run }],
      middleware: [{ onBeforeSend: ({ text }) => (text === 'secret' ? [] : undefined) }],
    });
    act(() => result.current.into(ref, two));
    act(() => result.current.composer.setCommand('away'));
    act(() => void result.current.composer.send());
    await turn();
    expect(run).toHaveBeenCalledOnce();
    expect(result.current.composer).toMatchObject({ command: undefined, forward: two });
    act(() => result.current.composer.setText('secret'));
    act(() => void result.current.composer.send());
    await turn();
    expect(result.current.composer).toMatchObject({ text: '', forward: two });
    expect(sent()).toEqual([]);
  });

  it('are refused, with the reason, where the backend hands nothing on, or no bundles', () => {
    lacking = 'messages.merged';
    const { result } = compose();
    act(() => result.current.composer.setForward({ ...two, bundle: 'Chat history' }));
    expect(result.current.composer).toMatchObject({
      canSend: false,
      forwardPermission: { allowed: false, reason: 'unsupported' },
    });
    act(() => result.current.composer.setForward(two));
    expect(result.current.composer).toMatchObject({ canSend: true, forwardPermission: { allowed: true } });
  });

  it('are sent later, each due after the one before', async () => {
    const { result } = compose();
    act(() => result.current.composer.setText('Tomorrow'));
    act(() => result.current.into(ref, two));
    const at = store.env.now() + 86_400_000;
    act(() => void result.current.composer.sendLater(at));
    await turn();
    const waiting = selectScheduled(store.getState(), ref);
    expect(waiting.map(({ message }) => (message.content as { text?: string }).text)).toEqual([
      'Tomorrow',
      'First',
      'Second',
    ]);
    expect(new Set(waiting.map((each) => each.at)).size).toBe(3);
  });
});
