'use client';
import type { ReactElement, ReactNode } from 'react';
import { ChevronRightIcon, type IconComponent } from '../../ui/index.js';

/** A row that leads somewhere. */
export function Way(props: {
  readonly icon: IconComponent;
  readonly label: string;
  readonly end?: ReactNode;
  readonly onClick: () => void;
}): ReactElement {
  const { icon: Icon, label, end, onClick } = props;
  return (
    <button type="button" className="cl-row cl-lit cl-detail__way" onClick={onClick}>
      <Icon className="cl-detail__icon" />
      <span className="cl-words">{label}</span>
      {end === undefined ? null : <span className="cl-quiet">{end}</span>}
      <ChevronRightIcon className="cl-detail__icon" size={18} />
    </button>
  );
}
