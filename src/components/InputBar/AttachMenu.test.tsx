import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, type ReactElement } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { defineMessageContent } from '../../messages/content.js';
import {
  createMessageTypeRegistry,
  defaultMessageTypes,
  defineMessageType,
  StickerPacksProvider,
  type MessageComposerProps,
  type StickerPack,
} from '../../messages/index.js';
import { ChatProvider, ConversationScope, useChatStore, useDesk } from '../../react/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  buildUser,
  createTestAdapter,
  type TestAdapter,
} from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { InputBar } from './InputBar.js';

// Menu and dialog are loaded when they are wanted, and a busy machine takes its time.
configure({ asyncUtilTimeout: 4000 });

interface NoteContent {
  readonly type: 'note';
  readonly words: string;
}

function NoteComposer({ onSend, onCancel, onDirtyChange }: MessageComposerProps<NoteContent>): ReactElement {
  return (
    <>
      <input aria-label="Words" onChange={() => onDirtyChange(true)} />
      <button type="button" onClick={() => onSend({ type: 'note', words: 'Hello' })}>
        Send note
      </button>
      <button type="button" onClick={() => onSend({ type: 'note', words: '' })}>
        Send nothing
      </button>
      <button type="button" onClick={onCancel}>
        Leave
      </button>
    </>
  );
}

const loadNote = vi.fn(() => Promise.resolve({ Composer: NoteComposer }));
const noteType = defineMessageType<NoteContent>({
  type: 'note',
  content: defineMessageContent<NoteContent>({
    type: 'note',
    normalize: (value) => {
      const { words } = value as { words?: unknown };
      return typeof words === 'string' && words !== '' ? { type: 'note', words } : null;
    },
    summarize: ({ words }) => ({ kind: 'note', text: words }),
  }),
  Component: ({ content }) => <p>{content.words}</p>,
  composer: {
    label: ({ locale }) => `Note (${locale})`,
    load: loadNote,
    available: ({ can }) => (can('messages.save') ? { allowed: true } : { allowed: false, reason: 'offline' }),
  },
});
const registry = createMessageTypeRegistry(defaultMessageTypes, [noteType]);
const packs: readonly StickerPack[] = [
  { id: 'p', name: 'Pack', stickers: [{ id: 's', alt: 'A boat', url: 'blob:boat' }] },
];

let store: ReturnType<typeof useChatStore>;
let desk: ReturnType<typeof useDesk>;
function Peek(): null {
  const inside = [useChatStore(), useDesk()] as const;
  useEffect(() => {
    [store, desk] = inside;
  });
  return null;
}

async function show(
  more: Parameters<typeof createTestAdapter>[0] = {},
  given: readonly StickerPack[] = packs,
): Promise<{ adapter: TestAdapter; go: (id: string) => void }> {
  const adapter = createTestAdapter({
    conversations: [
      buildConversation({ id: 'd-ana', peerId: 'ana' }),
      buildConversation({ id: 'd-ben', peerId: 'ben' }),
    ],
    users: [buildUser({ id: 'ana', nick: 'Ana' }), buildUser({ id: 'ben', nick: 'Ben' })],
    ...more,
  });
  const env = testEnv();
  const tree = (id: string) => (
    <Root>
      <ChatProvider adapter={adapter} env={env} registry={registry} contents={registry.contents}>
        <StickerPacksProvider packs={given}>
          <ConversationScope conversationId={id}>
            <Peek />
            <InputBar />
          </ConversationScope>
        </StickerPacksProvider>
      </ChatProvider>
    </Root>
  );
  const { rerender } = render(tree('d-ana'));
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  await act(async () => {});
  return { adapter, go: (id) => rerender(tree(id)) };
}

const sent = (adapter: TestAdapter): unknown[] =>
  adapter.calls.filter(({ method }) => method === 'messages.send').map(({ args }) => args[0]);
const openMenu = async (): Promise<HTMLElement> => {
  await userEvent.click(screen.getByRole('button', { name: 'Attach' }));
  return screen.findByRole('menu', { name: 'Attach' });
};
const openNote = async (): Promise<HTMLElement> => {
  const menu = await openMenu();
  await userEvent.click(within(menu).getByRole('menuitem', { name: 'Note (en)' }));
  return screen.findByRole('dialog', { name: 'Note (en)' });
};
const names = (menu: HTMLElement): (string | null)[] =>
  within(menu)
    .getAllByRole('menuitem')
    .map((item) => item.getAttribute('data-label'));

beforeEach(() => loadNote.mockClear());

describe('the attach menu', () => {
  it('offers files, then the composers of the registry, those of the host last, and loads none of them', async () => {
    await show();
    expect(names(await openMenu())).toEqual([
      'Photo or video',
      'File',
      'Location',
      'Contact',
      'Sticker',
      'Poll',
      'Card',
      'Note (en)',
    ]);
    expect(loadNote).not.toHaveBeenCalled();
  });

  it('leaves out what the backend has not, and says why something is refused', async () => {
    await show({ can: (operation) => ({ state: /vote|save|upload/u.test(operation) ? 'absent' : 'native' }) }, []);
    const menu = await openMenu();
    expect(names(menu)).toEqual(['Location', 'Contact', 'Card', 'Note (en)']);
    const note = within(menu).getByRole('menuitem', { name: 'Note (en)' });
    expect(note).toHaveAttribute('aria-disabled', 'true');
    expect(note).toHaveAccessibleDescription(/connection|offline/iu);
  });

  it('gives the focus back to its button', async () => {
    await show();
    await openMenu();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('button', { name: 'Attach' })).toHaveFocus();
  });
});

