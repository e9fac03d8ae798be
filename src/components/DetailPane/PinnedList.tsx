'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { useOwnStrings, useSummaryText } from '../../messages/index.js';
import type { MessageRef, MessageSnapshot } from '../../model/index.js';
import { useChatActions, useConversationScope, usePermission, usePinned, useStrings } from '../../react/index.js';
import { Button, EmptyState, PinIcon, Spinner } from '../../ui/index.js';
import { KeptRow } from '../MessageActions/index.js';
import { useSenderName } from './SharedRow.js';
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
  const [error, setError] = useState<ChatErrorData>();
  const items = pinned?.items ?? [];
  // The row that goes takes the focus with it: the next one has it then, or the pane, where Escape leads on.
  const box = useRef<HTMLDivElement>(null);
  const unpinned = useRef(false);
  useEffect(() => {
    if (!unpinned.current) return;
    unpinned.current = false;
    const focused = (box.current?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
    const pane = box.current?.closest<HTMLElement>('.cl-detail');
    if (pane?.contains(focused ?? null) === false)
      (box.current?.querySelector<HTMLElement>('li button') ?? pane).focus({ preventScroll: true });
  }, [items.length]);
  const unpin = (item: MessageSnapshot): void => {
    setError(undefined);
    unpinned.current = true;
    if (item.ref)
      actions
        .pinMessage(ref, item.ref.messageId, false)
        .catch((reason: unknown) => setError(chatErrorData(toChatError(reason))));
  };
  return (
    <div ref={box} className="cl-detail__body">
      {error ? (
        <p className="cl-error cl-detail__line" role="alert">
          {t('detail.notDone', { reason: describeError(translator, error) })}
        </p>
      ) : null}
      {items.length > 0 ? (
        <ul className="cl-detail__section" aria-label={t('detail.pinned')}>
          {items.map((item, at) => (
            <PinnedRow
              key={item.ref?.messageId ?? at}
              item={item}
              onOpenMessage={onOpenMessage}
              onUnpin={mayPin && item.ref ? () => unpin(item) : undefined}
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

function PinnedRow(props: {
  readonly item: MessageSnapshot;
  readonly onOpenMessage: ((message: MessageRef) => void) | undefined;
  readonly onUnpin: (() => void) | undefined;
}): ReactElement {
  const { item, onOpenMessage, onUnpin } = props;
  const { ref, time, content } = item;
  const { conversationId } = useConversationScope();
  const translator = useStrings();
  const t = useOwnStrings(detailStrings);
  const name = useSenderName(conversationId, item);
  const words = useSummaryText(content);
  return (
    <KeptRow
      name={name}
      time={time}
      words={words}
      onGo={ref && onOpenMessage && (() => onOpenMessage(ref))}
      onRemove={onUnpin}
      removeLabel={t('detail.unpin')}
      t={translator}
    />
  );
}
