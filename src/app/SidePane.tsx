'use client';
import { useRef, type ReactElement, type ReactNode, type RefObject } from 'react';
import { useStrings } from '../react/index.js';
import { Spinner } from '../ui/index.js';
import { AppHandlers, type AppHandlersProps } from './AppBody.js';
import { PaneSplitter } from './PaneSplitter.js';
import { activeIn } from './activeIn.js';
import { useInert } from './useInert.js';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';

/** What every third pane is given. */
export interface SidePaneFrame extends Omit<AppHandlersProps, 'children'> {
  /** It lies over the chat, which can then not be reached. */
  readonly covering: boolean;
  readonly chat: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** Gives the focus to the chat, where what had it before is gone. */
  readonly onFocusChat: () => void;
}

/** Props of {@link SidePane}. */
export interface SidePaneProps extends SidePaneFrame {
  /** What is shown: when that changes, who opened it is remembered anew. */
  readonly shown: unknown;
  /** Undefined while its code is on the way. */
  readonly children: ReactNode | undefined;
}

/** The third pane: beside the chat, or over it where there is no room. */
export function SidePane(props: SidePaneProps): ReactElement {
  const { app, ways, covering, chat, children } = props;
  const { t } = useStrings();
  const pane = useRef<HTMLDivElement>(null);
  useFocusBack(pane, props);
  useInert(chat, covering);
  return (
    <AppHandlers app={app} ways={ways}>
      {covering ? null : <PaneSplitter pane="detail" />}
      <div ref={pane} className="cl-app__detail">
        {children ?? (
          <div className="cl-chat__state">
            <Spinner className="cl-chat__spinner" label={t('common.loading')} />
          </div>
        )}
      </div>
    </AppHandlers>
  );
}

/** Gives the focus back to where it was before the pane was opened, or to the chat. Called before anything is made inert: that takes the focus away. */
function useFocusBack(
  pane: RefObject<HTMLDivElement | null>,
  { shown, chat, onFocusChat }: Pick<SidePaneProps, 'shown' | 'chat' | 'onFocusChat'>,
): void {
  const opener = useRef<HTMLElement | undefined>(undefined);
  useIsomorphicLayoutEffect(() => {
    const active = activeIn(pane.current);
    if (!pane.current?.contains(active ?? null)) opener.current = active;
  }, [pane, shown]);
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
