import { act, fireEvent, render, screen } from '@testing-library/react';
import { useRef, type ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ChatProvider, ConversationScope, useTimeline } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, createTestAdapter, createVirtualWorld, type VirtualWorld } from '../../testing/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import type * as Lazy from '../../ui/Overlay/useLazy.js';
import type * as Layer from './ActionLayer.js';
import { MessageActions } from './MessageActions.js';
import type { LayerRequest } from './types.js';

const loaded = vi.hoisted(() => ({ fails: false, tries: 0 }));
const done = vi.fn<(request: LayerRequest) => void>();
vi.mock('../../ui/Overlay/useLazy.js', async (original) => {
  const { useLazy } = await original<typeof Lazy>();
  const load = (): Promise<Pick<typeof Layer, 'ActionLayer'>> => {
    loaded.tries += 1;
    return loaded.fails ? Promise.reject(new Error('offline')) : import('./ActionLayer.js');
  };
  return { useLazy: (_: unknown, ...rest: [boolean | number]) => useLazy(load, ...rest) };
});
vi.mock('./ActionLayer.js', async () => {
  const { useEffect } = await import('react');
  return {
    ActionLayer({ onAnswer }: Layer.ActionLayerProps): ReactElement {
      useEffect(() => onAnswer(done), [onAnswer]);
      return <p>loaded</p>;
    },
  };
});

let store: ChatStore;
let world: VirtualWorld;

function List(): ReactElement {
  const { view } = useTimeline();
  const list = useRef<VirtualListHandle>(null);
  const nothing = (): void => undefined;
  return (
    <div>
      <div data-key="m:m1">
        <div role="article" tabIndex={-1} />
      </div>
      <MessageActions rows={view} list={list} goTo={nothing} customize={undefined} onHold={nothing} onMarks={nothing} />
    </div>
  );
}

async function settle(): Promise<void> {
  await act(async () => {
    await world.advance(50);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  });
}
async function press(key: string): Promise<void> {
  fireEvent.keyDown(screen.getByRole('article'), { key });
  await settle();
}

beforeEach(async () => {
  Object.assign(loaded, { fails: true, tries: 0 });
  world = createVirtualWorld();
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1', peerId: 'bo' })] });
  store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  render(
    <ChatProvider store={store}>
      <ConversationScope conversationId="c1">
        <List />
      </ConversationScope>
    </ChatProvider>,
  );
  await settle();
});
afterEach(() => {
  store.dispose();
  done.mockReset();
});

it('does not do later what was asked for while the code could not be loaded', async () => {
  await press('i');
  expect(loaded.tries).toBe(1);
  loaded.fails = false;
  await press('r');
  expect(screen.getByText('loaded')).toBeInTheDocument();
  expect(done.mock.calls.map(([request]) => request.kind === 'key' && request.event.key)).toEqual(['r']);
});

it('tries at once when something is asked for, though a reminder waits for it as well', async () => {
  await act(() => store.actions.remindOf({ conversationId: 'c1' }, 'm1', world.now() + 60_000, 'Bo'));
  await settle();
  await press('i');
  expect(screen.queryByText('loaded')).not.toBeInTheDocument();
  loaded.fails = false;
  await press('r');
  expect(screen.getByText('loaded')).toBeInTheDocument();
  expect(done.mock.calls.map(([request]) => request.kind === 'key' && request.event.key)).toEqual(['r']);
});
