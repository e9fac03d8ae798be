import { ChatError, type ScheduledChanges, type ScheduledMessage } from '../../contract/index.js';
import type { OutgoingMessage, TimelineRef } from '../../model/index.js';
import { buildConversation, createTestAdapter, type TestAdapter, type VirtualWorld } from '../../testing/index.js';
import type { ScheduledItem } from '../index.js';
import { openTab, ref, type Tab } from '../outbox/tab.test.helpers.js';
import { selectScheduled } from '../selectors.js';

/** Turns for code that is loaded, and then for what waits. */
export async function settle(world: VirtualWorld, ms = 100): Promise<void> {
  for (let i = 0; i < 30; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  await world.advance(ms);
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** A backend that keeps messages and sends them, shared by the adapters of several tabs. */
export interface Backend {
  readonly kept: Map<string, ScheduledMessage>;
  readonly sent: OutgoingMessage[];
  /** Does what is asked, and then loses the answer. */
  losesAnswers: boolean;
  adapter(): TestAdapter;
}

/** Makes it. */
export function createBackend(): Backend {
  const adapters: TestAdapter[] = [];
  const gone = new Set<string>();
  let version = 0;
  const backend: Backend = {
    kept: new Map(),
    sent: [],
    losesAnswers: false,
    adapter() {
      const base = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
      const call = async <T>(method: string, args: readonly unknown[], answer: () => T): Promise<T> => {
        (base.calls as unknown[]).push({ method, args });
        const value = answer();
        if (backend.losesAnswers) throw new ChatError('timeout');
        return value;
      };
      const tell = (scheduled: ScheduledMessage): ScheduledMessage => {
        for (const each of adapters) each.emit({ type: 'scheduled', scheduled });
        return scheduled;
      };
      const end = (id: string): void => {
        backend.kept.delete(id);
        gone.add(id);
        for (const each of adapters) each.emit({ type: 'scheduled-removed', conversationId: 'c1', id });
      };
      const find = (id: string): ScheduledMessage => {
        const found = backend.kept.get(id);
        if (!found) throw new ChatError('not-found');
        return found;
      };
      const put = (id: string, message: OutgoingMessage, at: number): ScheduledMessage => {
        const scheduled = { id, message, at, version: (version += 1) };
        backend.kept.set(id, scheduled);
        return tell(scheduled);
      };
      const messages = {
        ...base.messages,
        schedule: (message: OutgoingMessage, at: number) =>
          call('messages.schedule', [message, at], () => {
            const id = `b-${message.clientId}`;
            return gone.has(id) ? null : (backend.kept.get(id) ?? put(id, message, at));
          }),
        listScheduled: () => call('messages.listScheduled', [], () => ({ items: [...backend.kept.values()] })),
        updateScheduled: (_: TimelineRef, id: string, { content, at }: ScheduledChanges) =>
          call('messages.updateScheduled', [id, content, at], () => {
            const { message, at: before } = find(id);
            if (at !== undefined && at < 1e9) {
              backend.sent.push(message);
              end(id);
              return null;
            }
            return put(id, content ? { ...message, content } : message, at ?? before);
          }),
        cancelScheduled: (_: TimelineRef, id: string) =>
          call('messages.cancelScheduled', [id], () => {
            find(id);
            end(id);
          }),
      };
      const adapter = Object.assign(base, { messages });
      adapters.push(adapter);
      return adapter;
    },
  };
  return backend;
}

/** A tab whose timeline is open, and whose code for sending later is loaded. */
export async function openLater(world: VirtualWorld, adapter?: TestAdapter): Promise<Tab> {
  const tab = await openTab(world, adapter);
  await settle(world);
  return tab;
}

/** What is to be sent later, as words and where it is. */
export function waitingIn(tab: Tab): readonly unknown[] {
  return selectScheduled(tab.store.getState(), ref).map(({ message, heldBy }) => [
    (message.content as { text?: string }).text,
    heldBy,
  ]);
}

/** The one that waits. */
export function only(tab: Tab): ScheduledItem {
  const [item, ...more] = selectScheduled(tab.store.getState(), ref);
  if (!item || more.length > 0) throw new Error(`There are ${more.length} more.`);
  return item;
}

/** Words that were sent by a tab. */
export function sentBy(tab: Tab): readonly unknown[] {
  return tab.adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => ((args[0] as OutgoingMessage).content as { text?: string }).text);
}
