'use client';
import { useEffect, type ReactElement } from 'react';
import type { Conversation, ConversationId, MediaRef, Member, UserId } from '../../model/index.js';
import {
  useChat,
  useChatActions,
  useConversation,
  useConversationName,
  useMedia,
  usePresence,
  useUser,
} from '../../react/index.js';
import { Avatar, type AvatarMember, type AvatarSize } from '../../ui/index.js';
import { personName } from '../names/index.js';
import { useSlot, type AvatarSlotProps } from '../slots/index.js';

/** Props of {@link ConversationAvatar}. */
export interface ConversationAvatarProps {
  readonly conversationId: ConversationId;
  /** Width and height in px. Default: 40. */
  readonly size?: AvatarSize | undefined;
}

/**
 * The picture of a conversation: of the other person, with presence; of the group; or, for a group without one, a mosaic of its first members.
 * Decorative: the name stands beside it.
 */
export function ConversationAvatar({ conversationId, size = 40 }: ConversationAvatarProps): ReactElement {
  const conversation = useConversation(conversationId);
  const name = useConversationName(conversationId);
  const Custom = useSlot('Avatar', NoCustomAvatar);
  const kind = isGroup(conversation) ? 'group' : 'person';
  const id = conversation?.groupId ?? conversation?.peerId ?? conversationId;
  if (Custom !== NoCustomAvatar) return <Custom id={id} name={name} kind={kind} size={size} />;
  if (conversation?.peerId !== undefined && kind === 'person') {
    return <Person userId={conversation.peerId} avatar={conversation.avatar} name={name} size={size} />;
  }
  return <GroupAvatar id={id} conversation={conversation} kind={kind} name={name} size={size} />;
}

function NoCustomAvatar(_props: AvatarSlotProps): null {
  return null;
}

function isGroup(conversation: Conversation | undefined): boolean {
  return conversation?.groupId !== undefined || conversation?.kind === 'group';
}

/** Props of {@link UserAvatar}. */
export interface UserAvatarProps {
  readonly userId: UserId;
  /** As the person is called where the picture stands. */
  readonly name: string;
  /** Width and height in px. Default: 40. */
  readonly size?: AvatarSize | undefined;
}

/** The picture of a person, with presence. Decorative: the name stands beside it. */
export function UserAvatar({ userId, name, size = 40 }: UserAvatarProps): ReactElement {
  const Custom = useSlot('Avatar', NoCustomAvatar);
  if (Custom !== NoCustomAvatar) return <Custom id={userId} name={name} kind="person" size={size} />;
  return <Person userId={userId} name={name} size={size} />;
}

function Person(props: {
  readonly userId: UserId;
  readonly name: string;
  readonly size: AvatarSize;
  /** Where the person has none. */
  readonly avatar?: MediaRef | undefined;
}): ReactElement {
  const user = useUser(props.userId);
  const presence = usePresence(props.userId);
  const { url } = useMedia(user?.avatar ?? props.avatar, 'thumbnail');
  return (
    <Avatar
      id={props.userId}
      name={props.name}
      size={props.size}
      src={url}
      muted={user?.deleted ?? false}
      // Away from home is the usual case: a grey dot on every second row would say nothing.
      presence={user?.bot === true || presence?.state === 'offline' ? undefined : presence?.state}
    />
  );
}

function GroupAvatar(props: {
  readonly id: string;
  readonly conversation: Conversation | undefined;
  readonly kind: 'group' | 'person';
  readonly name: string;
  readonly size: AvatarSize;
}): ReactElement {
  const { id, conversation, kind, name, size } = props;
  const avatar = useChat((state) => state.groups.get(conversation?.groupId ?? '')?.avatar) ?? conversation?.avatar;
  const { url } = useMedia(avatar, 'thumbnail');
  const members = useMosaic(avatar === undefined ? conversation?.groupId : undefined);
  return <Avatar id={id} name={name} kind={kind} size={size} src={url} members={members} />;
}

/** Rows that only fly past while scrolling ask for nobody. */
const settled = 400;

/** The first four members of a group, once they are known. */
function useMosaic(groupId: string | undefined): readonly AvatarMember[] | undefined {
  const actions = useChatActions();
  const status = useChat((state) =>
    groupId === undefined ? undefined : (state.members.get(groupId)?.status ?? 'idle'),
  );
  useEffect(() => {
    if (groupId === undefined || status !== 'idle') return undefined;
    const timer = setTimeout(() => {
      // A mosaic is an ornament: without it the initials serve.
      actions.loadMembers(groupId).catch(() => undefined);
    }, settled);
    return () => clearTimeout(timer);
  }, [actions, groupId, status]);

  return useChat((state) => {
    if (groupId === undefined) return undefined;
    const members = state.members.get(groupId);
    if (!members || members.byId.size < 2) return undefined;
    const first: Member[] = [];
    for (const member of members.byId.values()) {
      first.push(member);
      if (first.length === 4) break;
    }
    return first.map(({ userId }) => ({ id: userId, name: personName(state, userId, groupId) }));
  }, sameMembers);
}

function sameMembers(a: readonly AvatarMember[] | undefined, b: readonly AvatarMember[] | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  return a.every((member, index) => member.id === b[index]?.id && member.name === b[index].name);
}
