import { ChatError } from '../../contract/index.js';
import type { Env } from '../../env/index.js';
import type { TimelineRef } from '../../model/index.js';
import { buildConversation, createTestAdapter, type TestAdapter, type VirtualWorld } from '../../testing/index.js';
import { createChatStore, type ChatStore, type MessageRow } from '../index.js';

/** The conversation of these tests. */
export const ref: TimelineRef = { conversationId: 'c1' };

/** A store on the storage, locks and channels of a world. */
export interface Tab {
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  rows(): readonly MessageRow[];
  sends(): number;
}

/** A tab whose storage, locks and channels it shares with the other tabs of the world. */
export async function openTab(
  world: VirtualWorld,
  adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] }),
  env: Env = world.createEnv(),
): Promise<Tab> {
  const store = createChatStore({ adapter, env });
  await store.start();
  await world.advance(50);
  store.actions.openTimeline(ref);
  await world.advance(50);
  const rows = (): readonly MessageRow[] => {
    const view = store.getState().timelines.get('c1')?.view;
    return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i));
  };
  return { adapter, store, rows, sends: () => adapter.calls.filter(({ method }) => method === 'messages.send').length };
}

/** The next sends of a tab fail, since there is no connection. */
export const offline = (tab: Tab, times: number): void => {
  for (let i = 0; i < times; i++) tab.adapter.failNext('messages.send', new ChatError('offline'));
};
