'use client';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { findHost, Overlay } from '../../ui/index.js';
import { EmojiGrid } from '../InputBar/index.js';

/** Props of {@link ReactionPicker}. */
export interface ReactionPickerProps {
  /** The message it belongs to. */
  readonly anchor: Element;
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

/** All emoji for a reaction, near the message. Escape and a press elsewhere close it; the focus goes back. */
export function ReactionPicker({ anchor, onPick, onClose }: ReactionPickerProps): ReactElement | null {
  const popup = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return undefined;
    place(element, anchor);
    const root = element.getRootNode() as Document | ShadowRoot;
    const before = root.activeElement;
    return () => {
      if (
        before instanceof HTMLElement &&
        (element.contains(root.activeElement) || root.activeElement === document.body)
      )
        before.focus({ preventScroll: true });
    };
  }, [anchor]);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      if (popup.current && !event.composedPath().includes(popup.current)) close.current();
    };
    const onResize = (): void => close.current();
    document.addEventListener('pointerdown', onPointerDown, true);
    addEventListener('resize', onResize);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      removeEventListener('resize', onResize);
    };
  }, []);
  const host = findHost(anchor);
  if (!host) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <Overlay host={host} ref={popup}>
      <div className="cl-emoji-popup" role="presentation" onKeyDown={onKeyDown}>
        <EmojiGrid onPick={onPick} />
      </div>
    </Overlay>
  );
}

/** Above the message, below it where there is no room, and always inside the window. */
function place(popup: HTMLElement, anchor: Element): void {
  const gap = 8;
  const box = popup.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const above = at.top - box.height - gap;
  const below = Math.min(at.bottom + gap, innerHeight - box.height - gap);
  popup.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - box.width - gap))}px`;
  popup.style.top = `${above >= gap ? above : Math.max(gap, below)}px`;
}
