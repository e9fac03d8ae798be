import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { MessageRef } from '../../model/index.js';
import { ChatProvider, useDesk } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, createTestAdapter, createVirtualWorld, type VirtualWorld } from '../../testing/index.js';
import { DueReminders } from './index.js';

const ref = { conversationId: 'c1' };
let store: ChatStore;
let world: VirtualWorld;
const onOpenMessage = vi.fn<(message: MessageRef) => void>();

async function pass(ms = 50): Promise<void> {
  await act(async () => {
    await world.advance(ms);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  });
}

/** Stands for a list of messages. */
function List(): null {
  const desk = useDesk();
  useEffect(
    () =>
      desk?.setList(ref, {
        refused: () => undefined,
        editLast: () => undefined,
        showSaved: () => undefined,
        forward: () => undefined,
      }),
    [desk],
  );
  return null;
}

async function show(list: boolean, shown: typeof ref | undefined = ref): Promise<void> {
  const all = (with_: boolean) => (
    <div className="cl-root">
      <ChatProvider store={store}>
        {with_ ? <List /> : null}
        <DueReminders shown={shown} onOpenMessage={onOpenMessage} />
      </ChatProvider>
    </div>
  );
  const { rerender } = render(all(list));
  again = async (next) => {
    rerender(all(next));
    await pass();
  };
  await pass();
}
let again: (list: boolean) => Promise<void>;
const told = (): HTMLElement[] => screen.queryAllByText(/You wanted to be reminded of a message from Bo/);

beforeAll(() => Promise.all([import('./DueToasts.js'), import('../../store/kept/kept.js')]));
beforeEach(async () => {
  onOpenMessage.mockReset();
  world = createVirtualWorld();
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1', peerId: 'bo' })] });
  store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
});
afterEach(() => store.dispose());

describe('a reminder whose time has come', () => {
  const remind = async (): Promise<void> => {
    await act(() => store.actions.remindOf(ref, 'm1', world.now() + 100, 'Bo'));
    await pass(200);
  };

  it('is told where no list is there, leads to its message, and is over once it was closed', async () => {
    await show(false, undefined);
    await remind();
    expect(told()).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Show' }));
    await pass();
    expect(onOpenMessage).toHaveBeenCalledWith({ conversationId: 'c1', messageId: 'm1' });
    expect(told()).toHaveLength(0);
    expect(store.getState().reminders.size).toBe(0);
  });

  it('is left to the list that is there, and told when that goes', async () => {
    await show(true);
    await remind();
    expect(told()).toHaveLength(0);
    await again(false);
    expect(told()).toHaveLength(1);
    await again(true);
    expect(told()).toHaveLength(0);
  });

  it('stays and says so when it cannot be closed', async () => {
    await show(false);
    await remind();
    vi.spyOn(store.actions, 'dropReminder').mockRejectedValue(new ChatError('internal'));
    fireEvent.click(within(told()[0]!.parentElement!).getByRole('button', { name: 'Close' }));
    await pass();
    expect(told()).toHaveLength(1);
    expect(screen.getByText(/^Not done/)).toBeInTheDocument();
  });
});
