'use client';
import type { ReactElement } from 'react';
import type { Decision } from '../../model/index.js';
import { Permitted } from '../Permitted/index.js';

/** Props of {@link GroupSwitch}. */
export interface GroupSwitchProps {
  /** As `usePermission` answers; what the backend has not is not shown at all. */
  readonly decision: Decision;
  readonly label: string;
  /** What it means, below the label. */
  readonly note?: string | undefined;
  /** As it is, or as it is going to be while it is being changed. */
  readonly on: boolean;
  /** Being changed: it cannot be pressed. Default: false. */
  readonly busy?: boolean | undefined;
  readonly onChange: (on: boolean) => void;
}

/** Something of a group that is on or off. */
export function GroupSwitch(props: GroupSwitchProps): ReactElement | null {
  const { decision, label, note, on, busy = false, onChange } = props;
  if (!decision.allowed && decision.reason === 'unsupported') return null;
  return (
    <Permitted decision={decision}>
      {(control) => (
        <button
          type="button"
          role="switch"
          aria-checked={on}
          aria-busy={busy || undefined}
          {...control}
          className="cl-row cl-lit cl-group-switch"
          onClick={() => {
            if (!busy) onChange(!on);
          }}
        >
          <span className="cl-words">
            {label}
            {note === undefined ? null : <span className="cl-quiet">{note}</span>}
          </span>
          <span className="cl-detail__switch" aria-hidden="true" />
        </button>
      )}
    </Permitted>
  );
}
