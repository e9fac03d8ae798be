'use client';
import type { ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { useStrings, type TrayProblem } from '../../../react/index.js';
import { AlertCircleIcon, IconButton, XIcon } from '../../../ui/index.js';
import { trayStrings } from './strings.js';

/** Props of {@link Problems}. */
export interface ProblemsProps {
  readonly problems: readonly TrayProblem[];
  readonly onDismiss: () => void;
}

/** Why files are not in the tray, one sentence each, with the limit where there is one. */
export function Problems({ problems, onDismiss }: ProblemsProps): ReactElement {
  const translator = useStrings();
  const words = useOwnStrings(trayStrings);
  const sentence = ({ reason, kind, name, limit = 0, text }: TrayProblem): string => {
    switch (reason) {
      case 'size':
        return words(`tray.problem.size.${kind}`, { name, size: translator.formatBytes(limit) });
      case 'duration':
        return words('tray.problem.duration', { name, length: translator.formatSpokenDuration(limit) });
      case 'count':
        return words('tray.problem.count', { name, count: limit });
      case 'refused':
        return text === undefined
          ? words('tray.problem.refused', { name })
          : words('tray.problem.refusedWhy', { name, text });
      default:
        return words(`tray.problem.${reason}`, { name });
    }
  };
  return (
    // There before the first sentence is: only so is it read out.
    <div className="cl-tray__problems" role="alert" data-empty={problems.length === 0 || undefined}>
      {problems.length === 0 ? null : (
        <>
          <AlertCircleIcon size={18} />
          <ul aria-label={words('tray.problems')}>
            {problems.map((problem) => (
              <li key={problem.id}>{sentence(problem)}</li>
            ))}
          </ul>
          <IconButton size="small" icon={XIcon} label={translator.t('common.close')} onClick={onDismiss} />
        </>
      )}
    </div>
  );
}
