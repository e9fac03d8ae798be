'use client';
import type { ReactElement } from 'react';
import { Button } from '../ui/index.js';

/** Props of {@link FoldButton}. */
export interface FoldButtonProps {
  readonly open: boolean;
  readonly onToggle: () => void;
  /** What a press does. */
  readonly children: string;
}

/** Folds words of a message out and in; the row keeps its upper edge meanwhile. */
export function FoldButton({ open, onToggle, children }: FoldButtonProps): ReactElement {
  return (
    <Button variant="link" size="small" aria-expanded={open} data-virtual-hold="" onClick={onToggle}>
      {children}
    </Button>
  );
}
