'use client';
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useCapability, useStrings } from '../../../react/index.js';
import { IconButton, PlusIcon, PencilIcon } from '../../../ui/index.js';
import { rowStep } from '../../../utils/rowStep.js';
import { tabIdOf, type ConversationFilterId } from '../filterId.js';
import type { ListWords } from './strings.js';

/** Props of {@link ConversationTabs}. */
export interface ConversationTabsProps {
  readonly filter: ConversationFilterId;
  readonly onFilter: (filter: ConversationFilterId) => void;
  readonly folders: readonly string[];
  readonly onEditFolders: () => void;
  /** Id of the panel with the rows. */
  readonly panelId: string;
  readonly own: ListWords;
}

/** What the list can show: one tab stop, arrows go from one to the next. Rows can be dragged onto folders and the archive. */
export function ConversationTabs(props: ConversationTabsProps): ReactElement {
  const { filter, onFilter, folders, onEditFolders, panelId, own } = props;
  const { dir } = useStrings();
  const canArchive = useCapability('settings.archive').state !== 'absent';
  const canFolder = useCapability('settings.folders').state !== 'absent';
  const list = useRef<HTMLDivElement>(null);
  const kinds = (ids: readonly ('all' | 'unread' | 'mentions' | 'groups')[]) =>
    ids.map((id) => ({ id, label: own(`list.tab.${id}`) }));
  const tabs: readonly { readonly id: ConversationFilterId; readonly label: string; readonly drop?: boolean }[] = [
    ...kinds(['all', 'unread']),
    // One's own come before what every list has.
    ...(canFolder ? folders.map((name) => ({ id: `folder:${name}` as const, label: name, drop: true })) : []),
    ...kinds(['mentions', 'groups']),
    ...(canArchive ? [{ id: 'archived' as const, label: own('list.tab.archived'), drop: true }] : []),
  ];
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const at = tabs.findIndex((tab) => tab.id === filter);
    const next = rowStep(event.key, at, tabs.length, dir);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab || next === undefined) return;
    event.preventDefault();
    onFilter(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  // What the backend cannot do any more has no tab, and shows nothing.
  const isGone = !tabs.some((tab) => tab.id === filter) && filter === 'archived';
  useEffect(() => {
    if (isGone) onFilter('all');
  }, [isGone, onFilter]);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }, [filter]);
  return (
    <>
      <div ref={list} className="cl-conversation-tabs__list" role="tablist" aria-label={own('list.tabs')}>
        {tabs.map(({ id, label, drop }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={tabIdOf(panelId, id)}
            className="cl-lit cl-truncate cl-conversation-tabs__tab"
            aria-selected={id === filter}
            aria-controls={panelId}
            tabIndex={id === filter ? 0 : -1}
            data-drop={drop ? id : undefined}
            onClick={() => onFilter(id)}
            onKeyDown={onKeyDown}
          >
            <bdi>{label}</bdi>
          </button>
        ))}
      </div>
      {canFolder ? (
        <IconButton
          size="small"
          className="cl-conversation-tabs__edit"
          icon={folders.length > 0 ? PencilIcon : PlusIcon}
          label={own(folders.length > 0 ? 'list.folders.edit' : 'list.folder.add')}
          aria-haspopup="dialog"
          onClick={onEditFolders}
        />
      ) : null}
    </>
  );
}
