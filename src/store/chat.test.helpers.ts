import type { ChatError } from '../contract/index.js';
import type { TimelineRef } from '../model/index.js';
import {
  buildConversation,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type TestAdapterOptions,
  type VirtualWorld,
} from '../testing/index.js';
import { createChatStore, type ChatStore, type Diagnostic, type MessageRow } from './index.js';

/** The conversation of these tests. */
export const ref: TimelineRef = { conversationId: 'c1' };

/** A store on a test adapter, in virtual time. */
export interface Chat {
  readonly world: VirtualWorld;
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  readonly diagnostics: Diagnostic[];
  readonly errors: ChatError[];
  rows(): readonly MessageRow[];
  texts(): readonly unknown[];
  /** Lets pending work and one frame happen. */
  frame(): Promise<void>;
}

/** How a chat of these tests begins. */
export interface ChatSetup extends TestAdapterOptions {
  readonly maxLoaded?: number | undefined;
  readonly seed?: number | undefined;
  /** Changes what the adapter answers. */
  readonly wrap?: ((adapter: TestAdapter) => TestAdapter) | undefined;
}

/** Opens a chat with one conversation. `open`: its timeline is on screen. */
export async function chat(
  { maxLoaded, seed, wrap = (plain) => plain, ...options }: ChatSetup = {},
  open = true,
): Promise<Chat> {
  const world = createVirtualWorld({ seed });
  const adapter = wrap(createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], ...options }));
  const diagnostics: Diagnostic[] = [];
  const errors: ChatError[] = [];
  const store = createChatStore({
    adapter,
    env: world.createEnv(),
    maxLoaded,
    onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
    onError: (error) => errors.push(error),
  });
  await store.start();
  await world.advance(50);
  if (open) store.actions.openTimeline(ref);
  await world.advance(50);
  const rows = (): readonly MessageRow[] => {
    const view = store.getState().timelines.get('c1')?.view;
    return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i));
  };
  const texts = (): readonly unknown[] =>
    rows().map(({ message }) => ('text' in message.content ? message.content.text : message.content.type));
  return { world, adapter, store, diagnostics, errors, rows, texts, frame: () => world.advance(20) };
}

/** Messages of that conversation, by number. */
export const messages = (from: number, to: number): ReturnType<typeof buildMessage>[] =>
  Array.from({ length: to - from + 1 }, (_, i) => buildMessage({ seq: from + i }));
