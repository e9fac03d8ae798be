'use client';
import { useEffect, useRef, type PointerEvent } from 'react';
import { useStrings } from '../../../react/index.js';
import { MicIcon, type IconButtonProps } from '../../../ui/index.js';

/**
 * How a recording was asked for, and what the finger does with it. `held`: it lasts as long as the finger rests. `free`: it goes on by itself.
 * `released`: what was held is sent. `cancelled`: the finger slid away from it.
 */
export interface Hold {
  readonly phase: 'held' | 'free' | 'released' | 'cancelled';
  /** How far the finger has slid towards cancelling, and towards locking, 0…1. */
  readonly cancel: number;
  readonly lock: number;
}

/** Shorter than this is a tap, in ms. */
const TAP = 350;
const CANCEL_PX = 110;
const LOCK_PX = 80;
/** A press this soon after the button became one was meant for what stood there before, in ms. */
const TOO_SOON = 500;

/**
 * The props of the button that records while it is held, or, tapped, until told otherwise.
 *
 * @param empty whether there is nothing to send: it stands where the send button stood before
 */
export function useMic(empty: boolean, hold: Hold | undefined, onHold: (hold: Hold) => void): IconButtonProps {
  const { t, dir } = useStrings();
  const from = useRef<{ readonly x: number; readonly y: number; readonly time: number } | null>(null);
  const was = useRef(empty);
  const since = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (empty && !was.current) since.current = performance.now();
    was.current = empty;
  }, [empty]);
  const isTooSoon = (): boolean => performance.now() - since.current < TOO_SOON;
  const progress = (event: PointerEvent): { readonly cancel: number; readonly lock: number } => {
    const { x = 0, y = 0 } = from.current ?? {};
    const along = dir === 'rtl' ? event.clientX - x : x - event.clientX;
    const part = (px: number, all: number): number => Math.max(0, Math.min(1, px / all));
    return { cancel: part(along, CANCEL_PX), lock: part(y - event.clientY, LOCK_PX) };
  };
  const end = (phase: Hold['phase']): void => {
    from.current = null;
    onHold({ phase, cancel: 0, lock: 0 });
  };
  return {
    type: 'button',
    icon: MicIcon,
    label: t('composer.voice'),
    tooltip: hold === undefined,
    onPointerDown(event) {
      if (event.button !== 0 || isTooSoon()) return;
      // The phone's keyboard stays up, and nothing is selected by a long press.
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY, time: event.timeStamp };
      onHold({ phase: 'held', cancel: 0, lock: 0 });
    },
    onPointerMove(event) {
      if (!from.current) return;
      const slid = progress(event);
      if (slid.cancel === 1) end('cancelled');
      else if (slid.lock === 1) end('free');
      else if (slid.cancel !== hold?.cancel || slid.lock !== hold.lock) onHold({ phase: 'held', ...slid });
    },
    onPointerUp(event) {
      if (from.current) end(event.timeStamp - from.current.time < TAP ? 'free' : 'released');
    },
    onPointerCancel() {
      if (from.current) end('free');
    },
    onContextMenu: (event) => event.preventDefault(),
    onClick(event) {
      // By key: a pointer has said so before.
      if (event.detail === 0 && !isTooSoon()) end('free');
    },
  };
}
