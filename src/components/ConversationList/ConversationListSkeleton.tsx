'use client';
import type { ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { Skeleton, VisuallyHidden, type SkeletonProps } from '../../ui/index.js';

/** Lengths of the two lines of each row: names and words, not a table. */
const rows: readonly (readonly [SkeletonProps['length'], SkeletonProps['length']])[] = [
  ['medium', 'long'],
  ['short', 'medium'],
  ['medium', 'medium'],
  ['short', 'long'],
  ['medium', 'short'],
  ['short', 'medium'],
  ['short', 'short'],
];

/** Rows to be, in their true shape. */
export function ConversationListSkeleton(): ReactElement {
  const { t } = useStrings();
  return (
    <div className="cl-conversation-list__skeleton" role="status">
      <VisuallyHidden>{t('app.loading')}</VisuallyHidden>
      {rows.map(([name, words], index) => (
        <div key={index} className="cl-row cl-conversation-list__skeleton-row">
          <Skeleton shape="circle" />
          <span className="cl-conversation-list__skeleton-lines">
            <Skeleton length={name} />
            <Skeleton length={words} />
          </span>
        </div>
      ))}
    </div>
  );
}
