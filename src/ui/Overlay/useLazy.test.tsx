import { act, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useLazy } from './index.js';

const load = vi.fn<() => Promise<string>>();
const onFail = vi.fn<() => void>();

function Part({ wanted }: { readonly wanted: boolean | number }): ReactElement {
  return <p>{useLazy(load, wanted, onFail) ?? 'nothing yet'}</p>;
}

const pass = (ms: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
  load.mockReset().mockRejectedValue(new Error('offline'));
  onFail.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('useLazy', () => {
  it('tries a failed load again while it is wanted, with longer and longer pauses', async () => {
    render(<Part wanted />);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(1);
    expect(onFail).toHaveBeenCalledTimes(1);
    await pass(1000);
    expect(load).toHaveBeenCalledTimes(2);
    await pass(1999);
    expect(load).toHaveBeenCalledTimes(2);
    load.mockResolvedValue('here');
    await pass(1);
    expect(screen.getByText('here')).toBeInTheDocument();
    await pass(600_000);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('never pauses longer than half a minute', async () => {
    render(<Part wanted />);
    await pass(120_000);
    const before = load.mock.calls.length;
    await pass(60_000);
    expect(load.mock.calls.length - before).toBe(2);
  });

  it('leaves it alone when it is no longer wanted, or gone', async () => {
    const { rerender, unmount } = render(<Part wanted />);
    await pass(0);
    rerender(<Part wanted={false} />);
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    rerender(<Part wanted />);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
    unmount();
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not wait for the end of a pause when it is asked for anew', async () => {
    const { rerender } = render(<Part wanted={1} />);
    await pass(20_000);
    const before = load.mock.calls.length;
    load.mockResolvedValue('here');
    rerender(<Part wanted={2} />);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(before + 1);
    expect(screen.getByText('here')).toBeInTheDocument();
  });
});
