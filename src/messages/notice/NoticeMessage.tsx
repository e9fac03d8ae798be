'use client';
import type { ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { localeDirection } from '../../utils/localeDirection.js';
import type { NoticeContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { useSummaryText } from '../useSummaryText.js';

/** What happened in the group, as a sentence in the reader's language. */
export function NoticeMessage({ content }: MessageViewProps<NoticeContent>): ReactElement {
  const text = useSummaryText(content);
  const { locale } = useStrings();
  const foreign = content.event.kind === 'custom';
  // Words of the service itself come as they are, in their own direction: marked, so that a theme can tell them from the kit's own sentences. A sentence of
  // ours has the direction of its language, whatever name it begins with.
  return (
    <p
      className="cl-notice-message"
      dir={foreign ? 'auto' : localeDirection(locale)}
      data-foreign={foreign || undefined}
    >
      {text}
    </p>
  );
}
