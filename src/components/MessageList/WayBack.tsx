'use client';
import type { ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { UndoIcon } from '../../ui/index.js';

/** Leads back to where the reader was before a jump. */
export function WayBack({ onBack }: { readonly onBack: () => void }): ReactElement {
  return (
    <button type="button" className="cl-way-back" onClick={onBack}>
      <UndoIcon size={16} />
      <span>{useStrings().t('messages.back')}</span>
    </button>
  );
}
