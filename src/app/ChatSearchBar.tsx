'use client';
import { useEffect, useRef, type ReactElement } from 'react';
import type { MessageId } from '../model/index.js';
import { useLazy } from '../ui/index.js';

const loadSearch = async () => (await import('../components/ChatSearch/index.js')).ChatSearch;

/** Props of {@link ChatSearchBar}. */
export interface ChatSearchBarProps {
  readonly onGo: (messageId: MessageId) => void;
  readonly onClose: () => void;
  /** Gives the focus to the chat, where what had it before is gone. */
  readonly onFocusChat: () => void;
}

/** The search in the chat around; when it goes the focus is where it was before. */
export function ChatSearchBar({ onGo, onClose, onFocusChat }: ChatSearchBarProps): ReactElement | null {
  const Search = useLazy(loadSearch, true, onClose, true);
  const bar = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    opener.current = document.activeElement;
  }, []);
  const close = (): void => {
    const inside = bar.current?.contains(document.activeElement) ?? false;
    onClose();
    if (!inside) return;
    if (opener.current instanceof HTMLElement && opener.current.isConnected && opener.current !== document.body)
      opener.current.focus({ preventScroll: true });
    else onFocusChat();
  };
  return Search ? <Search ref={bar} onGo={onGo} onClose={close} /> : null;
}
