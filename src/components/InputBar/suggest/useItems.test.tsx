import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { ChatProvider, ConversationScope } from '../../../react/index.js';
import { buildConversation, createTestAdapter } from '../../../testing/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import type { EmojiModule } from '../emojiModule.js';
import type { QuickReply } from '../quick/types.js';
import type { SuggestItem } from './SuggestList.js';
import { useCommandItems } from './useCommandItems.js';
import { useEmojiItems } from './useEmojiItems.js';

const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c', peerId: 'ana' })] });
const env = testEnv();
const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <ChatProvider adapter={adapter} env={env}>
    <ConversationScope conversationId="c">{children}</ConversationScope>
  </ChatProvider>
);
const labels = (items: readonly SuggestItem[]): readonly string[] => items.map(({ label }) => label);

it('offers no answer that was found for other letters, while it asks and where asking fails', async () => {
  const hello: QuickReply = { id: 'hi', title: 'Hello', text: 'Good day' };
  const search = vi.fn<(query: string) => Promise<readonly QuickReply[]>>().mockResolvedValue([hello]);
  const { result, rerender } = renderHook(({ query }) => useCommandItems(query, [], search), {
    wrapper,
    initialProps: { query: 'he' },
  });
  await vi.waitFor(() => expect(labels(result.current)).toEqual(['Hello']));
  search.mockRejectedValue(new Error('Offline'));
  rerender({ query: 'hel' });
  expect(labels(result.current)).toEqual(['Hello']);
  rerender({ query: 'hex' });
  expect(labels(result.current)).toEqual([]);
  await vi.waitFor(() => expect(search).toHaveBeenLastCalledWith('hex', expect.anything()));
  await act(async () => {});
  expect(labels(result.current)).toEqual([]);
});

it('offers no emoji that was found for other letters', async () => {
  const hit = { native: '🎉', name: 'Party', shortcode: 'tada' };
  const find = vi.fn<EmojiModule['searchEmoji']>().mockResolvedValueOnce([hit]);
  find.mockReturnValue(new Promise(() => undefined));
  const load = async (): Promise<EmojiModule> => ({ searchEmoji: find }) as unknown as EmojiModule;
  const { result, rerender } = renderHook(({ query }) => useEmojiItems(query, load), {
    wrapper,
    initialProps: { query: 'ta' },
  });
  await vi.waitFor(() => expect(labels(result.current)).toEqual(['Party']));
  rerender({ query: 'tad' });
  expect(labels(result.current)).toEqual(['Party']);
  rerender({ query: 'tan' });
  expect(labels(result.current)).toEqual([]);
});
