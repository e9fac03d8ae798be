'use client';
import type { ReactElement } from 'react';
import { useLazy } from '../ui/index.js';
import type { AppHandlersProps } from './AppBody.js';

const loadDialog = async () => (await import('../components/Search/index.js')).SearchDialog;

/** Props of {@link SearchEverywhere}. */
export interface SearchEverywhereProps extends Omit<AppHandlersProps, 'children'> {
  /** Words to begin with. */
  readonly text: string;
  readonly onClose: () => void;
}

/** The search over all chats, from the list of conversations or by Ctrl+K. Its code is loaded when it is first wanted. */
export function SearchEverywhere({ app, ways, text, onClose }: SearchEverywhereProps): ReactElement | null {
  const Dialog = useLazy(loadDialog, true, onClose, true);
  return Dialog ? (
    <Dialog
      defaultText={text}
      onOpenMessage={(message) => ways.openMessage?.(message)}
      onOpenConversation={(id) => ways.openConversation?.(id)}
      onOpenPerson={app.onMessagePerson}
      onClose={onClose}
    />
  ) : null;
}
