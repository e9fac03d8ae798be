import { act, configure, render, type RenderResult } from '@testing-library/react';
import { vi, type Mock } from 'vitest';
import type { Env } from '../env/index.js';
import { testEnv } from '../env/testEnv.test.helpers.js';
import type { Content } from '../model/index.js';
import { ChatProvider, ConversationScope } from '../react/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import {
  buildConversation,
  buildUser,
  createTestAdapter,
  type TestAdapter,
  type TestAdapterOptions,
} from '../testing/index.js';
import { Root } from '../ui/index.js';
import { defaultMessageTypes } from './defaultMessageTypes.js';
import type { MessageComposerProps } from './messageComposer.js';
import { createMessageTypeRegistry } from './messageTypeRegistry.js';
import type { StickerPack } from './sticker/packs.js';
import { StickerPacksProvider } from './sticker/StickerPacksProvider.js';
import type { LazyView } from './lazyView.js';

// Menus and views are loaded when they are wanted, and a busy machine takes its time.
configure({ asyncUtilTimeout: 4000 });

const registry = createMessageTypeRegistry(defaultMessageTypes);

/** The form of a type on screen. */
export interface ShownComposer extends RenderResult {
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  /** Answers the key of the row that was made. */
  readonly onSend: Mock<(content: Content) => string | undefined>;
  readonly onCancel: Mock<() => void>;
  readonly onDirtyChange: Mock<(dirty: boolean) => void>;
}

/** How a form of these tests is shown. */
export interface ShowComposerOptions extends TestAdapterOptions {
  readonly packs?: readonly StickerPack[] | undefined;
  /** Changes what the adapter answers. */
  readonly before?: ((adapter: TestAdapter) => void) | undefined;
  /** As `createTestAdapter` begins, but for one account: what is stored is found again. */
  readonly env?: Env | undefined;
}

/** Shows the form that makes messages of a type, in the conversation `c1` of a chat of its own. What is sent is sent for real. */
export async function showComposer(type: string, options: ShowComposerOptions = {}): Promise<ShownComposer> {
  const { packs, before, env = testEnv(), ...rest } = options;
  // For the preview.
  await (registry.get(type)?.Component as Partial<LazyView<Content>> | undefined)?.preload?.();
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
    users: ['me', 'bo', 'ana'].map((id) => buildUser({ id, nick: id === 'me' ? 'Mira' : id === 'bo' ? 'Bo' : 'Ana' })),
    ...rest,
  });
  before?.(adapter);
  const store = createChatStore({
    adapter,
    env,
  });
  await store.start();
  store.actions.openTimeline({ conversationId: 'c1' });
  const Composer = (await registry.get(type)?.composer?.load())?.Composer as React.ComponentType<MessageComposerProps>;
  const onSend = vi.fn((content: Content): string | undefined =>
    store.actions.sendMessage({ conversationId: 'c1' }, { content }),
  );
  const onCancel = vi.fn<() => void>();
  const onDirtyChange = vi.fn<(dirty: boolean) => void>();
  const shown = render(
    <Root>
      <ChatProvider store={store} registry={registry} timeZone="UTC">
        <StickerPacksProvider packs={packs}>
          <ConversationScope conversationId="c1">
            <Composer
              conversationId="c1"
              limits={adapter.limits}
              onSend={onSend}
              onCancel={onCancel}
              onDirtyChange={onDirtyChange}
            />
          </ConversationScope>
        </StickerPacksProvider>
      </ChatProvider>
    </Root>,
  );
  await act(async () => {});
  return { ...shown, adapter, store, onSend, onCancel, onDirtyChange };
}
