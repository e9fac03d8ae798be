import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Badge } from './Badge.js';

describe('a badge', () => {
  it('shows nothing where nothing is counted', () => {
    const { container, rerender } = render(<Badge count={0} />);
    expect(container).toBeEmptyDOMElement();
    rerender(<Badge count={-1} />);
    expect(container).toBeEmptyDOMElement();
    rerender(<Badge count={Number.NaN} />);
    expect(container).toBeEmptyDOMElement();
  });

  it('writes the number as it is told to', () => {
    render(<Badge count={9999} format={(count) => `${Math.trunc(count / 100) / 10}K`} />);
    expect(screen.getByText('9.9K')).toBeInTheDocument();
  });

  it('is read in words, not as a bare number', () => {
    const { container } = render(<Badge count={3} label="3 unread messages" />);
    expect(screen.getByText('3 unread messages')).toHaveClass('cl-visually-hidden');
    expect(container.querySelector('[aria-hidden]')).toHaveTextContent('3');
  });

  it('can be a dot', () => {
    const { container } = render(<Badge count={3} dot label="New" />);
    expect(container).toHaveTextContent(/^New$/);
  });
});
