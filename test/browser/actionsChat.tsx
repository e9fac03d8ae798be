import { StrictMode } from 'react';
import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Chat, ChatProvider, createChatStore, type ChatAdapter, type ChatProps, type ChatStore } from 'chatloom';
import { createLocalAdapter, createLocalServer } from 'chatloom/adapters/local';
import { demoWorld } from 'chatloom/adapters/local/world';
import { createVirtualWorld } from 'chatloom/testing';
import 'chatloom/styles.css';

export const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
export const log = (): HTMLElement => document.querySelector<HTMLElement>('[role="log"]')!;
export const lastRow = (): HTMLElement => [...log().querySelectorAll<HTMLElement>('[data-key]')].at(-1)!;

export interface OpenOptions extends Partial<ChatProps> {
  readonly dir?: 'ltr' | 'rtl';
  /** Puts something in front of the local service. */
  readonly wrap?: (adapter: ChatAdapter) => ChatAdapter;
}

/** A chat of the demo world on the local service. */
export async function openChat(conversationId = 'group-trail', options: OpenOptions = {}): Promise<ChatStore> {
  const { dir = 'ltr', wrap = (adapter) => adapter, ...props } = options;
  const server = createLocalServer({
    storage: 'memory',
    world: () => Promise.resolve(demoWorld),
    environment: { openChannel: () => undefined },
  });
  const adapter = wrap(createLocalAdapter({ server, userId: 'mira', latency: 0 }));
  // No test finds the drafts of another.
  const memory = createVirtualWorld().createEnv();
  const { env } = createChatStore({ adapter });
  const store = createChatStore({
    adapter,
    env: { ...env, openStorage: (accountId) => memory.openStorage(accountId) },
  });
  await store.start();
  await render(
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" dir={dir} style={{ inlineSize: '100%', blockSize: 640 }}>
        <ChatProvider store={store}>
          <Chat {...props} conversationId={conversationId} />
        </ChatProvider>
      </div>
    </StrictMode>,
  );
  await expect.element(page.getByRole('log')).toBeVisible();
  return store;
}

/** Writes a message and waits until it is sent. */
export async function say(text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('log').getByText(text, { exact: true })).toBeVisible();
  await expect
    .poll(() => lastRow().querySelector('[data-status]')?.getAttribute('data-status'))
    .toMatch(/sent|delivered|read/u);
}

/** Comes to the last message with the keyboard alone. */
export async function focusLast(): Promise<void> {
  log().focus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(() => lastRow().contains(document.activeElement)).toBe(true);
  await frame();
}
