'use client';
import {
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { describeError } from '../../i18n/index.js';
import type { ChatErrorData } from '../../contract/index.js';
import type { MessageLayout } from '../../messages/index.js';
import type { MessageSnapshot, ReactionSummary, SendStatus } from '../../model/index.js';
import { useStrings } from '../../react/index.js';
import { AlertCircleIcon, Button, Text } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { hueOf } from '../../utils/hueOf.js';
import type { GroupPosition } from './grouping.js';
import { MessageQuote } from './MessageQuote.js';
import { MessageReactions } from './MessageReactions.js';

/** Props of {@link MessageBubble}. */
export interface MessageBubbleProps extends Omit<HTMLAttributes<HTMLDivElement>, 'title'> {
  /** Type word of the content. */
  readonly type: string;
  readonly mine: boolean;
  readonly senderId: string;
  /** Name shown above; left out in direct conversations, for own messages and inside a group of bubbles. */
  readonly name?: string | undefined;
  /** Beside the last bubble of a group; `undefined` leaves no room for one. */
  readonly avatar?: ReactNode;
  readonly group: GroupPosition;
  readonly layout: Exclude<MessageLayout, 'notice'>;
  readonly status: SendStatus;
  readonly error?: ChatErrorData | undefined;
  /** The message this one answers. */
  readonly quote?: MessageSnapshot | undefined;
  readonly reactions?: readonly ReactionSummary[] | undefined;
  /** Sets or clears the own reaction; without it reactions are shown only. */
  readonly onReact?: ((emoji: string, active: boolean) => void) | undefined;
  /** Tries a failed message again. */
  readonly onRetry?: (() => void) | undefined;
  /** Gives a failed message up. */
  readonly onDiscard?: (() => void) | undefined;
  /** Above the bubble: where it belongs to. */
  readonly above?: ReactNode;
  /** Below everything else: what follows from it. */
  readonly below?: ReactNode;
  /** The content. */
  readonly children: ReactNode;
}

/** What stands around the content of a message: ground and corners, name, quote, reactions, and what to do when it was not sent. */
export const MessageBubble: ForwardRefExoticComponent<MessageBubbleProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  MessageBubbleProps
>(function MessageBubble(props, ref) {
  const {
    type,
    mine,
    senderId,
    name,
    avatar,
    group,
    layout,
    status,
    error,
    quote,
    reactions,
    onReact,
    onRetry,
    onDiscard,
    above,
    below,
    children,
    className,
    ...rest
  } = props;
  const failed = status === 'failed' || status === 'uncertain';
  const hasReactions = reactions !== undefined && reactions.length > 0;
  return (
    <div
      ref={ref}
      role="article"
      {...rest}
      className={cx('cl-message', className)}
      data-type={type}
      data-mine={mine || undefined}
      data-group={group}
      data-layout={layout}
      data-status={status}
      data-reactions={hasReactions || undefined}
    >
      {avatar === undefined ? null : <div className="cl-message__avatar">{avatar}</div>}
      <div className="cl-message__column">
        {name === undefined ? null : (
          <div className="cl-message__name" data-cl-hue={hueOf(senderId)}>
            <Text truncate pending>
              {name}
            </Text>
          </div>
        )}
        {above}
        <div className="cl-row cl-message__line">
          <div className="cl-message__bubble">
            {quote === undefined ? null : <MessageQuote quote={quote} />}
            {children}
          </div>
          {failed ? <AlertCircleIcon className="cl-message__mark" size={18} /> : null}
        </div>
        {hasReactions ? <MessageReactions reactions={reactions} onReact={onReact} /> : null}
        {failed ? <Failure status={status} error={error} onRetry={onRetry} onDiscard={onDiscard} /> : null}
        {below}
      </div>
    </div>
  );
});

function Failure(props: Pick<MessageBubbleProps, 'status' | 'error' | 'onRetry' | 'onDiscard'>) {
  const { status, error, onRetry, onDiscard } = props;
  const translator = useStrings();
  const sentence =
    status === 'uncertain'
      ? translator.t('messages.uncertain')
      : translator.t('messages.failed', { reason: describeError(translator, error ?? { code: 'internal' }) });
  return (
    <div className="cl-quiet cl-message__failure">
      <span className="cl-error">{sentence}</span>
      {onRetry === undefined ? null : (
        <Button variant="link" size="small" onClick={onRetry}>
          {translator.t('messages.retry')}
        </Button>
      )}
      {onDiscard === undefined ? null : (
        <Button variant="link" size="small" onClick={onDiscard}>
          {translator.t('messages.discard')}
        </Button>
      )}
    </div>
  );
}
