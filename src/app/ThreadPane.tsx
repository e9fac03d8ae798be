'use client';
import type { ReactElement } from 'react';
import type { MessageActionsCustomizer } from '../components/MessageActions/index.js';
import type { SubmitKey } from '../components/InputBar/index.js';
import { Spinner, useLazy } from '../ui/index.js';
import { useStrings } from '../react/index.js';
import type { OpenedThread } from './useOpened.js';

const loadThreads = () => import('./threads.js');

/** Props of {@link ThreadPane}. */
export interface ThreadPaneProps {
  readonly thread: OpenedThread;
  readonly covering: boolean;
  readonly onClose: () => void;
  readonly submitKey: SubmitKey | undefined;
  readonly messageActions: MessageActionsCustomizer | undefined;
}

/** The thread that is open: beside the chat, or over it where there is no room. */
export function ThreadPane({ thread, onClose, ...rest }: ThreadPaneProps): ReactElement {
  const { t } = useStrings();
  // What could not be loaded is not there: the chat is, again.
  const parts = useLazy(loadThreads, true, onClose);
  return (
    <div className="cl-app__detail">
      {parts ? (
        <parts.ThreadPanel thread={thread.ref} target={thread.target} onClose={onClose} {...rest} />
      ) : (
        <div className="cl-chat__state">
          <Spinner className="cl-chat__spinner" label={t('common.loading')} />
        </div>
      )}
    </div>
  );
}
