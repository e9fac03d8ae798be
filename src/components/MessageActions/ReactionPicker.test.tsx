import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ChatProvider } from '../../react/index.js';
import { createTestAdapter } from '../../testing/index.js';
import { InputOptionsProvider, type EmojiGridProps, type EmojiModule, type LoadEmoji } from '../InputBar/index.js';
import { ReactionPicker } from './ReactionPicker.js';

const all: EmojiModule = {
  EmojiPicker: ({ onPick }) => (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- as the grid of all emoji does
    <button type="button" autoFocus onClick={() => onPick('🦩', false)}>
      Flamingo
    </button>
  ),
  searchEmoji: () => Promise.resolve([]),
};

function Page(props: { readonly emoji?: LoadEmoji; readonly onPick: EmojiGridProps['onPick'] }): ReactElement {
  const [anchor, setAnchor] = useState<Element>();
  return (
    <div className="cl-root">
      <ChatProvider adapter={createTestAdapter({})}>
        <InputOptionsProvider emoji={props.emoji}>
          <button type="button" onClick={(event) => setAnchor(event.currentTarget)}>
            React
          </button>
          {anchor ? (
            <ReactionPicker anchor={anchor} onPick={props.onPick} onClose={() => setAnchor(undefined)} />
          ) : null}
        </InputOptionsProvider>
      </ChatProvider>
    </div>
  );
}

const user = userEvent.setup();
async function open(emoji?: LoadEmoji): Promise<EmojiGridProps['onPick']> {
  const onPick = vi.fn<EmojiGridProps['onPick']>();
  render(<Page {...(emoji && { emoji })} onPick={onPick} />);
  await user.click(screen.getByRole('button', { name: 'React' }));
  return onPick;
}

describe('the choice of reactions', () => {
  it('is the one of all emoji where the host gave them', async () => {
    const onPick = await open(() => Promise.resolve(all));
    await user.click(await screen.findByRole('button', { name: 'Flamingo' }));
    expect(onPick).toHaveBeenCalledWith('🦩', false);
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it.each([
    ['there are no others', undefined],
    ['the others cannot be loaded', () => Promise.reject(new Error('offline'))],
  ] as const)('is the built-in one where %s', async (_what, emoji) => {
    await open(emoji);
    expect(await screen.findByRole('grid')).toBeVisible();
  });

  it('gives the focus back also when it is closed before the emoji have come', async () => {
    await open(() => new Promise(() => {}));
    expect(screen.getByRole('group', { busy: true })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'React' })).toHaveFocus();
  });
});
