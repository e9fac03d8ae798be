import { act, fireEvent, render, waitFor, type RenderResult } from '@testing-library/react';
import { useEffect, type ReactElement } from 'react';
import { vi } from 'vitest';
import { testEnv } from '../env/testEnv.test.helpers.js';
import type { Content, MediaRef, Message, SendStatus } from '../model/index.js';
import {
  ChatProvider,
  ConversationScope,
  useChatStore,
  useConversationScope,
  useDesk,
  useMessageRow,
} from '../react/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import {
  buildConversation,
  buildMessage,
  buildUser,
  createTestAdapter,
  type TestAdapter,
  type TestAdapterOptions,
} from '../testing/index.js';
import { Root } from '../ui/index.js';
import { defaultMessageTypes } from './defaultMessageTypes.js';
import type { LazyView } from './lazyView.js';
import { MessageHandlersProvider, type MessageHandlers } from './messageHandlers.js';
import { createMessageTypeRegistry, type MessageTypeRegistry } from './messageTypeRegistry.js';
import { TextToolsProvider } from './textTools.js';

const registry = createMessageTypeRegistry(defaultMessageTypes);

/** Loads the views of some types, so that they are drawn at once. */
export async function preload(types: MessageTypeRegistry = registry): Promise<void> {
  for (const type of types.types) {
    const view = types.get(type)?.Component as Partial<LazyView<Content>> | undefined;
    await view?.preload?.();
  }
}

/** A message on screen. */
export interface Shown extends RenderResult {
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
}

/** The sender changes what the message says. */
export function editTo(adapter: TestAdapter, content: Content): void {
  adapter.emit({
    type: 'message-edited',
    conversationId: 'c1',
    messageId: 'm1',
    by: 'bo',
    revision: 1,
    time: 5,
    content,
  });
}

/** The picture fails to load, and the message gets another: addresses of what is shown before, after the failure, and in the end. */
export async function picturesShown({ adapter, container }: Shown, next: Content): Promise<readonly unknown[]> {
  const shown = () => container.querySelector('img');
  const seen = async () =>
    (await waitFor(() => shown() ?? Promise.reject(new Error('no picture')))).getAttribute('src');
  const before = await seen();
  fireEvent.error(shown() as Element);
  const broken = shown();
  editTo(adapter, next);
  return [before, broken, await seen()];
}

/** How a message of these tests is shown. */
export interface ShowOptions extends MessageHandlers, TestAdapterOptions {
  readonly senderId?: string | undefined;
  readonly message?: Partial<Message> | undefined;
  readonly status?: SendStatus | undefined;
  /** Forwards a message of the list. */
  readonly forward?: ((messageKey: string) => void) | undefined;
  /** Changes what the adapter answers. */
  readonly before?: ((adapter: TestAdapter) => void) | undefined;
}

function Row({ status }: { readonly status: SendStatus | undefined }): ReactElement | null {
  const row = useMessageRow('m:m1');
  const { contents } = useChatStore();
  if (!row) return null;
  const { message, mine } = row;
  const type = registry.resolve(message.content, contents);
  return (
    <div role="article">
      <type.Component
        content={message.content}
        message={message}
        messageKey="m:m1"
        mine={mine}
        status={status ?? (mine ? 'sent' : 'received')}
        meta={<span>12:00</span>}
      />
    </div>
  );
}

/** The list the message stands in, as far as a view asks it for something. */
function ListAround({ forward }: { readonly forward: (messageKey: string) => void }): null {
  const desk = useDesk();
  const ref = useConversationScope();
  const nothing = (): void => {};
  useEffect(() => desk?.setList(ref, { forward, refused: nothing, editLast: nothing, showSaved: nothing }));
  return null;
}

/** Shows one message of the conversation `c1` by the view of its type, in a chat of its own. */
export async function showMessage(content: Content, options: ShowOptions = {}): Promise<Shown> {
  const {
    senderId = 'bo',
    message,
    status,
    before,
    forward,
    onCardAction,
    onCall,
    onMessagePerson,
    openConversation,
    ...rest
  } = options;
  await preload();
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
    users: ['me', 'bo', 'ana'].map((id) => buildUser({ id, nick: id === 'me' ? 'Mira' : id === 'bo' ? 'Bo' : 'Ana' })),
    messages: [buildMessage({ seq: 1, id: 'm1', senderId, content, ...message })],
    ...rest,
  });
  before?.(adapter);
  const store = createChatStore({ adapter, env: testEnv() });
  await store.start();
  store.actions.openTimeline({ conversationId: 'c1' });
  const shown = render(
    <Root>
      <ChatProvider store={store} registry={registry} timeZone="UTC">
        <MessageHandlersProvider handlers={{ onCardAction, onCall, onMessagePerson, openConversation }}>
          <ConversationScope conversationId="c1">
            {forward && <ListAround forward={forward} />}
            <TextToolsProvider>
              <Row status={status} />
            </TextToolsProvider>
          </ConversationScope>
        </MessageHandlersProvider>
      </ChatProvider>
    </Root>,
  );
  await vi.waitFor(() => shown.getByRole('article'));
  await act(async () => {});
  return { ...shown, adapter, store };
}

/** For `before`: an adapter with media, whose addresses are `blob:` and the id. */
export function withMedia(adapter: TestAdapter): void {
  Object.assign(adapter, { media: { resolve: async ({ id }: MediaRef) => ({ url: `blob:${id}`, revoke: () => {} }) } });
}
