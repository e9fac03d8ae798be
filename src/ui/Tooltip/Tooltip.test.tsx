import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SendIcon } from '../Icon/index.js';
import { IconButton } from '../IconButton/index.js';
import { Root } from '../Root/index.js';
import { Tooltip } from './Tooltip.js';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
    await import('./TooltipPopup.js');
  });
const bubble = (): Element | null => document.querySelector('.cl-tooltip');

describe('a tooltip', () => {
  it('shows after the pointer has rested, and goes when it leaves', async () => {
    render(
      <Root>
        <IconButton icon={SendIcon} label="Send" />
      </Root>,
    );
    const button = screen.getByRole('button', { name: 'Send' });
    fireEvent.pointerEnter(button, { pointerType: 'mouse' });
    await pass(300);
    expect(bubble()).toBeNull();
    await pass(300);
    expect(bubble()).toHaveTextContent('Send');
    expect(bubble()?.closest('.cl-root')).not.toBeNull();
    fireEvent.pointerLeave(button);
    await pass(150);
    expect(bubble()).toBeNull();
  });

  it('stays while the pointer is on its words', async () => {
    render(
      <Root>
        <IconButton icon={SendIcon} label="Send" />
      </Root>,
    );
    const button = screen.getByRole('button', { name: 'Send' });
    fireEvent.pointerEnter(button, { pointerType: 'mouse' });
    await pass(600);
    fireEvent.pointerLeave(button);
    const words = bubble();
    if (words) fireEvent.pointerEnter(words);
    await pass(1000);
    expect(bubble()).not.toBeNull();
  });

  it('never shows under fingers', async () => {
    render(
      <Root>
        <IconButton icon={SendIcon} label="Send" />
      </Root>,
    );
    fireEvent.pointerEnter(screen.getByRole('button', { name: 'Send' }), { pointerType: 'touch' });
    await pass(2000);
    expect(bubble()).toBeNull();
  });

  it('goes by Escape and by a press', async () => {
    render(
      <Root>
        <IconButton icon={SendIcon} label="Send" />
      </Root>,
    );
    const button = screen.getByRole('button', { name: 'Send' });
    for (const end of [() => fireEvent.keyDown(button, { key: 'Escape' }), () => fireEvent.pointerDown(button)]) {
      fireEvent.pointerEnter(button, { pointerType: 'mouse' });
      await pass(600);
      expect(bubble()).not.toBeNull();
      end();
      await pass(0);
      expect(bubble()).toBeNull();
      fireEvent.pointerLeave(button);
      await pass(200);
    }
  });

  it('that says more than the name is its description', async () => {
    render(
      <Root>
        <Tooltip label="Only admins can write here." describes>
          <button type="button">Send</button>
        </Tooltip>
      </Root>,
    );
    const button = screen.getByRole('button', { name: 'Send' });
    fireEvent.pointerEnter(button.parentElement ?? button, { pointerType: 'mouse' });
    await pass(600);
    expect(screen.getByRole('tooltip')).toHaveTextContent('Only admins can write here.');
    expect(button).toHaveAccessibleDescription('Only admins can write here.');
  });

  it('leaves no timer behind', async () => {
    const { unmount } = render(
      <Root>
        <IconButton icon={SendIcon} label="Send" />
      </Root>,
    );
    fireEvent.pointerEnter(screen.getByRole('button', { name: 'Send' }), { pointerType: 'mouse' });
    unmount();
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
