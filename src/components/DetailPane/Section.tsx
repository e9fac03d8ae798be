import type { ReactElement, ReactNode } from 'react';

/** A part of the pane under its heading. */
export function Section(props: {
  readonly title: string;
  readonly count?: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="cl-detail__section">
      <h3 className="cl-quiet cl-detail__heading">
        {props.title}
        {props.count === undefined ? null : <span> {props.count}</span>}
      </h3>
      {props.children}
    </div>
  );
}
