'use client';
import type { MouseEvent, ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { ChevronDownIcon, IconButton, Spinner, XIcon } from '../../ui/index.js';

/** Props of {@link UnreadChip}. */
export interface UnreadChipProps {
  /** Messages that were unread when the chat was opened. */
  readonly count: number;
  /** They are being gone to. */
  readonly loading: boolean;
  readonly onGo: (event: MouseEvent) => void;
  readonly onDismiss: (event: MouseEvent) => void;
}

/** Tells how much was unread when the chat was opened, and leads to where it begins: far above what is shown. */
export function UnreadChip({ count, loading, onGo, onDismiss }: UnreadChipProps): ReactElement {
  const translator = useStrings();
  const text = translator.t('messages.unread', { count });
  return (
    <div className="cl-pill cl-unread-chip">
      <button
        type="button"
        className="cl-lit cl-unread-chip__go"
        aria-label={`${text}. ${translator.t('messages.goToUnread')}`}
        aria-busy={loading || undefined}
        onClick={onGo}
      >
        {loading ? (
          <Spinner className="cl-unread-chip__icon" label={translator.t('messages.loadingOlder')} />
        ) : (
          <ChevronDownIcon className="cl-unread-chip__icon" size={16} />
        )}
        <bdi>{text}</bdi>
      </button>
      <IconButton icon={XIcon} size="small" label={translator.t('common.close')} onClick={onDismiss} />
    </div>
  );
}
