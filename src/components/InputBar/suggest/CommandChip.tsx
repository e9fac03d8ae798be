'use client';
import type { ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { IconButton, XIcon } from '../../../ui/index.js';
import { suggestStrings } from './strings.js';

/** Props of {@link CommandChip}. */
export interface CommandChipProps {
  readonly name: string;
  /** What to write after it. */
  readonly hint?: string | undefined;
  readonly onLeave: () => void;
}

/** The chosen command, before the words that are told to it. */
export function CommandChip({ name, hint, onLeave }: CommandChipProps): ReactElement {
  const t = useOwnStrings(suggestStrings);
  return (
    <span className="cl-command-chip" role="group" aria-label={t('suggest.chosen', { name })} title={hint}>
      <span dir="ltr">/{name}</span>
      <IconButton icon={XIcon} size="small" label={t('suggest.leave', { name })} onClick={onLeave} />
    </span>
  );
}
