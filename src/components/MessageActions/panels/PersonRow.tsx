'use client';
import type { ReactElement, ReactNode } from 'react';
import {
  useConversation,
  useConversationScope,
  useDisplayName,
  useMedia,
  useSelfId,
  useUser,
} from '../../../react/index.js';
import { Avatar, Text } from '../../../ui/index.js';
import type { ActionTranslator } from '../useActionStrings.js';

/** A person in a list of people. */
export function PersonRow(props: {
  readonly userId: string;
  readonly t: ActionTranslator;
  readonly end?: ReactNode;
}): ReactElement {
  const { userId, t, end } = props;
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const known = useDisplayName(userId, groupId);
  const selfId = useSelfId();
  const name = userId === selfId ? t.t('common.you') : known || t.t('common.someone');
  return (
    <li className="cl-row cl-person-row">
      <PersonAvatar userId={userId} name={name} />
      <Text className="cl-person-row__name" truncate>
        {name}
      </Text>
      {end}
    </li>
  );
}

/** The picture of a person. Decorative: the name stands beside it. */
export function PersonAvatar({ userId, name }: { readonly userId: string; readonly name: string }): ReactElement {
  const { url } = useMedia(useUser(userId)?.avatar, 'thumbnail');
  return <Avatar id={userId} name={name} src={url} size={32} />;
}
