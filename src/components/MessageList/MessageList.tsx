'use client';
import { forwardRef, type ForwardRefExoticComponent, type HTMLAttributes, type Ref, type RefAttributes } from 'react';
import {
  LinkFinderProvider,
  OpenLinkProvider,
  VoicePlayerProvider,
  type OpenLinkHandler,
} from '../../messages/index.js';
import { timelineKey } from '../../model/index.js';
import { ConversationScope, useConversationScope, useTimeline } from '../../react/index.js';
import { cx } from '../../utils/cx.js';
import { useSlot } from '../slots/index.js';
import type { MessageListHandle } from './handle.js';
import { MessageListEmpty, MessageListError, MessageSkeleton } from './states.js';
import { Timeline } from './Timeline.js';

/** Props of {@link MessageList}. */
export interface MessageListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'onError'> {
  /** The conversation. Default: that of the ConversationScope around. */
  readonly conversationId?: string | undefined;
  /** A thread of it. */
  readonly threadId?: string | undefined;
  /** Told when a link is clicked, before it opens in a new tab; `event.preventDefault()` keeps it from opening. */
  readonly onOpenLink?: OpenLinkHandler | undefined;
  /** Told when the view of a message threw; the row shows the fallback, the rest lives on. */
  readonly onMessageError?: ((error: unknown, messageKey: string) => void) | undefined;
  /** Filled with the handle while messages are shown. */
  readonly handle?: Ref<MessageListHandle> | undefined;
}

/**
 * The messages of a conversation: virtualised, grouped, held still while they are read, and followed at their end. Fills its parent; give the
 * parent a height. Opens the timeline while mounted, loads more at both ends, and reports as read what was seen.
 */
export const MessageList: ForwardRefExoticComponent<MessageListProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  MessageListProps
>(function MessageList({ conversationId, threadId, onOpenLink, ...rest }, ref) {
  const body = (
    <OpenLinkProvider onOpenLink={onOpenLink}>
      <LinkFinderProvider>
        <VoicePlayerProvider>
          <Body ref={ref} {...rest} />
        </VoicePlayerProvider>
      </LinkFinderProvider>
    </OpenLinkProvider>
  );
  if (conversationId === undefined) return body;
  return (
    <ConversationScope conversationId={conversationId} threadId={threadId}>
      {body}
    </ConversationScope>
  );
});

type BodyProps = Omit<MessageListProps, 'conversationId' | 'threadId' | 'onOpenLink'>;

const Body = forwardRef<HTMLDivElement, BodyProps>(function Body({ onMessageError, handle, className, ...rest }, ref) {
  const scope = useConversationScope();
  const timeline = useTimeline();
  const Empty = useSlot('MessageListEmpty', MessageListEmpty);
  const { view, status } = timeline;
  const state = view.size > 0 ? 'rows' : status === 'ready' ? 'empty' : status === 'error' ? 'error' : 'loading';
  return (
    <div ref={ref} {...rest} className={cx('cl-message-list', className)} data-state={state}>
      {state === 'rows' ? (
        // Another conversation is another list: nothing of the old one's place or measurements is kept.
        <Timeline key={timelineKey(scope)} timeline={timeline} onMessageError={onMessageError} handle={handle} />
      ) : null}
      {state === 'loading' ? <MessageSkeleton key={timelineKey(scope)} /> : null}
      {state === 'empty' ? <Empty conversationId={scope.conversationId} /> : null}
      {state === 'error' ? <MessageListError error={timeline.error} onRetry={timeline.retry} /> : null}
    </div>
  );
});
