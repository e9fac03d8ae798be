'use client';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { useOwnStrings } from '../../messages/index.js';
import { useStrings } from '../../react/index.js';
import { Dialog } from '../../ui/index.js';
import { SearchView, type SearchViewProps } from './SearchView.js';
import { searchStrings } from './strings.js';

/** Props of {@link SearchDialog}. */
export interface SearchDialogProps extends Pick<
  SearchViewProps,
  'onOpenMessage' | 'onOpenConversation' | 'onOpenPerson' | 'defaultText'
> {
  /** Asked to close: by Escape, its button, or a press outside; and when something is opened. */
  readonly onClose: () => void;
}

/** The search over all chats, over everything else. What is chosen closes it; otherwise the focus goes back to where it was. */
export function SearchDialog(props: SearchDialogProps): ReactElement {
  const { onOpenMessage, onOpenConversation, onOpenPerson, defaultText, onClose } = props;
  const t = useOwnStrings(searchStrings);
  const { t: words } = useStrings();
  // It gives the focus back before somebody else takes it.
  const leave = (): void => flushSync(onClose);
  return (
    <Dialog
      open
      size="large"
      className="cl-search-dialog"
      title={t('search.title')}
      closeLabel={words('common.close')}
      onClose={onClose}
    >
      <SearchView
        focusField
        defaultText={defaultText}
        onClose={onClose}
        onOpenMessage={(message) => {
          leave();
          onOpenMessage(message);
        }}
        onOpenConversation={(id) => {
          leave();
          onOpenConversation(id);
        }}
        onOpenPerson={
          onOpenPerson &&
          ((userId) => {
            leave();
            onOpenPerson(userId);
          })
        }
      />
    </Dialog>
  );
}
