import type { CSSProperties, ReactElement, ReactNode } from 'react';

const column: CSSProperties = { display: 'grid', gap: 20, justifyItems: 'start' };
const row: CSSProperties = { display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' };
const label: CSSProperties = { inlineSize: 96, font: 'var(--cl-font-meta)', color: 'var(--cl-color-text-secondary)' };

/** Specimens below each other, each row with a name. */
export function Rows({ children }: { readonly children: ReactNode }): ReactElement {
  return <div style={column}>{children}</div>;
}

Rows.Row = function Row(props: { readonly label?: string | undefined; readonly children: ReactNode }): ReactElement {
  return (
    <div style={row}>
      {props.label === undefined ? null : <span style={label}>{props.label}</span>}
      {props.children}
    </div>
  );
};
