'use client';
import { useState, type ReactElement } from 'react';
import type { StringKey } from '../../i18n/index.js';
import { useNotices, useStrings } from '../../react/index.js';
import { Banner, IconButton, XIcon } from '../../ui/index.js';

/** Props of {@link NoticeBar}. */
export interface NoticeBarProps {
  /** Also tells that this is a demo. Default: false. */
  readonly demo?: boolean | undefined;
}

/** What there is to say about the adapter, the gravest first. `grave` ones cannot be put away while they last. */
const known: readonly { readonly code: string; readonly key: StringKey; readonly grave: boolean }[] = [
  { code: 'storage-damaged', key: 'app.notice.storage-damaged', grave: false },
  { code: 'storage-full', key: 'app.notice.storage-full', grave: false },
  { code: 'newer-version', key: 'app.notice.newer-version', grave: true },
  { code: 'memory-only', key: 'app.notice.memory-only', grave: false },
  { code: 'demo', key: 'app.notice.demo', grave: false },
];

/** One slim line with the gravest thing an adapter has to tell about itself: kept in memory only, storage damaged, a demo. */
export function NoticeBar({ demo = false }: NoticeBarProps): ReactElement | null {
  const { t } = useStrings();
  const raised = useNotices();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const notice = known.find(
    ({ code, grave }) => (raised.includes(code) || (demo && code === 'demo')) && (grave || !dismissed.includes(code)),
  );
  if (!notice) return null;
  return (
    <Banner
      className="cl-notice"
      data-notice={notice.code}
      tone={notice.code === 'demo' ? 'info' : 'warning'}
      action={
        notice.grave ? null : (
          <IconButton
            className="cl-notice__close"
            size="small"
            icon={XIcon}
            label={t('common.close')}
            onClick={() => setDismissed([...dismissed, notice.code])}
          />
        )
      }
    >
      {t(notice.key)}
    </Banner>
  );
}
