'use client';
import type { MouseEvent, ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { UndoIcon } from '../../ui/index.js';

/** Leads back to where the reader was before a jump. */
export function WayBack({ onBack }: { readonly onBack: (event: MouseEvent) => void }): ReactElement {
  return (
    <button type="button" className="cl-pill cl-lit cl-way-back" onClick={onBack}>
      <UndoIcon size={16} />
      <bdi>{useStrings().t('messages.back')}</bdi>
    </button>
  );
}
