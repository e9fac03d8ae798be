'use client';
import { useSyncExternalStore, type ReactElement } from 'react';
import type { ConversationId } from '../../../model/index.js';
import { useConversationName } from '../../../react/index.js';
import { CheckIcon, IconButton, XIcon } from '../../../ui/index.js';
import { actionIcons } from './ConversationMenu.js';
import type { ConversationActionId } from './offers.js';
import type { ConversationSelection } from './selection.js';
import type { ListWords } from './strings.js';

/** The mark at the beginning of a row while conversations are being selected. A press anywhere on the row switches it. */
export function ConversationMark(props: {
  readonly id: ConversationId;
  readonly selection: ConversationSelection;
  readonly own: ListWords;
}): ReactElement {
  const { id, selection, own } = props;
  const name = useConversationName(id);
  const on = useSyncExternalStore(selection.subscribe, () => selection.has(id));
  return (
    <span className="cl-conversation-mark" data-selected={on || undefined}>
      <button
        type="button"
        role="checkbox"
        className="cl-select-mark__box"
        aria-checked={on}
        aria-label={own('list.select.one', { name })}
        tabIndex={-1}
      >
        {on ? <CheckIcon size={16} /> : null}
      </button>
    </span>
  );
}

/** One thing done to all that is selected. */
export interface ListBatch {
  readonly id: ConversationActionId;
  readonly label: string;
  /** Nothing of what is selected allows it. */
  readonly disabled: boolean;
  readonly onSelect: (button: HTMLElement) => void;
}

/** What can be done with the selected conversations, and how many there are. */
export function ConversationSelectionBar(props: {
  readonly selection: ConversationSelection;
  readonly batchesOf: (ids: readonly ConversationId[]) => readonly ListBatch[];
  readonly onAll: () => void;
  readonly onLeave: () => void;
  readonly own: ListWords;
}): ReactElement {
  const { selection, batchesOf, onAll, onLeave, own } = props;
  const ids = useSyncExternalStore(selection.subscribe, selection.ids);
  return (
    <div className="cl-conversation-bar" role="toolbar" aria-label={own('list.select.bar')}>
      <div className="cl-row cl-conversation-bar__line">
        <IconButton icon={XIcon} label={own('list.select.leave')} onClick={onLeave} />
        <span className="cl-selection-bar__count" role="status">
          {own('list.select.count', { count: ids.length })}
        </span>
        <IconButton icon={CheckIcon} label={own('list.select.all')} onClick={onAll} />
      </div>
      <div className="cl-row cl-conversation-bar__line">
        {batchesOf(ids).map(({ id, label, disabled, onSelect }) => (
          <IconButton
            key={id}
            icon={actionIcons[id]}
            label={label}
            aria-disabled={disabled}
            onClick={({ currentTarget }) => onSelect(currentTarget)}
          />
        ))}
      </div>
    </div>
  );
}
