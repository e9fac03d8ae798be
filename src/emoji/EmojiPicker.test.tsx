import { render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ChatProvider } from '../react/index.js';
import { createTestAdapter } from '../testing/index.js';
import { EmojiPicker } from './EmojiPicker.js';

afterEach(() => vi.restoreAllMocks());

/** What has the focus once the picker has come up under such a pointer. */
function focused(pointer: 'coarse' | 'fine'): Element | null {
  const real = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.defineProperty(real(query), 'matches', { value: query === `(pointer: ${pointer})` }),
  );
  render(
    <ChatProvider adapter={createTestAdapter({})}>
      <EmojiPicker onPick={() => undefined} />
    </ChatProvider>,
  );
  return document.activeElement;
}

it('is searched at once by whoever has a keyboard', () => {
  expect(focused('fine')).toBe(screen.getByRole('searchbox', { name: 'Search emoji' }));
});

it('takes the focus without bringing up the keyboard of a phone', () => {
  expect(focused('coarse')).toBe(screen.getByRole('tabpanel'));
});
