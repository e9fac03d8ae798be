import { renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { ChatProvider, ConversationScope, useChatActions } from '../../react/index.js';
import { buildConversation, buildGroup, buildUser, createTestAdapter } from '../../testing/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { mentionsIn, useKnownTarget } from './clipboard.js';

it('takes a pasted mention only under a name of whom it means', async () => {
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'g', groupId: 'trip' })],
    groups: [buildGroup({ id: 'trip', self: { userId: 'me', role: 'owner' } })],
    users: [buildUser({ id: 'mo', nick: 'Mo', remark: 'Uncle Mo' })],
    members: { trip: [{ userId: 'mo', role: 'member', nameCard: 'Captain' }] },
  });
  const env = testEnv();
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <ChatProvider adapter={adapter} env={env}>
      <ConversationScope conversationId="g">{children}</ConversationScope>
    </ChatProvider>
  );
  const { result } = renderHook(() => ({ isKnown: useKnownTarget(), actions: useChatActions() }), { wrapper });
  const pasted = (words: string, target: object = { type: 'mention', userId: 'mo' }): readonly unknown[] => {
    const entities = [{ ...target, offset: 0, length: words.length }];
    const data = { getData: () => JSON.stringify({ text: words, entities }) } as unknown as DataTransfer;
    return mentionsIn(data, words, result.current.isKnown);
  };
  await vi.waitFor(async () => {
    await result.current.actions.loadMembers('trip');
    result.current.actions.ensureUsers(['mo']);
    expect(['@Mo', '@Uncle Mo', '@Captain'].map((words) => pasted(words).length)).toEqual([1, 1, 1]);
  });
  expect(['@Mira', 'Mo', '@Moritz'].flatMap((words) => pasted(words))).toEqual([]);
  const everyone = { type: 'mention-all' };
  expect(['@everyone', '@所有人'].map((words) => pasted(words, everyone).length)).toEqual([1, 1]);
  expect(['everyone', 'Good morning', '@ ', '@a b'].flatMap((words) => pasted(words, everyone))).toEqual([]);
});
