import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onTestFinished, vi } from 'vitest';
import type { Conversation } from '../../../model/index.js';
import { ChatProvider } from '../../../react/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  buildUser,
  createTestAdapter,
  type TestAdapter,
} from '../../../testing/index.js';
import { Root } from '../../../ui/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import { ConversationList, type ConversationListProps } from '../ConversationList.js';

const people = ['Ana', 'Ben', 'Chen'].map((nick) => buildUser({ id: nick.toLowerCase(), nick }));

/** A conversation with somebody, in which they wrote. */
export function talk(peerId: string, seq: number, details: Partial<Conversation> = {}): Conversation {
  const conversationId = `d-${peerId}`;
  const lastMessage = buildMessage({ seq, conversationId, senderId: peerId, text: `Hello from ${peerId}` });
  return buildConversation({ id: conversationId, peerId, lastMessage, ...details });
}

/** A group with what Ben asked there. */
export const trip: Conversation = buildConversation({
  id: 'g',
  groupId: 'trip',
  lastMessage: buildMessage({ seq: 9, conversationId: 'g', senderId: 'ben', text: 'Who drives?' }),
});

/** A list that is shown, and what is behind it. */
export interface Shown {
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  readonly user: ReturnType<typeof userEvent.setup>;
}

/** Shows a list beside a field, as in a chat, and waits until everything of it is there. */
export async function show(
  conversations: readonly Conversation[],
  more: Parameters<typeof createTestAdapter>[0] & { readonly props?: ConversationListProps } = {},
): Promise<Shown> {
  const { props, ...options } = more;
  const groups = [buildGroup({ id: 'trip', name: 'Trip', self: { userId: 'me', role: 'member' } })];
  const adapter = createTestAdapter({ conversations, users: people, groups, ...options });
  const store = createChatStore({ adapter, env: testEnv() });
  onTestFinished(() => store.dispose());
  render(
    <Root>
      <ChatProvider store={store} timeZone="UTC">
        <ConversationList {...props} />
        <textarea aria-label="Composer" />
      </ChatProvider>
    </Root>,
  );
  await act(() => store.start());
  await screen.findByRole('tablist', { name: 'Filter' }, { timeout: 5000 });
  return { adapter, store, user: userEvent.setup() };
}

/** Who stands in the rows, in their order. */
export const rows = (): readonly (string | undefined)[] =>
  within(screen.getByRole('list', { name: 'Conversations' }))
    .getAllByRole('listitem')
    .map((row) => row.textContent.match(/Ana|Ben|Chen|Trip/)?.[0]);
/** The row of somebody. */
export const row = (name: string): HTMLElement => screen.getByRole('button', { name: new RegExp(`^${name} `) });
/** Waits until it is so. */
export const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 4000 });

/** Opens the menu of somebody's row by keys. */
export async function openMenu(user: Shown['user'], name: string): Promise<HTMLElement> {
  act(() => row(name).focus());
  await user.keyboard('{Shift>}{F10}{/Shift}');
  return screen.findByRole('menu', { name: `Actions for ${name}` });
}

/** Chooses from that menu. */
export async function choose(user: Shown['user'], name: string, item: string | RegExp): Promise<void> {
  const menu = await openMenu(user, name);
  await user.click(within(menu).getByRole('menuitem', { name: item }));
}
