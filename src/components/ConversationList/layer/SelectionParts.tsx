'use client';
import { useLayoutEffect, useRef, useSyncExternalStore, type ReactElement } from 'react';
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
  const place = useRef<HTMLSpanElement>(null);
  // The focus is on the row itself: it says whether it is selected.
  useLayoutEffect(() => {
    const row = place.current?.parentElement?.firstElementChild;
    if (row?.tagName !== 'BUTTON') return undefined;
    row.setAttribute('aria-pressed', String(on));
    return () => row.removeAttribute('aria-pressed');
  }, [on]);
  return (
    <span ref={place} className="cl-conversation-mark" data-selected={on || undefined}>
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
  /** What the list shows. */
  readonly shown: () => readonly ConversationId[];
  readonly onAll: () => void;
  readonly onLeave: () => void;
  readonly own: ListWords;
}): ReactElement {
  const { selection, batchesOf, shown, onAll, onLeave, own } = props;
  const ids = useSyncExternalStore(selection.subscribe, selection.ids);
  // Another tab or word does not take marks away; what is done to them is done to those nobody sees, too.
  const unseen = useSyncExternalStore(selection.subscribe, () => {
    const seen = new Set(shown());
    return ids.filter((id) => !seen.has(id)).length;
  });
  return (
    <div
      className="cl-conversation-bar"
      role="toolbar"
      tabIndex={-1}
      aria-label={own('list.select.bar')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onLeave();
      }}
    >
      <div className="cl-row cl-conversation-bar__line">
        <IconButton icon={XIcon} label={own('list.select.leave')} onClick={onLeave} />
        <span className="cl-selection-bar__count" role="status">
          {own('list.select.count', { count: ids.length })}
          {unseen > 0 ? ` · ${own('list.select.unseen', { count: unseen })}` : null}
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