describe('the form of a type', () => {
  it('sends through the outbox, closes, and leaves the words that are being written', async () => {
    const { adapter } = await show();
    await userEvent.type(screen.getByRole('textbox', { name: 'Message Ana' }), 'Begun');
    const dialog = await openNote();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send note' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() =>
      expect(sent(adapter)).toMatchObject([{ conversationId: 'd-ana', content: { type: 'note', words: 'Hello' } }]),
    );
    expect(screen.getByRole('textbox', { name: 'Message Ana' })).toHaveValue('Begun');
  });

  it('answers what is being answered, once', async () => {
    const { adapter } = await show();
    const quote = {
      senderId: 'ana',
      senderName: 'Ana',
      time: 1,
      content: buildMessage({ seq: 1, text: 'Hm' }).content,
    };
    act(() => desk?.composer({ conversationId: 'd-ana', threadId: undefined })?.reply(quote));
    for (let i = 0; i < 2; i += 1) {
      const dialog = await openNote();
      await userEvent.click(within(dialog).getByRole('button', { name: 'Send note' }));
    }
    await waitFor(() => expect(sent(adapter)).toHaveLength(2));
    expect(sent(adapter).map((each) => (each as { quote?: unknown }).quote)).toEqual([
      expect.objectContaining({ senderId: 'ana' }),
      undefined,
    ]);
    expect(screen.queryByRole('button', { name: 'Stop replying' })).toBeNull();
  });

  it('sends to the conversation it was opened in, with what was answered there, although another is open by then', async () => {
    const { adapter, go } = await show();
    const quote = {
      senderId: 'ana',
      senderName: 'Ana',
      time: 1,
      content: buildMessage({ seq: 1, text: 'Hm' }).content,
    };
    act(() => desk?.composer({ conversationId: 'd-ana', threadId: undefined })?.reply(quote));
    const dialog = await openNote();
    go('d-ben');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send note', hidden: true }));
    await waitFor(() => expect(sent(adapter)).toMatchObject([{ conversationId: 'd-ana', quote: { senderId: 'ana' } }]));
    expect(store.getState().drafts.get('d-ana')?.quote).toBeUndefined();
  });

  it('queues while there is no connection', async () => {
    const { adapter } = await show();
    act(() => adapter.emit({ type: 'connection', state: { status: 'offline' } }));
    adapter.failNext('messages.send', new ChatError('offline'));
    const dialog = await openNote();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send note' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(sent(adapter)).toHaveLength(1));
    act(() => adapter.emit({ type: 'connection', state: { status: 'connected' } }));
    await waitFor(() => expect(sent(adapter)).toHaveLength(2));
  });

  it('can be filled in during slow mode, and says until when sending has to wait', async () => {
    const time = Date.now();
    const { adapter } = await show({
      conversations: [buildConversation({ id: 'd-ana', groupId: 'g' })],
      groups: [buildGroup({ id: 'g', settings: { slowModeSeconds: 600 }, self: { userId: 'me', role: 'member' } })],
      messages: [buildMessage({ seq: 1, conversationId: 'd-ana', senderId: 'me', text: 'Just now', time })],
    });
    await act(async () => {
      store.actions.ensureGroup('g');
      store.actions.openTimeline({ conversationId: 'd-ana' });
    });
    const dialog = await openNote();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send note' }));
    expect(within(dialog).getByRole('alert')).toHaveTextContent(/slow mode/iu);
    expect(sent(adapter)).toEqual([]);
  });

  it('stays and says so where the content is none of its type', async () => {
    const { adapter } = await show();
    const dialog = await openNote();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send nothing' }));
    expect(within(dialog).getByRole('alert')).not.toBeEmptyDOMElement();
    expect(sent(adapter)).toEqual([]);
  });

  it('closes at once while there is nothing in it, and asks first where something would be lost', async () => {
    await show();
    await userEvent.click(within(await openNote()).getByRole('button', { name: 'Leave' }));
    expect(screen.queryByRole('dialog')).toBeNull();

    const dialog = await openNote();
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Words' }), 'x');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    const question = screen.getByRole('alertdialog', { name: 'Close without sending?', hidden: true });
    await userEvent.click(within(question).getByRole('button', { name: 'Keep editing' }));
    expect(within(dialog).getByRole('textbox', { name: 'Words' })).toHaveValue('x');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Leave' }));
    await userEvent.click(screen.getByRole('button', { name: 'Discard', hidden: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is given up, and can be asked for again, when it cannot be loaded', async () => {
    await show();
    loadNote.mockRejectedValueOnce(new Error('no connection'));
    const menu = await openMenu();
    await userEvent.click(within(menu).getByRole('menuitem', { name: 'Note (en)' }));
    await act(async () => {});
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await openNote()).toBeInTheDocument();
  });
});
