import { StrictMode, type ReactElement } from 'react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/index.css';
import { demoWorld, loadMediaBlob, type MediaKey } from '../../adapters/local/world/index.js';
import { ChatError } from '../../contract/index.js';
import type { Content, MediaRef, Message } from '../../model/index.js';
import { ChatProvider, ConversationScope, useChatStore, useTimeline } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { createMessageTypeRegistry, defaultMessageTypes, MediaProvider } from '../index.js';

const registry = createMessageTypeRegistry(defaultMessageTypes);
/** Files that only a test would send, by the id of their media. */
export const strange: Map<string, Blob> = new Map();
let adapter: TestAdapter | undefined;
let store: ChatStore | undefined;
/** Object URLs that were made and not let go of. */
export const urls: Set<string> = new Set();

/** All messages, without the list around them: what is tested is what they show. */
function Messages(): ReactElement {
  const { view } = useTimeline();
  const { contents } = useChatStore();
  return (
    <div role="log" aria-label="Messages">
      {Array.from({ length: view.size }, (_, index) => {
        const { key, message, mine, phase } = view.rowAt(index);
        const { Component } = registry.resolve(message.content, contents);
        return (
          <div key={key} className="cl-message" data-row={message.id} data-layout="media">
            <Component
              content={message.content}
              message={message}
              messageKey={key}
              mine={mine}
              status={phase}
              meta={<span>12:00</span>}
            />
          </div>
        );
      })}
    </div>
  );
}

function mediaRef(key: MediaKey): MediaRef {
  const { mime, size, width, height, durationMs } = demoWorld.media[key];
  return { id: key, mime, size, width, height, duration: durationMs };
}
/** A picture or an album of the demo world. */
export const picture = (...keys: readonly MediaKey[]): Content =>
  ({ type: 'image', items: keys.map((key) => ({ media: mediaRef(key), alt: key, name: `${key}.webp` })) }) as Content;
/** A film of the demo world. */
export const film: Content = {
  type: 'video',
  media: mediaRef('evening'),
  cover: mediaRef('evening-cover'),
  alt: 'waves',
} as Content;
/** A recording of the demo world. */
export const voice = (key: MediaKey): Content =>
  ({ type: 'voice', media: mediaRef(key), waveform: demoWorld.media[key].waveform ?? [] }) as Content;
/** A picture as somebody sent it: of any type, of any bytes; `null` is gone. */
export const sent = (mime: string, blob: Blob | null, name = 'x.png', size: Partial<MediaRef> = {}): Content => {
  const id = `strange-${strange.size}`;
  if (blob) strange.set(id, blob);
  return {
    type: 'image',
    items: [{ media: { id, mime, size: blob?.size ?? 0, ...size }, alt: name, name }],
  } as Content;
};

/** Opens a chat of these messages. */
export async function open(contents: readonly Content[], dir: 'ltr' | 'rtl' = 'ltr'): Promise<void> {
  const messages: Message[] = contents.map((content, index) => buildMessage({ seq: index + 1, content }));
  adapter = Object.assign(
    createTestAdapter({
      accountId: crypto.randomUUID(),
      messages,
      users: [{ id: 'bo', nick: 'Bo' }],
      conversations: [buildConversation({ id: 'c1', lastMessage: messages.at(-1) })],
    }),
    {
      media: {
        async resolve({ id }: MediaRef) {
          const blob = strange.get(id) ?? (id in demoWorld.media ? await loadMediaBlob(id as MediaKey) : undefined);
          if (!blob) throw new ChatError('not-found');
          const url = URL.createObjectURL(blob);
          return { url, revoke: () => URL.revokeObjectURL(url) };
        },
      },
    },
  );
  store = createChatStore({ adapter });
  await store.start();
  await render(
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" dir={dir} style={{ inlineSize: 640 }}>
        <ChatProvider store={store} registry={registry} dir={dir}>
          <ConversationScope conversationId="c1">
            <MediaProvider>
              <Messages />
            </MediaProvider>
          </ConversationScope>
        </ChatProvider>
      </div>
    </StrictMode>,
  );
  await vi.waitFor(() => expect(document.querySelectorAll('[data-row]')).toHaveLength(contents.length));
  await vi.waitFor(() => expect(document.querySelector('.cl-lazy-message')).toBeNull(), { timeout: 10_000 });
}

/** Its sender takes a message back. */
export const takeBack = (messageId: string): void =>
  adapter?.emit({
    type: 'message-recalled',
    conversationId: 'c1',
    messageId,
    recall: { by: 'bo', time: 1_750_000_900_000 },
  });
/** A message is deleted for this user. */
export const remove = (messageId: string): void =>
  adapter?.emit({ type: 'message-removed', conversationId: 'c1', messageIds: [messageId] });
/** The row of a message. */
export const rowOf = (seq: number): HTMLElement => document.querySelector<HTMLElement>(`[data-row="m${seq}"]`)!;

/** Counts object URLs around each test: each is let go of once, and none is left. */
export function countUrls(): void {
  beforeEach(async () => {
    await page.viewport(900, 700);
    urls.clear();
    const { createObjectURL, revokeObjectURL } = URL;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      const url = createObjectURL.call(URL, blob);
      urls.add(url);
      return url;
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
      // Twice would be as wrong as never.
      if (!urls.delete(url)) throw new Error(`${url} was revoked twice, or never made.`);
      revokeObjectURL.call(URL, url);
    });
  });
  afterEach(async () => {
    await cleanup();
    store?.dispose();
    await vi.waitFor(() => {
      if (urls.size > 0) throw new Error(`Object URLs left: ${[...urls].join(', ')}`);
    });
    vi.restoreAllMocks();
  });
}
