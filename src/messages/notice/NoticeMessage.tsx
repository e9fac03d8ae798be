'use client';
import type { ReactElement } from 'react';
import type { NoticeContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { useSummaryText } from '../useSummaryText.js';

/** What happened in the group, as a sentence in the reader's language. */
export function NoticeMessage({ content }: MessageViewProps<NoticeContent>): ReactElement {
  const text = useSummaryText(content);
  // Words of the service itself come as they are: marked, so that a theme can tell them from the kit's own sentences.
  return (
    <p className="cl-notice-message" dir="auto" data-foreign={content.event.kind === 'custom' || undefined}>
      {text}
    </p>
  );
}
