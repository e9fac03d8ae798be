import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { MediaPort, ResolvedMedia } from '../contract/index.js';
import { ChatError } from '../contract/index.js';
import type { MediaRef } from '../model/index.js';
import { createChatStore, localMediaId } from '../store/index.js';
import { createTestAdapter } from '../testing/index.js';
import { ChatProvider } from './ChatProvider.js';
import { MediaOriginsProvider, useMedia, useMediaResolver } from './useMedia.js';

const ref = (id: string): MediaRef => ({ id, mime: 'image/png', size: 1 });

/** A chat whose media have the addresses the test says. */
function chatOf(addressOf: (id: string) => string | Promise<string>) {
  const open = new Map<string, number>();
  let resolved = 0;
  const resolve: MediaPort['resolve'] = async ({ id }): Promise<ResolvedMedia> => {
    const url = await addressOf(id);
    resolved += 1;
    open.set(url, (open.get(url) ?? 0) + 1);
    return { url, revoke: () => void open.set(url, (open.get(url) ?? 0) - 1) };
  };
  const store = createChatStore({ adapter: Object.assign(createTestAdapter(), { media: { resolve } }) });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StrictMode>
      <ChatProvider store={store}>{children}</ChatProvider>
    </StrictMode>
  );
  return { wrapper, store, resolvedTimes: () => resolved, left: () => [...open.values()].reduce((a, b) => a + b, 0) };
}

describe('useMedia', () => {
  it('lets go of every address it was given: once, also when another medium takes the place or the answer comes late', async () => {
    let answer: ((url: string) => void) | undefined;
    const chat = chatOf((id) => (id === 'late' ? new Promise((done) => (answer = done)) : `blob:${id}`));
    const { result, rerender, unmount } = renderHook(({ id }) => useMedia(ref(id)), {
      wrapper: chat.wrapper,
      initialProps: { id: 'a' },
    });
    await waitFor(() => expect(result.current.url).toBe('blob:a'));
    rerender({ id: 'b' });
    await waitFor(() => expect(result.current.url).toBe('blob:b'));
    expect(chat.left()).toBe(1);
    rerender({ id: 'late' });
    unmount();
    await act(async () => answer?.('blob:late'));
    await waitFor(() => expect(chat.left()).toBe(0));
    expect(chat.resolvedTimes()).toBeGreaterThan(2);
  });

  it('says why there is none, and tries again when told to', async () => {
    let fails = true;
    const chat = chatOf(() => {
      if (fails) throw new ChatError('not-found');
      return 'blob:a';
    });
    const { result } = renderHook(() => useMedia(ref('a')), { wrapper: chat.wrapper });
    await waitFor(() => expect(result.current.error?.code).toBe('not-found'));
    fails = false;
    act(() => result.current.retry());
    await waitFor(() => expect(result.current).toMatchObject({ url: 'blob:a' }));
    expect(result.current.error).toBeUndefined();
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>',
    'data:image/svg+xml,<svg/>',
    'file:///etc/passwd',
    'ftp://x/y',
    'http://[',
  ])('takes no address that is no place of media: %s', async (url) => {
    const chat = chatOf(() => url);
    const { result } = renderHook(() => useMedia(ref('a'), 'original', { asked: true }), { wrapper: chat.wrapper });
    await waitFor(() => expect(result.current.error?.code).toBe('bad-input'));
    expect(result.current.url).toBeUndefined();
    const byHand = renderHook(() => useMediaResolver(), { wrapper: chat.wrapper });
    await expect(byHand.result.current(ref('a'), 'original')).rejects.toThrow(ChatError);
  });

  it('loads by itself only from origins that are allowed, and from others when asked', async () => {
    const chat = chatOf((id) => id);
    const origins = ['https://media.example.com'];
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <MediaOriginsProvider origins={origins}>{chat.wrapper({ children })}</MediaOriginsProvider>
    );
    const { result, rerender } = renderHook(
      ({ id, asked }: { id: string; asked: boolean }) => useMedia(ref(id), 'preview', { asked }),
      { wrapper, initialProps: { id: 'https://media.example.com/a.png', asked: false } },
    );
    await waitFor(() => expect(result.current.url).toBe('https://media.example.com/a.png'));
    for (const id of ['blob:x', `${location.origin}/b.png`, 'data:image/png;base64,AA']) {
      rerender({ id, asked: false });
      // oxlint-disable-next-line no-await-in-loop
      await waitFor(() => expect(result.current.url).toBe(id));
    }
    const foreign = 'https://pixel.example.net/track.png';
    rerender({ id: foreign, asked: false });
    await waitFor(() => expect(result.current.blocked).toBe('pixel.example.net'));
    expect(result.current.url).toBeUndefined();
    rerender({ id: foreign, asked: true });
    await waitFor(() => expect(result.current.url).toBe(foreign));
  });

  it('says so where a file is no longer on this device', async () => {
    const chat = chatOf(() => 'blob:never');
    const create = vi.spyOn(URL, 'createObjectURL');
    const { result } = renderHook(() => useMedia(ref(localMediaId('gone'))), { wrapper: chat.wrapper });
    await waitFor(() => expect(result.current.error?.code).toBe('not-found'));
    expect(create).not.toHaveBeenCalled();
    create.mockRestore();
  });
});
