import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { ChatApp } from '../ChatApp.js';
import type { PageEffects } from './index.js';
import { badgeEffect, titleEffect } from './pageEffects.js';

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

  it('writes a title once, in any digits', async () => {
    const effect = titleEffect(document, () => '۱۲');
    effect.show(12);
    const write = vi.spyOn(document, 'title', 'set');
    effect.show(12);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
    expect(document.title).toBe('(۱۲) Shop');
    document.title = 'Basket';
    await soon(() => expect(document.title).toBe('(۱۲) Basket'));
    effect.end();
    expect(document.title).toBe('Basket');
  });

  it('leaves numbers alone that are the title’s own, and gives a page without a title none', () => {
    document.title = '(2024) Report';
    const effect = titleEffect(document, String);
    effect.show(0);
    expect(document.title).toBe('(2024) Report');
    effect.show(3);
    expect(document.title).toBe('(3) (2024) Report');
    effect.end();
    expect(document.title).toBe('(2024) Report');
    document.title = '';
    const other = titleEffect(document, String);
    other.show(3);
    other.show(4);
    expect(document.title).toBe('(4)');
    other.end();
    expect(document.title).toBe('');
  });

  it('adds up two chats on one page, and the one that ends leaves the other its number', () => {
    const [one, two] = [titleEffect(document, String), titleEffect(document, String)];
    const badges = [badgeEffect(document, navigator), badgeEffect(document, navigator)];
    one.show(2);
    two.show(3);
    badges.forEach((each, at) => each.show(2 + at));
    expect(document.title).toBe('(5) Shop');
    expect(badge).toHaveBeenLastCalledWith(5);
    one.end();
    badges[0]?.end();
    expect(document.title).toBe('(3) Shop');
    expect(badge).toHaveBeenLastCalledWith(3);
    expect(clear).not.toHaveBeenCalled();
    two.end();
    badges[1]?.end();
    expect(document.title).toBe('Shop');
    expect(clear).toHaveBeenCalledOnce();
  });

  it('does not fight with a page that keeps its title', async () => {
    const keeper = new MutationObserver(() => {
      if (document.title !== 'Mine') document.title = 'Mine';
    });
    document.title = 'Mine';
    keeper.observe(document.head, { childList: true, characterData: true, subtree: true });
    const effect = titleEffect(document, String);
    effect.show(3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(document.title).toBe('Mine');
    keeper.disconnect();
    effect.end();
    expect(document.title).toBe('Mine');
  });
});
