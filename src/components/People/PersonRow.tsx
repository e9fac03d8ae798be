'use client';
import type { ReactElement, ReactNode } from 'react';
import { useDisplayName, useMedia, useOpenUser, usePresence, useStrings, useUser } from '../../react/index.js';
import { Avatar, Text } from '../../ui/index.js';
import { usePersonLine } from './usePersonLine.js';

/** Props of {@link PersonRow}. */
export interface PersonRowProps {
  readonly userId: string;
  /** Below the name. Default: status, presence. */
  readonly line?: string | undefined;
  /** Buttons at the end. */
  readonly end?: ReactNode;
  /** Of rows that arrow keys go through only one is in the tab order. Default: 0. */
  readonly tabIndex?: 0 | -1 | undefined;
}

/** A person in a list: pressed, the card shows. */
export function PersonRow({ userId, line, end, tabIndex = 0 }: PersonRowProps): ReactElement {
  const { t } = useStrings();
  const openUser = useOpenUser();
  const user = useUser(userId);
  const presence = usePresence(userId);
  const known = useDisplayName(userId);
  const about = usePersonLine(userId);
  const { url } = useMedia(user?.avatar, 'thumbnail');
  const name = known || t('common.someone');
  const below = line ?? about;
  const who = (
    <>
      <Avatar id={userId} name={known} src={url} muted={user?.deleted ?? false} presence={presence?.state} />
      <span className="cl-words">
        <Text className="cl-label" truncate>
          {name}
        </Text>
        {below === undefined || below === '' ? null : (
          <Text className="cl-quiet" truncate>
            {below}
          </Text>
        )}
      </span>
    </>
  );
  return (
    <div className="cl-row cl-people__row">
      {openUser ? (
        <button
          type="button"
          className="cl-row cl-lit cl-people__who"
          tabIndex={tabIndex}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => openUser(userId, currentTarget)}
        >
          {who}
        </button>
      ) : (
        <span className="cl-row cl-people__who">{who}</span>
      )}
      {end}
    </div>
  );
}
