import type { ChatAdapter, ChatEvent, HistoryRequest, Message, Position } from '../../contract/index.js';
import type { VirtualEnv, VirtualWorld } from '../../env/index.js';
import {
  buildConversation,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
} from '../../testing/index.js';
import type { OfflineCacheOptions } from './options.js';
import { withOfflineCache } from './withOfflineCache.js';

/** The position with sequence `value`. */
export function at(value: number): Position {
  return { value, tie: '' };
}

/** Messages `from` … `to`. */
export function messages(from: number, to: number, details: Partial<Message> = {}): Message[] {
  return Array.from({ length: to - from + 1 }, (_, i) => buildMessage({ seq: from + i, ...details }));
}

/** One tab: an adapter behind the cache, and everything it told. */
export interface Tab {
  readonly inner: TestAdapter;
  readonly adapter: ChatAdapter;
  readonly env: VirtualEnv;
  readonly events: ChatEvent[];
  /** Requests for history that reached the inner adapter since the last call of this. */
  asked(): readonly HistoryRequest[];
  calls(method: string): number;
  types(): readonly string[];
}

/** Opens a tab in a world. */
export function openTab(
  world: VirtualWorld,
  inner: TestAdapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] }),
  options: OfflineCacheOptions = {},
): Tab {
  const env = world.createEnv();
  const adapter = withOfflineCache(inner, { env, ...options });
  const events: ChatEvent[] = [];
  adapter.subscribe((batch) => events.push(...batch));
  let read = 0;
  return {
    inner,
    adapter,
    env,
    events,
    asked() {
      const calls = inner.calls.slice(read).filter(({ method }) => method === 'messages.load');
      read = inner.calls.length;
      return calls.map(({ args }) => args[1] as HistoryRequest);
    },
    calls: (method) => inner.calls.filter((call) => call.method === method).length,
    types: () => events.map((event) => event.type),
  };
}

/** A tab that is signed in and has its list, in a conversation with messages 1 … `count`. */
export async function signedIn(
  count: number,
  options: OfflineCacheOptions = {},
): Promise<Tab & { readonly world: VirtualWorld }> {
  const world = createVirtualWorld();
  const inner = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], messages: messages(1, count) });
  const tab = openTab(world, inner, options);
  await tab.adapter.session.connect();
  await tab.adapter.conversations.list();
  await settle(world);
  return { ...tab, world };
}

/** Lets everything that is under way end. */
export async function settle(world: VirtualWorld): Promise<void> {
  for (let i = 0; i < 20; i++) await world.advance(0);
}

/** Sequence numbers of messages. */
export function seqs(items: readonly Message[]): number[] {
  return items.map(({ position }) => position.value);
}

/** Numbers `from` … `to`. */
export function run(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
