'use client';
import type { ReactElement } from 'react';
import { useStrings, type Composer } from '../../react/index.js';
import { Countdown } from './Refusal.js';

/** Under the field: why it did not go, how much is too much or how little is left, how long to wait. Nothing where all is well. */
export function ComposerNote({ composer }: { readonly composer: Composer }): ReactElement | null {
  const { t } = useStrings();
  const { problem, length, permission, awaiting, editing } = composer;
  const { used, max, over } = length;
  if (problem) {
    const text = problem.type === 'timeout' ? undefined : problem.text;
    return <>{text ?? t(problem.type === 'timeout' ? 'composer.checkTimeout' : 'composer.checkFailed')}</>;
  }
  if (awaiting) return <>{t('composer.awaitingFiles')}</>;
  if (over > 0) return <>{t('composer.tooLong', { count: over })}</>;
  if (!permission.allowed && permission.until !== undefined && editing === undefined)
    return (
      <>
        {t('composer.slowMode')} <Countdown until={permission.until} />
      </>
    );
  if (max === undefined || used < max * 0.9) return null;
  return <>{t('composer.leftCharacters', { count: max - used })}</>;
}
