import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createChatStore, type ChatStore } from '../store/index.js';
import { ChatProvider } from '../react/index.js';
import { createTestAdapter } from '../testing/index.js';
import { Root } from '../ui/index.js';
import { NewChatButton } from './NewChatButton.js';

vi.setConfig({ testTimeout: 30_000 });
const SLOW = { timeout: 10_000 };
const user = userEvent.setup();
const onInviteLinkEnd = vi.fn<() => void>();
const nowhere = vi.fn<() => void>();
const ways = { openConversation: nowhere, openMessage: nowhere, openThread: nowhere };
let store: ChatStore;

beforeAll(() => import('../components/NewChat/index.js'));
beforeEach(() => {
  onInviteLinkEnd.mockReset();
  store = createChatStore({ adapter: createTestAdapter() });
});
afterEach(() => store.dispose());

/** The button of a host that was opened with a link; answers with the way to give it another. */
function show(inviteLink?: string): (next?: string) => void {
  const page = (link?: string) => (
    <Root>
      <ChatProvider store={store} locale="en">
        <NewChatButton app={{ store, inviteLink: link, onInviteLinkEnd }} ways={ways} />
      </ChatProvider>
    </Root>
  );
  const { rerender } = render(page(inviteLink));
  return (next) => rerender(page(next));
}
const dialog = (name: string): Promise<HTMLElement> => screen.findByRole('dialog', { name }, SLOW);
const close = (): Promise<void> => user.click(screen.getByRole('button', { name: 'Close' }));
const plus = (): Promise<void> => user.click(screen.getByRole('button', { name: 'New chat' }));

it('a link that was closed does not come back, whatever is opened and closed after it', async () => {
  show('https://chat.example/a');
  await dialog('Join a group');
  await close();
  expect(onInviteLinkEnd).toHaveBeenCalledTimes(1);
  await plus();
  await dialog('New chat');
  await close();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(onInviteLinkEnd).toHaveBeenCalledTimes(1);
});

it('a link opens again once the host has taken it away in between', async () => {
  const give = show('https://chat.example/a');
  await dialog('Join a group');
  await close();
  give(undefined);
  expect(screen.queryByRole('dialog')).toBeNull();
  give('https://chat.example/a');
  await dialog('Join a group');
});

it('a link that comes while a group is being made waits until that is closed', async () => {
  const give = show();
  await plus();
  await dialog('New chat');
  await user.click(screen.getByRole('button', { name: 'New group' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name of the group' }, SLOW), 'Boats');
  give('https://chat.example/a');
  expect(screen.getByRole('textbox', { name: 'Name of the group' })).toHaveValue('Boats');
  await close();
  await user.click(await screen.findByRole('button', { name: 'Discard' }, SLOW));
  await dialog('Join a group');
});
