'use client';
import type { ReactElement } from 'react';
import { IconButton, type IconComponent } from '../../ui/index.js';

/** Props of {@link OpenerButton}. */
export interface OpenerButtonProps {
  readonly icon: IconComponent;
  readonly label: string;
  /** What it opens. */
  readonly opens: 'dialog' | 'grid' | 'menu';
  /** Itself while that is open, else null. */
  readonly anchor: HTMLElement | null;
  readonly onAnchor: (anchor: HTMLElement | null) => void;
  readonly className?: string | undefined;
}

/** A button beside the field that opens something above itself, and closes it again. */
export function OpenerButton(props: OpenerButtonProps): ReactElement {
  const { icon, label, opens, anchor, onAnchor, className = 'cl-input-bar__tool' } = props;
  return (
    <IconButton
      className={className}
      icon={icon}
      label={label}
      // What is open says what it is.
      tooltip={anchor === null}
      aria-haspopup={opens}
      aria-expanded={anchor !== null}
      onClick={(event) => onAnchor(anchor === null ? event.currentTarget : null)}
    />
  );
}
