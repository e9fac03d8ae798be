'use client';
import { memo, type ComponentType, type MemoExoticComponent, type ReactElement } from 'react';
import { FallbackLine, useMessageTypes } from '../../messages/index.js';
import { timelineKey, type Position } from '../../model/index.js';
import { MessageScope, useChat, useConversationScope, useMessageRow, useStrings } from '../../react/index.js';
import { useSlot } from '../slots/index.js';
import { DayDivider, UnreadDivider } from './dividers.js';
import { useHighlighted } from './highlight.js';
import { MessageItem } from './MessageItem.js';
import { RowBoundary } from './RowBoundary.js';
import { noticeTest, rowShape, type RowShape } from './rowShape.js';

/** Props of {@link TimelineRow}. */
export interface TimelineRowProps {
  readonly messageKey: string;
  /** Rows of others after this position were unread at open. */
  readonly unreadAfter: Position | undefined;
  readonly onError?: ((error: unknown, messageKey: string) => void) | undefined;
}

interface Shown extends RowShape {
  readonly time: number;
}

function sameShape(a: Shown | undefined, b: Shown | undefined): boolean {
  if (!a || !b) return a === b;
  return a.group === b.group && a.startsDay === b.startsDay && a.startsUnread === b.startsUnread && a.time === b.time;
}

/**
 * A row of the list: a message, and above it the dividers that begin with it. The dividers are part of the row, so that rows are messages
 * and nothing else. Renders again when the message or its place among its neighbours changes.
 */
export const TimelineRow: MemoExoticComponent<ComponentType<TimelineRowProps>> = memo(function TimelineRow({
  messageKey,
  unreadAfter,
  onError,
}: TimelineRowProps): ReactElement | null {
  const ref = useConversationScope();
  const translator = useStrings();
  const types = useMessageTypes();
  const Item = useSlot('MessageItem', MessageItem);
  const Day = useSlot('DayDivider', DayDivider);
  const shape = useChat<Shown | undefined>((state) => {
    const view = state.timelines.get(timelineKey(ref))?.view;
    const index = view?.indexOf(messageKey) ?? -1;
    if (!view || index < 0) return undefined;
    const context = { dayNumber: translator.dayNumber, isNotice: noticeTest(types), unreadAfter };
    return { ...rowShape(view, index, context), time: view.rowAt(index).message.time };
  }, sameShape);
  const highlighted = useHighlighted(messageKey);
  if (!shape) return null;
  return (
    <div className="cl-message-list__row" data-group={shape.group} data-highlighted={highlighted || undefined}>
      {shape.startsDay ? <Day time={shape.time} /> : null}
      {shape.startsUnread ? <UnreadDivider /> : null}
      <Guarded messageKey={messageKey} onError={onError}>
        <MessageScope messageKey={messageKey}>
          <Item messageKey={messageKey} group={shape.group} />
        </MessageScope>
      </Guarded>
    </div>
  );
});

function Guarded(
  props: Pick<TimelineRowProps, 'messageKey' | 'onError'> & { readonly children: ReactElement },
): ReactElement {
  const { messageKey, onError, children } = props;
  const translator = useStrings();
  const message = useMessageRow(messageKey)?.message;
  const fallback = (
    <div className="cl-message" role="article" data-layout="bubble" data-group="single" data-broken="">
      <div className="cl-message__column">
        <div className="cl-message__bubble">
          <FallbackLine content={message?.content ?? { type: 'unknown' }} text={translator.t('messages.unknown')} />
        </div>
      </div>
    </div>
  );
  return (
    <RowBoundary fallback={fallback} resetKey={message} onError={(error) => onError?.(error, messageKey)}>
      {children}
    </RowBoundary>
  );
}
