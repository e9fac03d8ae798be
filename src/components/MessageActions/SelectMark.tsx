'use client';
import { useSyncExternalStore, type ReactElement } from 'react';
import { CheckIcon } from '../../ui/index.js';
import type { Selection } from './selection.js';

/** The mark at the beginning of a row while messages are being selected. A press anywhere on the row switches it. */
export function SelectMark(props: {
  readonly messageKey: string;
  readonly selection: Selection;
  readonly label: string;
  readonly onToggle: () => void;
}): ReactElement {
  const { messageKey, selection, label, onToggle } = props;
  const on = useSyncExternalStore(selection.subscribe, () => selection.has(messageKey));
  return (
    <span className="cl-select-mark" data-selected={on || undefined}>
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
    </span>
  );
}
