'use client';
import type { ReactElement, ReactNode } from 'react';
import { describeError } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import { useStrings, type GroupDoing } from '../../../react/index.js';
import { Button, Dialog } from '../../../ui/index.js';
import { memberStrings } from './strings.js';

/** Props of {@link ActionDialog}. */
export interface ActionDialogProps {
  readonly title: string;
  readonly doing: GroupDoing;
  readonly onClose: () => void;
  /** The button that does it; left out where the dialog has buttons of its own. */
  readonly confirm?:
    | {
        readonly label: string;
        /** Default: `primary`. */
        readonly variant?: 'primary' | 'danger' | undefined;
        /** It cannot be done yet. Default: false. */
        readonly disabled?: boolean | undefined;
        readonly onConfirm: () => void;
      }
    | undefined;
  readonly children: ReactNode;
}

/** Asks before something is done to a group, stays until it is done, and says what was refused. */
export function ActionDialog({ title, doing, onClose, confirm, children }: ActionDialogProps): ReactElement {
  const translator = useStrings();
  const t = useOwnStrings(memberStrings);
  const { busy, error } = doing;
  return (
    <Dialog
      open
      alert={confirm?.variant === 'danger'}
      onClose={onClose}
      title={title}
      closeLabel={translator.t('common.close')}
      actions={
        confirm && (
          <>
            <Button onClick={onClose}>{translator.t('common.cancel')}</Button>
            <Button
              variant={confirm.variant ?? 'primary'}
              busy={busy}
              aria-disabled={confirm.disabled || undefined}
              onClick={confirm.onConfirm}
            >
              {confirm.label}
            </Button>
          </>
        )
      }
    >
      {children}
      {error ? (
        <p className="cl-error" role="alert">
          {t('group.refused', { reason: describeError(translator, error) })}
        </p>
      ) : null}
    </Dialog>
  );
}
