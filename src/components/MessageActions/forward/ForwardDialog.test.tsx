import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { absent, native } from '../../../contract/index.js';
import { MessageHandlersProvider } from '../../../messages/index.js';
import { ChatProvider, ConversationScope, useChatStore } from '../../../react/index.js';
import { timelineKey } from '../../../model/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../../testing/index.js';
import { Root } from '../../../ui/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import type { PanelProps } from '../panels/panelProps.js';
import type { MessageRow, Store } from '../types.js';
import { useActionStrings } from '../useActionStrings.js';
import { ForwardDialog } from './ForwardDialog.js';

const ref = { conversationId: 'c1' };
let told: string[] = [];
beforeEach(() => {
  told = [];
});
const unused = {} as PanelProps['doing'];

function Dialog({ rows, onStore }: { readonly rows: readonly MessageRow[]; readonly onStore: (store: Store) => void }) {
  const t = useActionStrings();
  const store = useChatStore();
  onStore(store);
  const host = { tell: (notice: { text: string }) => told.push(notice.text) } as unknown as PanelProps['host'];
  const [open, setOpen] = useState(true);
  if (rows.length === 0 || !open) return null;
  return (
    <ForwardDialog rows={rows} doing={unused} host={host} goTo={() => undefined} onClose={() => setOpen(false)} t={t} />
  );
}

/** The dialog for the first two messages, with a target chosen. */
async function open(more: Parameters<typeof createTestAdapter>[0] = {}) {
  const adapter: TestAdapter = createTestAdapter({
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' }), buildConversation({ id: 'c2', peerId: 'eva' })],
    users: [
      { id: 'bo', nick: 'Bo' },
      { id: 'eva', nick: 'Eva' },
    ],
    messages: [buildMessage({ seq: 1, text: 'First words' }), buildMessage({ seq: 2, text: 'Second words' })],
    ...more,
  });
  const env = testEnv();
  const opened = vi.fn<(id: string) => void>();
  const known: { store?: Store } = {};
  const tree = (rows: readonly MessageRow[]): ReactElement => (
    <Root>
      <ChatProvider adapter={adapter} env={env}>
        <MessageHandlersProvider handlers={{ openConversation: opened }}>
          <ConversationScope conversationId="c1">
            <Dialog rows={rows} onStore={(store) => (known.store = store)} />
          </ConversationScope>
        </MessageHandlersProvider>
      </ChatProvider>
    </Root>
  );
  const { rerender } = render(tree([]));
  const view = () => known.store?.getState().timelines.get(timelineKey(ref))?.view;
  await vi.waitFor(() => expect(known.store?.getState().startup.status).toBe('ready'));
  act(() => void known.store?.actions.openTimeline(ref));
  await vi.waitFor(() => expect(view()?.size).toBe(2));
  const user = userEvent.setup();
  rerender(tree([0, 1].map((i) => view()!.rowAt(i))));
  await user.click(await screen.findByRole('checkbox', { name: /Eva/u, hidden: true }));
  const recall = async (messageId: string): Promise<void> => {
    adapter.emit({ type: 'message-recalled', ...ref, messageId, recall: { by: 'bo', time: 2 } });
    await vi.waitFor(() => expect([0, 1].map((i) => view()?.rowAt(i).message)).toContainEqual(recalled(messageId)));
    await act(async () => undefined);
  };
  const send = (): Promise<void> => user.click(screen.getByRole('button', { name: 'Send', hidden: true }));
  const sent = (): unknown[] =>
    adapter.calls
      .filter(({ method }) => method === 'messages.send')
      .map(({ args }) => (args[0] as { content: { text?: string } }).content.text);
  const drafts = () => known.store?.getState().drafts;
  return { adapter, recall, send, sent, user, opened, drafts };
}

const recalled = (id: string): unknown => expect.objectContaining({ id, content: { type: 'recalled' } });

it('forwards the words as they are when it is sent, and leaves out what was taken back while it was open', async () => {
  const { adapter, recall, send, sent } = await open();
  await recall('m1');
  expect(screen.getByRole('dialog', { name: 'Forward 1 message', hidden: true })).toBeInTheDocument();
  const { content } = buildMessage({ seq: 2, text: 'Second thoughts' });
  adapter.emit({ type: 'message-edited', ...ref, messageId: 'm2', by: 'bo', revision: 1, content, time: 3 });
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 50))));
  await send();
  await vi.waitFor(() => expect(sent()).toEqual(['Second thoughts']));
});

it('says so and sends nothing, not even the words added, when nothing is left', async () => {
  const { recall, send, sent, user } = await open();
  await user.type(screen.getByLabelText('Add a message (optional)'), 'Look at this');
  await recall('m1');
  await recall('m2');
  expect(screen.getByRole('alert', { hidden: true })).toHaveTextContent('Nothing is left to forward');
  await send();
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 50))));
  expect(sent()).toEqual([]);
});

it('goes on in the composer of the one conversation that is chosen, with the words added', async () => {
  const { sent, user, opened, drafts } = await open({ can: () => native });
  const write = screen.getByRole('button', { name: 'Write in the chat', hidden: true });
  await user.type(screen.getByLabelText('Add a message (optional)'), 'Look at this');
  await user.click(screen.getByRole('radio', { name: 'As one bundle', hidden: true }));
  // With two chosen nobody knows which.
  const other = screen.getByRole('checkbox', { name: /Bo/u, hidden: true });
  await user.click(other);
  expect(write).toHaveAttribute('aria-disabled', 'true');
  await user.click(write);
  expect(opened).not.toHaveBeenCalled();
  await user.click(other);
  await user.click(write);
  await vi.waitFor(() => expect(opened).toHaveBeenCalledWith('c2'));
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
  const draft = drafts()?.get('c2');
  expect(draft?.text).toBe('Look at this');
  expect(draft?.forward?.items.map(({ content }) => (content as { text?: string }).text)).toEqual([
    'First words',
    'Second words',
  ]);
  expect(draft?.forward?.bundle).toMatch(/^Chat history of/u);
  expect(sent()).toEqual([]);
});

it('does not leave for a conversation that takes no forwarded messages, and says why', async () => {
  const { user, opened, drafts } = await open({
    can: (operation) => (operation === 'messages.forward' ? absent() : native),
  });
  await user.click(screen.getByRole('button', { name: 'Write in the chat', hidden: true }));
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(opened).not.toHaveBeenCalled();
  expect(drafts()?.get('c2')).toBeUndefined();
});
