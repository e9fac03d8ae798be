'use client';
import { useEffect, useRef, useState, type PointerEvent, type ReactElement } from 'react';
import type { Composer } from '../../../react/index.js';
import { useLazy, type IconButtonProps } from '../../../ui/index.js';

const loadLater = () => import('./Later.js');

/** A finger rests this long on the send button for the times, in ms. */
const LONG_PRESS = 450;

/** What an input bar has of sending later. */
export interface ComposerLater {
  /** Of the send button: a right click or a long press offers times. */
  readonly button: Pick<
    IconButtonProps,
    'onContextMenu' | 'onPointerDown' | 'onPointerUp' | 'onPointerLeave' | 'onClickCapture'
  >;
  /** The button of its own beside it, and what it opens; loaded once there is something to send. */
  readonly view: ReactElement | undefined;
}

/** @param focus puts the focus into the field */
export function useLater(composer: Composer, focus: () => void): ComposerLater {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { canSendLater } = composer;
  const part = useLazy(loadLater, canSendLater);
  const press = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; done: boolean }>({
    timer: undefined,
    done: false,
  });
  const end = (): void => clearTimeout(press.current.timer);
  useEffect(() => end, []);
  // With nothing to send there is no menu, and with the next letter it does not open by itself.
  if (!canSendLater && anchor) setAnchor(null);
  const offered = canSendLater && part !== undefined;
  const button: ComposerLater['button'] = {
    onContextMenu(event) {
      if (!offered) return;
      event.preventDefault();
      setAnchor(event.currentTarget);
    },
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      press.current.done = false;
      if (!offered || event.pointerType === 'mouse') return;
      const target = event.currentTarget;
      end();
      press.current.timer = setTimeout(() => {
        press.current.done = true;
        setAnchor(target);
      }, LONG_PRESS);
    },
    onPointerUp: end,
    onPointerLeave: end,
    // The press that opened the menu sends nothing. One that no click has followed has nothing to do with a key.
    onClickCapture(event) {
      if (!press.current.done || event.detail === 0) return;
      press.current.done = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return {
    button,
    view: part ? <part.Later composer={composer} anchor={anchor} onAnchor={setAnchor} onDone={focus} /> : undefined,
  };
}
