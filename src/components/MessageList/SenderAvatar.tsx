'use client';
import { memo, type ComponentType, type MemoExoticComponent, type ReactElement } from 'react';
import { useMedia, useUser } from '../../react/index.js';
import { Avatar } from '../../ui/index.js';
import { useSlot, type AvatarSlotProps } from '../slots/index.js';

const SIZE = 32;

/** Props of {@link SenderAvatar}. */
export interface SenderAvatarProps {
  readonly userId: string;
  readonly name: string;
}

/** The picture of who wrote a message. Decorative: the name stands above, and in the label of the message. */
export const SenderAvatar: MemoExoticComponent<ComponentType<SenderAvatarProps>> = memo(function SenderAvatar(
  props: SenderAvatarProps,
): ReactElement {
  const Picture = useSlot('Avatar', DefaultAvatar);
  return <Picture id={props.userId} name={props.name} kind="person" size={SIZE} />;
});

function DefaultAvatar({ id, name }: AvatarSlotProps): ReactElement {
  const user = useUser(id);
  const { url } = useMedia(user?.avatar, 'thumbnail');
  return <Avatar id={id} name={name} src={url} size={SIZE} muted={user?.deleted ?? false} />;
}
