'use client';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useMessageRow } from '../../react/index.js';
import { CheckIcon } from '../../ui/index.js';
import type { Selection } from './selection.js';
import type { MessageRow } from './types.js';

/**
 * The mark at the beginning of a row while messages are being selected. A press anywhere on the row switches it. What cannot be chosen has none, and keeps
 * its room.
 */
export function SelectMark(props: {
  readonly messageKey: string;
  readonly selection: Selection;
  readonly label: string;
  readonly maySelect: (row: MessageRow) => boolean;
  readonly onToggle: () => void;
}): ReactElement {
  const { messageKey, selection, label, maySelect, onToggle } = props;
  const row = useMessageRow(messageKey);
  const on = useSyncExternalStore(selection.subscribe, () => selection.has(messageKey));
  // What was chosen and cannot be any more can still be left out.
  const isOffered = on || (row !== undefined && maySelect(row));
  return (
    <span className="cl-select-mark" data-selected={on || undefined}>
      {isOffered ? (
        <button
          type="button"
          role="checkbox"
          className="cl-select-mark__box"
          aria-checked={on}
          aria-label={label}
          tabIndex={-1}
          onClick={onToggle}
        >
          {on ? <CheckIcon size={16} /> : null}
        </button>
      ) : null}
    </span>
  );
}
