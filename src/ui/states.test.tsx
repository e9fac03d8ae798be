import { render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { Banner, Button, Divider, EmptyState, PresenceDot, Root, SearchIcon, Skeleton, Spinner } from './index.js';

describe('parts that tell a state', () => {
  it('an empty state says what is the case and what to do', () => {
    render(
      <EmptyState icon={SearchIcon} title="Nothing found" text="Try a shorter word." action={<Button>Clear</Button>} />,
    );
    expect(screen.getByText('Nothing found')).toBeInTheDocument();
    expect(screen.getByText('Try a shorter word.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Clear' })).toBeInTheDocument();
  });

  it('a banner is read politely, with an icon beside its colour', () => {
    const { container } = render(
      <Banner tone="danger" action={<Button>Sign in</Button>}>
        Your session has ended.
      </Banner>,
    );
    expect(screen.getByRole('status')).toHaveTextContent('Your session has ended.');
    expect(screen.getByRole('status')).toHaveAttribute('data-tone', 'danger');
    expect(container.querySelector('.cl-banner__icon')).toBeInTheDocument();
  });

  it('a divider is a separator named by its words', () => {
    render(<Divider label="New messages" tone="accent" />);
    expect(screen.getByRole('separator', { name: 'New messages' })).toHaveTextContent('New messages');
  });

  it('a spinner with words is a status, without it is decoration', () => {
    const { rerender } = render(<Spinner />);
    expect(screen.queryByRole('status')).toBeNull();
    rerender(<Spinner label="Loading…" />);
    expect(screen.getByRole('status')).toHaveTextContent('Loading…');
  });

  it('a skeleton is decoration', () => {
    const { container } = render(<Skeleton shape="bubble" length="long" />);
    expect(container.firstElementChild).toHaveAttribute('aria-hidden', 'true');
    expect(container.firstElementChild).toHaveAttribute('data-length', 'long');
  });

  it('a presence dot has a name where it stands alone', () => {
    render(<PresenceDot state="dnd" label="Do not disturb" />);
    expect(screen.getByRole('img', { name: 'Do not disturb' })).toHaveAttribute('data-state', 'dnd');
  });

  it('a root chooses the theme, and follows the system unless told', () => {
    const ref = createRef<HTMLDivElement>();
    const { rerender } = render(<Root ref={ref} dir="rtl" lang="he" />);
    expect(ref.current).toHaveAttribute('data-cl-theme', 'auto');
    rerender(<Root ref={ref} theme="dark" className="mine" />);
    expect(ref.current).toHaveAttribute('data-cl-theme', 'dark');
    expect(ref.current?.className).toBe('cl-root mine');
  });
});
