'use client';
import type { ReactElement } from 'react';
import { useLazy } from '../ui/index.js';
import { SidePane, type SidePaneFrame } from './SidePane.js';
import type { OpenedThread } from './useOpened.js';

const loadThreads = () => import('./threads.js');

/** Props of {@link ThreadPane}. */
export interface ThreadPaneProps extends SidePaneFrame {
  readonly thread: OpenedThread;
}

/** The thread that is open: beside the chat, or over it where there is no room. */
export function ThreadPane({ thread, ...frame }: ThreadPaneProps): ReactElement {
  const { app, covering, onClose } = frame;
  // What could not be loaded is not there: the chat is, again.
  const parts = useLazy(loadThreads, true, onClose);
  return (
    <SidePane {...frame} shown={thread}>
      {parts && (
        <parts.ThreadPanel
          thread={thread.ref}
          target={thread.target}
          covering={covering}
          onClose={onClose}
          submitKey={app.submitKey}
          messageActions={app.messageActions}
        />
      )}
    </SidePane>
  );
}
