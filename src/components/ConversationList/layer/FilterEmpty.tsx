'use client';
import type { ReactElement } from 'react';
import { useInbox } from '../../../react/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import { ArchiveIcon, AtSignIcon, CheckCheckIcon, EmptyState, Spinner, UsersIcon } from '../../../ui/index.js';
import type { ConversationFilterId } from '../filterId.js';
import { folderOf } from './filters.js';
import { FolderIcon } from './icons.js';
import { listStrings } from './strings.js';

/** Where a filter shows nothing: what would be there, and how it comes there. */
export function FilterEmpty({ filter }: { readonly filter: ConversationFilterId }): ReactElement {
  const own = useOwnStrings(listStrings);
  const { hasMore, error } = useInbox();
  if (hasMore && !error) {
    return (
      <div className="cl-row cl-quiet cl-conversation-list__more">
        <Spinner label={own('list.filling')} />
        {own('list.filling')}
      </div>
    );
  }
  const folder = folderOf(filter);
  if (folder !== undefined) {
    return (
      <EmptyState
        role="status"
        icon={FolderIcon}
        title={own('list.folder.empty.title', { folder })}
        text={own('list.folder.empty.text')}
      />
    );
  }
  const name = filter === 'unread' || filter === 'mentions' || filter === 'groups' ? filter : 'archived';
  const icon = { unread: CheckCheckIcon, mentions: AtSignIcon, groups: UsersIcon, archived: ArchiveIcon }[name];
  return <EmptyState role="status" icon={icon} title={own(`list.${name}.title`)} text={own(`list.${name}.text`)} />;
}
