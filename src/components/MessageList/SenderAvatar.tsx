'use client';
import { memo, type ComponentType, type MemoExoticComponent, type ReactElement } from 'react';
import { useMedia, useOpenUser, useStrings, useUser } from '../../react/index.js';
import { Avatar } from '../../ui/index.js';
import { useSlot, type AvatarSlotProps } from '../slots/index.js';

const SIZE = 32;

/** Props of {@link SenderAvatar}. */
export interface SenderAvatarProps {
  readonly userId: string;
  readonly name: string;
}

/** The picture of who wrote a message; where there are cards of people, pressed, the card. Else decorative: the name is in the label of the message. */
export const SenderAvatar: MemoExoticComponent<ComponentType<SenderAvatarProps>> = memo(function SenderAvatar({
  userId,
  name,
}: SenderAvatarProps): ReactElement {
  const { t } = useStrings();
  const Picture = useSlot('Avatar', DefaultAvatar);
  const openUser = useOpenUser();
  const picture = <Picture id={userId} name={name} kind="person" size={SIZE} />;
  if (!openUser) return picture;
  return (
    <button
      type="button"
      className="cl-reach cl-message__person"
      aria-haspopup="dialog"
      onClick={({ currentTarget }) => openUser(userId, currentTarget)}
    >
      {/* The initials in the picture are no words: it is called by the name. */}
      <span role="img" aria-label={name || t('common.someone')}>
        {picture}
      </span>
    </button>
  );
});

function DefaultAvatar({ id, name }: AvatarSlotProps): ReactElement {
  const user = useUser(id);
  const { url } = useMedia(user?.avatar, 'thumbnail');
  return <Avatar id={id} name={name} src={url} size={SIZE} muted={user?.deleted ?? false} />;
}
