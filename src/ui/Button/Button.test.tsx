import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SendIcon } from '../Icon/index.js';
import { IconButton } from '../IconButton/index.js';
import { Button } from './Button.js';

describe('a button', () => {
  it('never sends a form of the host by accident', () => {
    render(<Button>Save</Button>);
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('type', 'button');
  });

  it('keeps the focus and does nothing while it works', async () => {
    const onClick = vi.fn<() => void>();
    const { rerender } = render(<Button onClick={onClick}>Save</Button>);
    const button = screen.getByRole('button', { name: 'Save' });
    await userEvent.click(button);
    expect(onClick).toHaveBeenCalledTimes(1);
    rerender(
      <Button onClick={onClick} busy>
        Save
      </Button>,
    );
    await userEvent.click(button);
    await userEvent.keyboard('{Enter}');
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-busy', 'true');
    expect(button).toHaveAccessibleName('Save');
  });

  it('can be off and still be reached', async () => {
    const onClick = vi.fn<() => void>();
    render(
      <Button aria-disabled onClick={onClick}>
        Send
      </Button>,
    );
    await userEvent.tab();
    await userEvent.keyboard('{Enter} ');
    expect(screen.getByRole('button', { name: 'Send' })).toHaveFocus();
    expect(onClick).not.toHaveBeenCalled();
  });

  it('hands its root to the owner', () => {
    const ref = createRef<HTMLButtonElement>();
    render(
      <Button ref={ref} className="mine" variant="primary" data-testid="root">
        Go
      </Button>,
    );
    expect(ref.current).toBe(screen.getByTestId('root'));
    expect(ref.current).toHaveClass('cl-button', 'mine');
    expect(ref.current).toHaveAttribute('data-variant', 'primary');
  });
});

describe('an icon button', () => {
  it('has its label as name and its icon as decoration', async () => {
    const onClick = vi.fn<() => void>();
    const ref = createRef<HTMLButtonElement>();
    const { container } = render(<IconButton ref={ref} icon={SendIcon} label="Send" onClick={onClick} />);
    const button = screen.getByRole('button', { name: 'Send' });
    expect(ref.current).toBe(button);
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
    await userEvent.click(button);
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it('does nothing while it is off', async () => {
    const onClick = vi.fn<() => void>();
    render(<IconButton icon={SendIcon} label="Send" aria-disabled="true" onClick={onClick} />);
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(onClick).not.toHaveBeenCalled();
  });
});
