'use client';
import { useRef, type RefObject } from 'react';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';
import { useInert } from './useInert.js';
import type { OpenedThread } from './useOpened.js';

interface ThreadFocusOptions {
  readonly thread: OpenedThread | undefined;
  /** It lies over the chat, which can then not be reached. */
  readonly covers: boolean;
  readonly chat: RefObject<HTMLElement | null>;
  /** Where to, when what had the focus is gone. */
  readonly fallback: () => void;
}

/** Keeps the focus out of a chat that is covered by a thread, and gives it back to where it was before the thread was opened. */
export function useThreadFocus({ thread, covers, chat, fallback }: ThreadFocusOptions): void {
  const opener = useRef<HTMLElement | undefined>(undefined);
  // Before the chat is made inert, which takes the focus away from it.
  useIsomorphicLayoutEffect(() => {
    const active = activeIn(chat.current);
    if (thread && !active?.closest('.cl-app__detail')) opener.current = active;
  }, [chat, thread]);
  useInert(chat, covers);
  const wasOpen = useRef(false);
  useIsomorphicLayoutEffect(() => {
    const closed = wasOpen.current && !thread;
    wasOpen.current = thread !== undefined;
    // Somebody has gone on to something else meanwhile: another conversation.
    if (!closed || activeIn(chat.current)) return;
    opener.current?.focus({ preventScroll: true });
    if (activeIn(chat.current) === undefined) fallback();
    opener.current = undefined;
    // oxlint-disable-next-line react/exhaustive-deps
  }, [thread]);
}

/** What has the focus on the page of an element; undefined where nothing has. */
function activeIn(element: HTMLElement | null): HTMLElement | undefined {
  const page = element?.getRootNode() as Document | ShadowRoot | undefined;
  const active = page?.activeElement;
  return active instanceof HTMLElement && active.tagName !== 'BODY' && active.isConnected ? active : undefined;
}
