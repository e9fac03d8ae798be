'use client';
import type { ReactElement } from 'react';
import type { SendStatus } from '../../model/index.js';
import { useStrings } from '../../react/index.js';
import { VisuallyHidden } from '../../ui/index.js';
import { MessageStatus } from './MessageStatus.js';

/** Props of {@link MessageMeta}. */
export interface MessageMetaProps {
  /** Server time in ms. */
  readonly time: number;
  /** Set when the message was edited. */
  readonly editedAt?: number | undefined;
  readonly edited?: boolean | undefined;
  /** What it said before can be asked: "edited" is a button, which the actions of the list listen to. */
  readonly hasHistory?: boolean | undefined;
  readonly status: SendStatus;
}

/** Time, edited mark and ticks. */
export function MessageMeta({
  time,
  edited = false,
  editedAt,
  hasHistory = false,
  status,
}: MessageMetaProps): ReactElement {
  const translator = useStrings();
  const title =
    editedAt === undefined
      ? undefined
      : translator.t('messages.edited.title', { time: translator.formatMoment(editedAt) });
  const Edited = hasHistory ? 'button' : 'span';
  return (
    <span className="cl-meta cl-message__meta">
      {edited ? (
        <Edited
          className="cl-reach cl-message__edited"
          title={title}
          {...(hasHistory ? { type: 'button', 'aria-haspopup': 'dialog' } : {})}
        >
          {translator.t('messages.edited')}
        </Edited>
      ) : null}
      <time className="cl-message__time" dateTime={isoOf(time)} title={translator.formatDateTime(time)}>
        {/* "8:23 AM" would read as "AM 8:23" in a right-to-left page. */}
        <bdi>{translator.formatTime(time)}</bdi>
      </time>
      {/* Its red mark stands beside the bubble. */}
      {status === 'failed' || status === 'uncertain' ? (
        <VisuallyHidden>{translator.t(`messages.status.${status}`)}</VisuallyHidden>
      ) : (
        <MessageStatus status={status} />
      )}
    </span>
  );
}

function isoOf(time: number): string | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
