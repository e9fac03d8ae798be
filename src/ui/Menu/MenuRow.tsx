'use client';
import { useId, type ReactElement } from 'react';
import { CheckIcon } from '../Icon/index.js';
import type { MenuAction } from './types.js';

/** One row that can be chosen. */
export function MenuRow({
  item,
  onChoose,
}: {
  readonly item: MenuAction;
  readonly onChoose: (item: MenuAction) => void;
}): ReactElement {
  const { label, description, icon: Picture, danger, disabled = false, checked } = item;
  const id = useId();
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      tabIndex={-1}
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      aria-labelledby={`${id}l`}
      aria-describedby={description === undefined ? undefined : `${id}d`}
      className="cl-menu__item"
      data-label={label}
      data-danger={danger || undefined}
      onClick={() => {
        if (!disabled) onChoose(item);
      }}
      // The row under the pointer and the row with the focus are one row.
      onPointerMove={(event) => {
        if (event.pointerType === 'mouse') event.currentTarget.focus({ preventScroll: true });
      }}
    >
      {Picture === undefined ? null : <Picture size={18} />}
      <span className="cl-menu__words">
        <span id={`${id}l`} className="cl-menu__label">
          {label}
        </span>
        {description === undefined ? null : (
          <span id={`${id}d`} className="cl-menu__description">
            {description}
          </span>
        )}
      </span>
      {checked === true ? <CheckIcon size={18} className="cl-menu__check" /> : null}
    </button>
  );
}
