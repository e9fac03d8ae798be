import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ChatError } from '../../../contract/index.js';
import { ChatProvider, ConversationScope, useTimeline } from '../../../react/index.js';
import { createChatStore } from '../../../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, createVirtualWorld } from '../../../testing/index.js';
import { useActionStrings } from '../useActionStrings.js';
import type { PanelProps } from './panelProps.js';
import { RemindPanel } from './RemindPanel.js';

it('says that a reminder is set once it is, and why when it is not', async () => {
  const world = createVirtualWorld();
  const adapter = createTestAdapter({
    messages: [buildMessage({ seq: 1, senderId: 'bo' })],
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
  });
  const store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  const tell = vi.fn<PanelProps['host']['tell']>();
  const refused = vi.fn<PanelProps['doing']['refused']>();
  const onClose = vi.fn<() => void>();
  const remind = vi.spyOn(store.actions, 'remindOf');
  function Panel() {
    const { view } = useTimeline();
    const t = useActionStrings();
    const row = view.size > 0 ? view.rowAt(0) : undefined;
    const host = { tell } as Partial<PanelProps['host']> as PanelProps['host'];
    const doing = { refused } as Partial<PanelProps['doing']> as PanelProps['doing'];
    return row ? <RemindPanel row={row} doing={doing} host={host} goTo={() => {}} onClose={onClose} t={t} /> : null;
  }
  render(
    <div className="cl-root">
      <ChatProvider store={store}>
        <ConversationScope conversationId="c1">
          <Panel />
        </ConversationScope>
      </ChatProvider>
    </div>,
  );
  await world.advance(100);

  let set = (): void => {};
  remind.mockImplementationOnce(() => new Promise((resolve) => (set = resolve)));
  fireEvent.click(await screen.findByRole('button', { name: 'In 1 hour' }));
  await Promise.resolve();
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(tell).not.toHaveBeenCalled();
  set();
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
  // Told as a moment: an hour that has begun to run is not "in 59 minutes".
  const date = new Date(remind.mock.calls[0]?.[2] ?? 0);
  expect(tell.mock.calls[0]?.[0].text).toMatch(/^You will be reminded on \w+ \d+, \d{4} at \d/u);
  expect(tell.mock.calls[0]?.[0].text).toContain(`:${String(date.getMinutes()).padStart(2, '0')}`);

  const full = new ChatError('storage');
  remind.mockRejectedValueOnce(full);
  fireEvent.click(screen.getByRole('button', { name: 'In 1 hour' }));
  await vi.waitFor(() => expect(refused).toHaveBeenCalledWith(full));
  expect(tell).toHaveBeenCalledTimes(1);
  store.dispose();
});
