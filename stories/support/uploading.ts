import { loadMediaBlob, type MediaKey } from 'chatloom/adapters/local/world';
import { localMediaId, type SendAttachment } from 'chatloom/store';
import type { Content } from 'chatloom';
import { mediaRef } from './media.ts';
import type { Script, StoryChat } from './chat.tsx';
import type { TestAdapter } from 'chatloom/testing';

/** Sends one medium of the demo world whose upload stands at two fifths and ends only when it is called off. */
export function uploading(
  key: MediaKey,
  kind: SendAttachment['kind'],
  contentOf: (media: ReturnType<typeof mediaRef>) => Content,
): NonNullable<Script['after']> {
  return (chat: StoryChat<TestAdapter>) => void send(chat);

  async function send({ adapter, store }: StoryChat<TestAdapter>): Promise<void> {
    Object.assign(adapter, {
      media: {
        ...adapter.media,
        upload: (_blob: Blob, options: { onProgress?: (fraction: number) => void; signal?: AbortSignal }) =>
          new Promise((_resolve, reject) => {
            options.onProgress?.(0.4);
            options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
          }),
      },
    });
    const mediaId = localMediaId(key);
    const blob = await loadMediaBlob(key);
    store.actions.sendMessage(
      { conversationId: 'c1' },
      { content: contentOf({ ...mediaRef(key), id: mediaId }), attachments: [{ mediaId, blob, name: key, kind }] },
    );
  }
}
