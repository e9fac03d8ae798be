import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Text } from './Text.js';

describe('a text of others', () => {
  it('stands in an isolate of its own, on one line, without control characters', () => {
    render(<Text data-testid="name">{'Eve\u202Eexe.txt\nnext\u0007'}</Text>);
    const name = screen.getByTestId('name');
    expect(name.tagName).toBe('BDI');
    expect(name.textContent).toBe('Eveexe.txt next');
  });

  it('falls back where nothing is left of it', () => {
    const { container, rerender } = render(<Text fallback="Unknown">{'\u200B \u202E'}</Text>);
    expect(container).toHaveTextContent('Unknown');
    rerender(<Text fallback="Unknown">{undefined}</Text>);
    expect(container).toHaveTextContent('Unknown');
  });

  it('keeps the joiners that scripts and emoji need', () => {
    const { container } = render(<Text>{'👩‍👧 می‌خواهم'}</Text>);
    expect(container.textContent).toBe('👩‍👧 می‌خواهم');
  });
});
