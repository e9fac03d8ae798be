'use client';
import type { ReactElement, ReactNode } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { ArchiveIcon, AtSignIcon, CheckCheckIcon, Button, EmptyState, Spinner, UsersIcon } from '../../../ui/index.js';
import type { ConversationFilterId } from '../filterId.js';
import { folderOf } from './filters.js';
import { FolderIcon } from './icons.js';
import { listStrings } from './strings.js';

/** Nothing was found yet, and more is looked through. */
export function Filling(): ReactElement {
  const own = useOwnStrings(listStrings);
  return (
    <div className="cl-row cl-quiet cl-conversation-list__more">
      <Spinner label={own('list.filling')} />
      {own('list.filling')}
    </div>
  );
}

/** Where much was looked through in vain: goes on. */
export function Further({ onSelect }: { readonly onSelect: () => void }): ReactElement {
  const own = useOwnStrings(listStrings);
  return (
    <Button size="small" onClick={onSelect}>
      {own('list.further')}
    </Button>
  );
}

/** Where a filter shows nothing: what would be there, and how it comes there. */
export function FilterEmpty(props: {
  readonly filter: ConversationFilterId;
  readonly action?: ReactNode;
}): ReactElement {
  const { filter, action } = props;
  const own = useOwnStrings(listStrings);
  const folder = folderOf(filter);
  if (folder !== undefined) {
    return (
      <EmptyState
        role="status"
        icon={FolderIcon}
        title={own('list.folder.empty.title', { folder })}
        text={own('list.folder.empty.text')}
        action={action}
      />
    );
  }
  const name = filter === 'unread' || filter === 'mentions' || filter === 'groups' ? filter : 'archived';
  const icon = { unread: CheckCheckIcon, mentions: AtSignIcon, groups: UsersIcon, archived: ArchiveIcon }[name];
  return (
    <EmptyState
      role="status"
      icon={icon}
      title={own(`list.${name}.title`)}
      text={own(`list.${name}.text`)}
      action={action}
    />
  );
}
