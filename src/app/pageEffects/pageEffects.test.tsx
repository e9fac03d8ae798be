import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { ChatApp } from '../ChatApp.js';
import type { PageEffects } from './index.js';
import { titleEffect } from './pageEffects.js';

const badge = vi.fn(() => Promise.resolve());
const clear = vi.fn(() => Promise.reject(new Error('not installed')));

beforeEach(() => {
  document.title = 'Shop';
  Object.assign(navigator, { setAppBadge: badge, clearAppBadge: clear });
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'setAppBadge');
  Reflect.deleteProperty(navigator, 'clearAppBadge');
  vi.clearAllMocks();
});

function makeAdapter(): TestAdapter {
  const lastMessage = buildMessage({ seq: 9, conversationId: 'c1', senderId: 'ana' });
  return createTestAdapter({ conversations: [buildConversation({ id: 'c1', lastMessage, unread: { count: 3 } })] });
}

function chat(pageEffects?: boolean | PageEffects): { readonly adapter: TestAdapter; readonly end: () => void } {
  const adapter = makeAdapter();
  const { unmount } = render(<ChatApp adapter={adapter} pageEffects={pageEffects} />);
  return { adapter, end: unmount };
}
const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 4000 });

describe('pageEffects', () => {
  it('leaves the page alone unless asked', async () => {
    const onUnreadChange = vi.fn();
    const adapter = makeAdapter();
    const { unmount } = render(<ChatApp adapter={adapter} onUnreadChange={onUnreadChange} />);
    await soon(() => expect(onUnreadChange).toHaveBeenLastCalledWith(3));
    expect(document.title).toBe('Shop');
    expect(badge).not.toHaveBeenCalled();
    unmount();
  });

  it('puts the number before the title and on the app, and takes it back', async () => {
    const { adapter, end } = chat(true);
    await soon(() => expect(document.title).toBe('(3) Shop'));
    expect(badge).toHaveBeenLastCalledWith(3);
    act(() =>
      adapter.emit({ type: 'conversation-changed', conversationId: 'c1', changes: { membership: 'left' } } as never),
    );
    await soon(() => expect(document.title).toBe('Shop'));
    expect(clear).toHaveBeenCalled();
    end();
    expect(document.title).toBe('Shop');
  });

  it('keeps a title the host sets meanwhile', async () => {
    const { end } = chat({ badge: false, favicon: false });
    await soon(() => expect(document.title).toBe('(3) Shop'));
    document.title = 'Basket';
    await soon(() => expect(document.title).toBe('(3) Basket'));
    expect(badge).not.toHaveBeenCalled();
    end();
    expect(document.title).toBe('Basket');
  });

  it('writes a title once, in any digits, and two chats on one page leave it alone', async () => {
    const many = titleEffect(document, () => '۱۲');
    const few = titleEffect(document, () => '3');
    many.show(12);
    few.show(3);
    const write = vi.spyOn(document, 'title', 'set');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(write).not.toHaveBeenCalled();
    expect(document.title).toBe('(3) Shop');
    write.mockRestore();
    document.title = 'Basket';
    await soon(() => expect(document.title).toMatch(/^\((?:3|۱۲)\) Basket$/u));
    many.end();
    few.end();
    expect(document.title).toBe('Basket');
  });
});
