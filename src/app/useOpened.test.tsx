import { act, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { useOpened } from './useOpened.js';

function setUp() {
  return renderHook(() => {
    const [shownId, setShownId] = useState<string | null>('a');
    const opened = useOpened((id) => setShownId(id), undefined, {
      shownId,
      hasThreads: true,
      ready: true,
      covers: false,
    });
    return { shownId, ...opened };
  }).result;
}

it('a chat left after a search opens where it was left', () => {
  const result = setUp();
  act(() => result.current.showMessage('m1'));
  expect(result.current.target).toEqual({ conversationId: 'a', messageId: 'm1' });
  act(() => result.current.open('b', { reason: 'select' }));
  act(() => result.current.open('a', { reason: 'select' }));
  expect(result.current).toMatchObject({ shownId: 'a', target: undefined });
  // So does one that was never seen to go: it slides away for a while.
  act(() => result.current.showMessage('m1'));
  act(() => result.current.open('a', { reason: 'select' }));
  expect(result.current.target).toBeUndefined();
});

it('a message of another chat is gone to there', () => {
  const result = setUp();
  act(() => result.current.showMessage('m1'));
  act(() => result.current.openMessage({ conversationId: 'b', messageId: 'm2' }));
  expect(result.current).toMatchObject({ shownId: 'b', target: { conversationId: 'b', messageId: 'm2' } });
});

it('details end when nothing is open any more', () => {
  const result = setUp();
  act(() => result.current.setDetailed(true));
  act(() => result.current.open('b', { reason: 'select' }));
  expect(result.current.detailed).toBe(true);
  act(() => result.current.open(null, { reason: 'back' }));
  act(() => result.current.open('a', { reason: 'select' }));
  expect(result.current.detailed).toBe(false);
});
