'use client';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { findHost, Overlay, usePopup } from '../../ui/index.js';
import { EmojiChoice, useInputOptions, type EmojiGridProps } from '../InputBar/index.js';

/** Props of {@link ReactionPicker}. */
export interface ReactionPickerProps {
  /** The message it belongs to. */
  readonly anchor: Element;
  readonly onPick: EmojiGridProps['onPick'];
  readonly onClose: () => void;
}

/** Emoji for a reaction, near the message: all of them where the host gave them. Escape and a press elsewhere close it; the focus goes back. */
export function ReactionPicker({ anchor, onPick, onClose }: ReactionPickerProps): ReactElement | null {
  const popup = useRef<HTMLDivElement>(null);
  const { emoji } = useInputOptions();
  usePopup(popup, { anchor, align: 'start', ownsAnchor: false, onClose });
  // Before the choice takes the focus: what is inside has its effects first.
  const [before] = useState(() => (anchor.getRootNode() as Document | ShadowRoot).activeElement);
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return undefined;
    const root = element.getRootNode() as Document | ShadowRoot;
    return () => {
      if (
        before instanceof HTMLElement &&
        (element.contains(root.activeElement) || root.activeElement === document.body)
      )
        before.focus({ preventScroll: true });
    };
  }, [before]);
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
        <EmojiChoice load={emoji} onPick={onPick} />
      </div>
    </Overlay>
  );
}
