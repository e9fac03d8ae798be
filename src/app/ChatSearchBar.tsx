'use client';
import { useCallback, useEffect, useRef, type ReactElement } from 'react';
import type { MessageId } from '../model/index.js';
import { useLazy } from '../ui/index.js';
import { activeIn } from './activeIn.js';

const loadSearch = async () => (await import('../components/ChatSearch/index.js')).ChatSearch;

/** Props of {@link ChatSearchBar}. */
export interface ChatSearchBarProps {
  /** Another number: it was asked for once more, while it is open. */
  readonly asked: number;
  readonly onGo: (messageId: MessageId) => void;
  readonly onClose: () => void;
  /** Gives the focus to the chat, where what had it before is gone. */
  readonly onFocusChat: () => void;
}

/** The search in the chat around; when it goes the focus is where it was before. */
export function ChatSearchBar({ asked, onGo, onClose, onFocusChat }: ChatSearchBarProps): ReactElement | null {
  const Search = useLazy(loadSearch, true, onClose, true);
  const bar = useRef<HTMLDivElement>(null);
  // Read before the field takes the focus: its effects run first.
  const opener = useRef<HTMLElement | undefined>(undefined);
  const attach = useCallback((element: HTMLDivElement | null): void => {
    bar.current = element;
    if (element) opener.current ??= activeIn(element);
  }, []);
  useEffect(() => {
    const field = bar.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, [asked]);
  const close = (): void => {
    const element = bar.current;
    const inside = element?.contains(activeIn(element) ?? null) ?? false;
    onClose();
    if (!inside) return;
    if (opener.current?.isConnected === true) opener.current.focus({ preventScroll: true });
    else onFocusChat();
  };
  return Search ? <Search ref={attach} onGo={onGo} onClose={close} /> : null;
}
