'use client';
import type { ReactElement } from 'react';
import type { ChatErrorData } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { useConversationName, useConversationScope, useStrings } from '../../react/index.js';
import { AlertCircleIcon, Button, MessageCircleIcon, Spinner, VisuallyHidden } from '../../ui/index.js';

/** Turns of a chat as it usually looks: side, and width in percent. */
const SHAPES: readonly (readonly [mine: boolean, lines: readonly number[]])[] = [
  [false, [46, 30]],
  [true, [38]],
  [false, [58]],
  [true, [26, 44]],
  [false, [34, 52, 40]],
  [true, [30]],
];

/** Shapes of messages while the first ones are on their way; shows only when that takes a while. */
export function MessageSkeleton(): ReactElement {
  const translator = useStrings();
  return (
    <div className="cl-message-skeleton">
      <VisuallyHidden role="status">{translator.t('messages.loading')}</VisuallyHidden>
      {SHAPES.map(([mine, lines], turn) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={turn} className="cl-message-skeleton__turn" data-mine={mine || undefined} aria-hidden="true">
          {lines.map((width) => (
            <span key={width} className="cl-skeleton" data-shape="bubble" style={{ inlineSize: `${width}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A chat without messages. */
export function MessageListEmpty({ conversationId }: { readonly conversationId: string }): ReactElement {
  const translator = useStrings();
  const name = useConversationName(conversationId);
  return (
    <div className="cl-message-list__state">
      <span className="cl-message-list__state-icon">
        <MessageCircleIcon size={28} />
      </span>
      <p className="cl-message-list__state-title">{translator.t('messages.empty.title')}</p>
      <p className="cl-message-list__state-text">
        {/* The line is kept while the name is on its way. */}
        {name === '' ? '\u00a0' : translator.t('messages.empty.text', { name })}
      </p>
    </div>
  );
}

/** The messages could not be loaded at all. */
export function MessageListError(props: {
  readonly error: ChatErrorData | undefined;
  readonly onRetry: () => void;
}): ReactElement {
  const translator = useStrings();
  const { error, onRetry } = props;
  return (
    <div className="cl-message-list__state" role="alert">
      <span className="cl-message-list__state-icon" data-tone="danger">
        <AlertCircleIcon size={28} />
      </span>
      <p className="cl-message-list__state-title">{translator.t('messages.error')}</p>
      <p className="cl-message-list__state-text">{describeError(translator, error ?? { code: 'internal' })}</p>
      <Button onClick={onRetry}>{translator.t('common.retry')}</Button>
    </div>
  );
}

/** At an end of what is loaded: more is coming, or it failed, or there is no more. The room is the same in all cases. */
export function ListEdge(props: {
  readonly edge: 'older' | 'newer';
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error: ChatErrorData | undefined;
  readonly onRetry: () => void;
}): ReactElement | null {
  const translator = useStrings();
  const { edge, hasMore, loading, error, onRetry } = props;
  const { threadId } = useConversationScope();
  if (error !== undefined && !loading) {
    return (
      <div className="cl-row cl-quiet cl-message-list__edge" role="alert">
        <span>{translator.t(edge === 'older' ? 'messages.loadFailed' : 'messages.loadNewerFailed')}</span>
        <Button variant="link" size="small" onClick={onRetry}>
          {translator.t('common.retry')}
        </Button>
      </div>
    );
  }
  if (hasMore) {
    return (
      <div className="cl-row cl-quiet cl-message-list__edge" data-loading={loading || undefined}>
        {loading ? (
          <Spinner label={translator.t(edge === 'older' ? 'messages.loadingOlder' : 'messages.loadingNewer')} />
        ) : null}
      </div>
    );
  }
  // A thread begins under its message.
  if (edge === 'newer' || threadId !== undefined) return null;
  return <div className="cl-row cl-quiet cl-message-list__edge">{translator.t('messages.start')}</div>;
}
