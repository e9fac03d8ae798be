import { act, render, screen } from '@testing-library/react';
import { StrictMode, useLayoutEffect, useRef, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StringsProvider } from '../../react/StringsProvider.js';
import { FloatingDate, type FloatingDateHandle } from './FloatingDate.js';

/** A list that knows what is in view as soon as it has laid out its rows, and tells when that changes. */
function List(): ReactElement {
  const date = useRef<FloatingDateHandle>(null);
  const told = useRef(false);
  useLayoutEffect(() => {
    if (!told.current) date.current?.show(Date.UTC(2024, 0, 1));
    told.current = true;
  }, []);
  return <FloatingDate ref={date} />;
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2024, 0, 5) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('FloatingDate', () => {
  it('goes after a while, also when it was shown by the first layout in StrictMode', () => {
    render(
      <StrictMode>
        <StringsProvider timeZone="UTC">
          <List />
        </StringsProvider>
      </StrictMode>,
    );
    const date = screen.getByText('Monday').closest('.cl-floating-date');
    expect(date).toHaveAttribute('data-visible', 'true');
    act(() => void vi.advanceTimersByTime(1500));
    expect(date).not.toHaveAttribute('data-visible');
  });
});
