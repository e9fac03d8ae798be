'use client';
import type { ReactElement } from 'react';
import { useSlot } from '../components/slots/index.js';
import { useOwnStrings } from '../messages/index.js';
import { useConversationScope, useStrings } from '../react/index.js';
import { IconButton, InfoIcon, SearchIcon } from '../ui/index.js';
import { headerStrings } from './strings.js';
import { isApple } from '../utils/isApple.js';

/** Props of {@link HeaderTools}. */
export interface HeaderToolsProps {
  readonly searching: boolean;
  readonly onSearch: () => void;
  readonly detailed: boolean;
  readonly onDetails: () => void;
}

function NoButtons(): null {
  return null;
}

/** At the end of the header of a chat: the host's call buttons, search in this chat, details. */
export function HeaderTools({ searching, onSearch, detailed, onDetails }: HeaderToolsProps): ReactElement {
  const { conversationId } = useConversationScope();
  const { t } = useStrings();
  const own = useOwnStrings(headerStrings);
  const CallButtons = useSlot('CallButtons', NoButtons);
  return (
    <>
      <CallButtons conversationId={conversationId} />
      <IconButton
        className="cl-chat-header__search"
        icon={SearchIcon}
        label={own('header.search')}
        aria-expanded={searching}
        aria-keyshortcuts={isApple() ? 'Meta+F' : 'Control+F'}
        onClick={onSearch}
      />
      <IconButton icon={InfoIcon} label={t('app.openDetail')} aria-expanded={detailed} onClick={onDetails} />
    </>
  );
}
