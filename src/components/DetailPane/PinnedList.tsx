'use client';
import { useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { useOwnStrings, useSummaryText } from '../../messages/index.js';
import type { MessageRef, MessageSnapshot } from '../../model/index.js';
import {
  useChatActions,
  useConversationScope,
  usePermission,
  usePinned,
  useSelfId,
  useStrings,
} from '../../react/index.js';
import { Button, EmptyState, PinIcon, Spinner } from '../../ui/index.js';
import { KeptRow } from '../MessageActions/index.js';
import { detailStrings } from './strings.js';

/** What is pinned in the conversation, newest pin first. */
export function PinnedList(props: {
  readonly onOpenMessage: ((message: MessageRef) => void) | undefined;
}): ReactElement {
  const { onOpenMessage } = props;
  const translator = useStrings();
  const t = useOwnStrings(detailStrings);
  const ref = useConversationScope();
  const actions = useChatActions();
  const pinned = usePinned(ref);
  const mayPin = usePermission('pin').allowed;
  const self = useSelfId();
  const [error, setError] = useState<ChatErrorData>();
  const items = pinned?.items ?? [];
  const unpin = (item: MessageSnapshot): void => {
    setError(undefined);
    if (item.ref)
      actions
        .pinMessage(ref, item.ref.messageId, false)
        .catch((reason: unknown) => setError(chatErrorData(toChatError(reason))));
  };
  return (
    <div className="cl-detail__body">
      {error ? (
        <p className="cl-error cl-detail__line" role="alert">
          {t('detail.notDone', { reason: describeError(translator, error) })}
        </p>
      ) : null}
      {items.length > 0 ? (
        <ul className="cl-detail__section" aria-label={t('detail.pinned')}>
          {items.map((item) => (
            <KeptRow
              key={item.ref?.messageId}
              name={item.senderId === self ? translator.t('common.you') : (item.senderName ?? '')}
              time={item.time}
              words={<Words content={item.content} />}
              onGo={() => item.ref && onOpenMessage?.(item.ref)}
              onRemove={mayPin ? () => unpin(item) : undefined}
              removeLabel={t('detail.unpin')}
              t={translator}
            />
          ))}
        </ul>
      ) : pinned?.error ? (
        <EmptyState
          role="alert"
          tone="danger"
          icon={PinIcon}
          title={t('detail.failed')}
          text={describeError(translator, pinned.error)}
          action={<Button onClick={() => void actions.loadPinned(ref)}>{translator.t('common.retry')}</Button>}
        />
      ) : pinned?.status === 'ready' ? (
        <EmptyState icon={PinIcon} title={t('detail.pinned.empty')} />
      ) : (
        <div className="cl-chat__state">
          <Spinner className="cl-chat__spinner" label={translator.t('common.loading')} />
        </div>
      )}
    </div>
  );
}

function Words({ content }: Pick<MessageSnapshot, 'content'>): ReactElement {
  return <>{useSummaryText(content)}</>;
}
