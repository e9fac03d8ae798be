'use client';
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { findHost, Overlay, usePopup } from '../../ui/index.js';
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
  usePopup(popup, { anchor, align: 'start', ownsAnchor: false, onClose });
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return undefined;
    const root = element.getRootNode() as Document | ShadowRoot;
    const before = root.activeElement;
    return () => {
      if (
        before instanceof HTMLElement &&
        (element.contains(root.activeElement) || root.activeElement === document.body)
      )
        before.focus({ preventScroll: true });
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
