'use client';
import type { ReactElement } from 'react';
import { useMedia, useUser } from '../../../react/index.js';
import { Avatar } from '../../../ui/index.js';
import { useSlot, type AvatarSlotProps } from '../../slots/index.js';

/** The picture of somebody in a list, small. Decorative: the name stands beside it. */
export function PersonPicture({ userId, name }: { readonly userId: string; readonly name: string }): ReactElement {
  const Picture = useSlot('Avatar', DefaultPicture);
  return <Picture id={userId} name={name} kind="person" size={24} />;
}

function DefaultPicture({ id, name }: AvatarSlotProps): ReactElement {
  const user = useUser(id);
  const { url } = useMedia(user?.avatar, 'thumbnail');
  return <Avatar id={id} name={name} src={url} size={24} muted={user?.deleted ?? false} />;
}
