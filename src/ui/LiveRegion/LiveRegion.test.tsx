import { act, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveRegion, type LiveRegionHandle } from './LiveRegion.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));

describe('a live region', () => {
  it('is there, and empty, before there is something to say', () => {
    render(<LiveRegion />);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(screen.getByRole('status')).toHaveAttribute('aria-live', 'polite');
  });

  it('says each new message', () => {
    const { rerender } = render(<LiveRegion message="Hello" />);
    wait(100);
    expect(screen.getByRole('status')).toHaveTextContent('Hello');
    rerender(<LiveRegion message="Again" />);
    wait(1100);
    expect(screen.getByRole('status')).toHaveTextContent(/^Again$/);
  });

  it('reads what comes quickly together, the newest three', () => {
    const ref = createRef<LiveRegionHandle>();
    render(<LiveRegion ref={ref} />);
    act(() => ref.current?.announce('zero'));
    wait(60);
    for (const word of ['one', 'two', 'three', 'four']) act(() => ref.current?.announce(word));
    wait(500);
    expect(screen.getByRole('status')).toHaveTextContent('zero');
    wait(600);
    expect(screen.getByRole('status')).toHaveTextContent(/^twothreefour$/);
  });

  it('is emptied after a while, and says the same again when asked to', () => {
    const ref = createRef<LiveRegionHandle>();
    render(<LiveRegion ref={ref} politeness="assertive" />);
    act(() => ref.current?.announce('Not sent'));
    wait(60);
    expect(screen.getByRole('alert')).toHaveTextContent('Not sent');
    wait(11_000);
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    act(() => ref.current?.announce('Not sent'));
    wait(60);
    expect(screen.getByRole('alert')).toHaveTextContent('Not sent');
  });

  it('leaves no timer behind', () => {
    const { unmount } = render(<LiveRegion message="Bye" />);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
