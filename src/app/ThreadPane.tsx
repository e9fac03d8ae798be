'use client';
import { useRef, type ReactElement, type RefObject } from 'react';
import { useStrings } from '../react/index.js';
import { Spinner, useLazy } from '../ui/index.js';
import { AppHandlers, type AppHandlersProps } from './AppBody.js';
import { useInert } from './useInert.js';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';
import type { OpenedThread } from './useOpened.js';

const loadThreads = () => import('./threads.js');

/** Props of {@link ThreadPane}. */
export interface ThreadPaneProps extends Omit<AppHandlersProps, 'children'> {
  readonly thread: OpenedThread;
  /** It lies over the chat, which can then not be reached. */
  readonly covering: boolean;
  readonly chat: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** Gives the focus to the chat, where what had it before is gone. */
  readonly onFocusChat: () => void;
}

/** The thread that is open: beside the chat, or over it where there is no room. */
export function ThreadPane(props: ThreadPaneProps): ReactElement {
  const { app, ways, thread, covering, chat, onClose } = props;
  const { t } = useStrings();
  const pane = useRef<HTMLDivElement>(null);
  useFocusBack(pane, props);
  // What could not be loaded is not there: the chat is, again.
  const parts = useLazy(loadThreads, true, onClose);
  useInert(chat, covering);
  return (
    <AppHandlers app={app} ways={ways}>
      <div ref={pane} className="cl-app__detail">
        {parts ? (
          <parts.ThreadPanel
            thread={thread.ref}
            target={thread.target}
            covering={covering}
            onClose={onClose}
            submitKey={app.submitKey}
            messageActions={app.messageActions}
          />
        ) : (
          <div className="cl-chat__state">
            <Spinner className="cl-chat__spinner" label={t('common.loading')} />
          </div>
        )}
      </div>
    </AppHandlers>
  );
}

/** Gives the focus back to where it was before the thread was opened, or to the chat. Called before anything is made inert: that takes the focus away. */
function useFocusBack(
  pane: RefObject<HTMLElement | null>,
  { thread, chat, onFocusChat }: Pick<ThreadPaneProps, 'thread' | 'chat' | 'onFocusChat'>,
): void {
  const opener = useRef<HTMLElement | undefined>(undefined);
  useIsomorphicLayoutEffect(() => {
    const active = activeIn(pane.current);
    if (!pane.current?.contains(active ?? null)) opener.current = active;
  }, [pane, thread]);
  useIsomorphicLayoutEffect(() => {
    const element = pane.current;
    const around = chat.current;
    return () => {
      const active = activeIn(element);
      // Somebody has gone on to something else: another conversation.
      if (!element?.contains(active ?? null)) return;
      around?.removeAttribute('inert');
      opener.current?.focus({ preventScroll: true });
      if (activeIn(element) === active) onFocusChat();
    };
    // Only when it goes; what the chat's focus is, is the same in every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
}

/** What has the focus on the page of an element; undefined where nothing has. */
function activeIn(element: HTMLElement | null): HTMLElement | undefined {
  const page = element?.getRootNode() as Document | ShadowRoot | undefined;
  const active = page?.activeElement;
  return active instanceof HTMLElement && active.tagName !== 'BODY' ? active : undefined;
}
