import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ChatProvider, ConversationScope, useAvailability, usePermission } from '../../react/index.js';
import { buildConversation, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { Button, Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { Permitted } from './index.js';

function Controls({ onPin }: { readonly onPin: () => void }): ReactElement {
  const search = useAvailability('search.messages');
  return (
    <>
      <Permitted decision={usePermission('pin')}>
        {(control) => (
          <Button {...control} onClick={onPin}>
            Pin
          </Button>
        )}
      </Permitted>
      <Permitted decision={usePermission('send')}>{(control) => <Button {...control}>Send</Button>}</Permitted>
      <Permitted decision={search}>{(control) => <button {...control}>Search</button>}</Permitted>
    </>
  );
}

async function show(locale: string, onPin: () => void): Promise<TestAdapter> {
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
  render(
    <Root>
      <ChatProvider adapter={adapter} env={testEnv()} locale={locale}>
        <ConversationScope conversationId="c1">
          <Controls onPin={onPin} />
        </ConversationScope>
      </ChatProvider>
    </Root>,
  );
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  await act(async () => {});
  return adapter;
}

describe('a control that needs the network', () => {
  it.each([
    ['en', 'This needs a connection. You can do it once the chat is connected again.'],
    ['zh-CN', '此操作需要网络，重新连接后即可使用。'],
  ])('is off while there is no connection, says why in %s, and comes back', async (locale, reason) => {
    const user = userEvent.setup();
    const onPin = vi.fn();
    const adapter = await show(locale, onPin);
    const button = (name: string): HTMLElement => screen.getByRole('button', { name });
    expect(button('Pin')).not.toHaveAttribute('aria-disabled');

    act(() => adapter.emit({ type: 'connection', state: { status: 'offline' } }));
    await vi.waitFor(() => expect(button('Pin')).toHaveAttribute('aria-disabled', 'true'));
    await vi.waitFor(() => expect(button('Pin')).toHaveAccessibleDescription(reason));
    expect(button('Search')).toHaveAccessibleDescription(reason);
    expect(button('Send')).not.toHaveAttribute('aria-disabled');

    // Pressing it is not swallowed: it says why.
    await user.click(button('Pin'));
    expect(onPin).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(screen.getAllByRole('status').map((e) => e.textContent)).toContain(reason));

    act(() => adapter.emit({ type: 'connection', state: { status: 'connected' } }));
    await vi.waitFor(() => expect(button('Pin')).not.toHaveAttribute('aria-disabled'));
    await user.click(button('Pin'));
    expect(onPin).toHaveBeenCalledTimes(1);
  });
});
