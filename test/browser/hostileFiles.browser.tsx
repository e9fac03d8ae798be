import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import 'chatloom/styles.css';
import 'chatloom/themes/default.css';
import { ChatProvider, createChatStore, MessageList, Root, type ChatStore, type Message } from 'chatloom';
import type { MediaPort } from 'chatloom/contract';
import { createLocalAdapter, createLocalServer } from 'chatloom/adapters/local';
import { demoWorld } from 'chatloom/adapters/local/world';
import { buildConversation, buildMessage, createTestAdapter } from 'chatloom/testing';
import { hostileFiles, type HostileFile } from '../hostile/files.ts';
import { watchHarm, type HarmWatch } from '../hostile/watch.ts';

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];
let harm: HarmWatch;
let store: ChatStore | undefined;

beforeAll(() => {
  harm = watchHarm();
});
afterAll(() => harm.stop());
afterEach(async () => {
  await cleanup();
  store?.dispose();
  store = undefined;
});

/** A backend that gives out every file as what its sender says it is. */
function credulous(urls: Map<string, HostileFile>): MediaPort {
  return {
    resolve: async ({ id }) => {
      const found = hostileFiles[Number(id)] as HostileFile;
      const url = URL.createObjectURL(new Blob([found.bytes], { type: found.mime }));
      urls.set(url, found);
      return { url, revoke: () => URL.revokeObjectURL(url) };
    },
  };
}

/** Each file as all that can hold one. */
function messagesOf(file: HostileFile, index: number): readonly Message[] {
  const media = { id: String(index), mime: file.mime, size: file.bytes.length, duration: 1000, width: 4, height: 4 };
  const contents = [
    { type: 'image', items: [{ media, name: file.name, alt: file.name }] },
    { type: 'file', items: [{ media, name: file.name }] },
    { type: 'video', media, name: file.name },
    { type: 'voice', media },
    { type: 'sticker', stickerId: 's', media, alt: file.name },
  ];
  return contents.map((content, at) => buildMessage({ seq: index * contents.length + at + 1, content }));
}

describe('hostile files', () => {
  it('are many', () => {
    expect(hostileFiles.length).toBeGreaterThanOrEqual(60);
  });

  const AT_ONCE = 15;
  it.each(Array.from({ length: Math.ceil(hostileFiles.length / AT_ONCE) }, (_, i) => i * AT_ONCE))(
    'from number %i on, as messages, run nothing and fetch nothing',
    async (from) => {
      await page.viewport(900, 900);
      const urls = new Map<string, HostileFile>();
      const messages = hostileFiles.flatMap((file, i) => (i >= from && i < from + AT_ONCE ? messagesOf(file, i) : []));
      const adapter = Object.assign(
        createTestAdapter({
          accountId: crypto.randomUUID(),
          conversations: [buildConversation({ id: 'c1', lastMessage: messages.at(-1) })],
          messages,
        }),
        { media: credulous(urls) },
      );
      const chat = createChatStore({ adapter });
      store = chat;
      await chat.start();
      const { container } = await render(
        <ChatProvider store={chat}>
          <Root theme="light">
            <div style={{ inlineSize: 600, blockSize: 30_000, display: 'flex' }}>
              <MessageList conversationId="c1" style={{ flex: 1 }} />
            </div>
          </Root>
        </ChatProvider>,
      );
      await expect
        .poll(() => container.querySelectorAll('[role=article]').length, { timeout: 30_000 })
        .toBe(messages.length);
      await new Promise((resolve) => setTimeout(resolve, 700));

      expect(harm.found()).toEqual([]);
      expect(
        [...container.querySelectorAll('iframe, object, embed, script, link, style')].map((each) => each.outerHTML),
      ).toEqual([]);
      // Only what says that it is one of five kinds of picture is drawn at all; the still of a film is what the adapter answers for it.
      const drawn = [...container.querySelectorAll<HTMLImageElement>('img:not(.cl-video-message__still)')].map(
        (image) => urls.get(image.src)?.mime ?? image.src,
      );
      expect(drawn.filter((mime) => !PICTURES.includes(mime))).toEqual([]);
      // And nothing of a stranger's is opened in a page.
      for (const link of container.querySelectorAll('a[href^="blob:"]'))
        expect(link.hasAttribute('download')).toBe(true);
      const log = container.querySelector('[role=log]') as HTMLElement;
      expect(log.scrollWidth).toBeLessThanOrEqual(log.clientWidth);
    },
    90_000,
  );

  it('that are uploaded come back as pictures, sound, video or plain bytes, and byte for byte', async () => {
    const server = createLocalServer({ storage: 'memory', world: async () => demoWorld });
    const adapter = createLocalAdapter({ server, userId: 'mira', latency: 0 });
    const chat = createChatStore({ adapter });
    store = chat;
    await chat.start();
    const { media } = adapter;
    if (!media?.upload) throw new Error('The local adapter has no upload.');
    for (const file of hostileFiles) {
      const ref = await media.upload(new File([file.bytes], file.name, { type: file.mime }), {
        name: file.name,
        kind: 'file',
      } as never);
      const { url, revoke } = await media.resolve(ref, 'original', new AbortController().signal);
      const blob = await (await fetch(url)).blob();
      expect(blob.type, file.name).toMatch(
        /^(?:image\/(?:png|jpeg|gif|webp|avif)|(?:audio|video)\/[\w.+-]+|application\/octet-stream)$/u,
      );
      expect(new Uint8Array(await blob.arrayBuffer()), file.name).toEqual(file.bytes);
      revoke();
    }
    expect(harm.found()).toEqual([]);
  });
});
