'use client';
import { useCallback, useMemo, type ReactElement, type ReactNode, type Ref } from 'react';
import { describeError } from '../../i18n/index.js';
import { useOwnStrings } from '../../messages/index.js';
import { useStrings, type SharedMessages } from '../../react/index.js';
import {
  AlertCircleIcon,
  Button,
  EmptyState,
  RowList,
  Spinner,
  WifiOffIcon,
  type IconComponent,
  type RowListHandle,
} from '../../ui/index.js';
import type { GalleryRow, Shared } from './months.js';
import { detailStrings } from './strings.js';

/** Props of {@link GalleryList}. */
export interface GalleryListProps<T extends Shared> {
  readonly history: SharedMessages;
  readonly rows: readonly GalleryRow<T>[];
  readonly rowHeight: number;
  readonly label: string;
  readonly icon: IconComponent;
  /** What is said where there is nothing. */
  readonly empty: string;
  /** Must be the same function as long as it draws the same. */
  readonly renderItems: (items: readonly T[]) => ReactNode;
  readonly handle?: Ref<RowListHandle> | undefined;
}

/** The rows of a gallery under their months, only those in view; or why there are none. */
export function GalleryList<T extends Shared>(props: GalleryListProps<T>): ReactElement {
  const { history, rows, rowHeight, label, icon, empty, renderItems, handle } = props;
  const { status, error, hasMore, loadMore } = history;
  const translator = useStrings();
  const t = useOwnStrings(detailStrings);
  const places = useMemo(() => new Map(rows.map((row, at) => [row.key, at])), [rows]);
  const keyAt = useCallback((at: number) => rows[at]?.key ?? '', [rows]);
  const indexOf = useCallback((key: string) => places.get(key) ?? -1, [places]);
  const renderRow = useCallback(
    (key: string): ReactNode => {
      const row = rows[places.get(key) ?? -1];
      if (!row) return null;
      return row.month === undefined ? (
        renderItems(row.items)
      ) : (
        <h3 className="cl-quiet cl-detail__month">{row.month}</h3>
      );
    },
    [rows, places, renderItems],
  );
  const busy = status === 'idle' || status === 'loading';
  const retry = <Button onClick={() => void loadMore()}>{translator.t('common.retry')}</Button>;
  const further = <Button onClick={() => void loadMore()}>{t('detail.further')}</Button>;
  const offline = error?.code === 'offline';
  if (rows.length === 0) {
    return (
      <div className="cl-chat__state" aria-busy={busy}>
        {busy ? (
          <Spinner className="cl-chat__spinner" label={translator.t('common.loading')} />
        ) : error ? (
          <EmptyState
            role="alert"
            tone={offline ? 'neutral' : 'danger'}
            icon={offline ? WifiOffIcon : AlertCircleIcon}
            title={t('detail.failed')}
            text={describeError(translator, error)}
            action={retry}
          />
        ) : (
          <EmptyState icon={icon} title={empty} text={t('detail.shared.hint')} action={hasMore ? further : undefined} />
        )}
      </div>
    );
  }
  return (
    <RowList
      handle={handle}
      className="cl-detail__list"
      size={rows.length}
      keyAt={keyAt}
      indexOf={indexOf}
      rowHeight={rowHeight}
      renderRow={renderRow}
      // What failed is asked for again by hand: not with every turn of the wheel.
      onReachEnd={hasMore && !error ? () => void loadMore() : undefined}
      label={label}
      aria-busy={busy}
      footer={
        busy ? (
          <p className="cl-detail__foot">
            <Spinner label={translator.t('common.loading')} />
          </p>
        ) : error ? (
          <div className="cl-detail__foot" role="alert">
            <span className="cl-quiet">{offline ? t('detail.offline') : describeError(translator, error)}</span>
            {retry}
          </div>
        ) : hasMore ? (
          <p className="cl-detail__foot">{further}</p>
        ) : null
      }
    />
  );
}
