'use client';
import type { ReactElement } from 'react';
import {
  useChat,
  useConversation,
  useConversationScope,
  useGroup,
  useNow,
  usePresence,
  useStrings,
  useTyping,
  useUser,
} from '../../react/index.js';
import { personName, presenceText } from '../names/index.js';

/** The line under the name: who is typing, else presence, else how many members. Empty where nothing is known. */
export function ChatHeaderStatus(): ReactElement {
  const { conversationId } = useConversationScope();
  const conversation = useConversation(conversationId);
  const typing = useTyping();
  const groupId = conversation?.groupId;
  return (
    <p className="cl-quiet cl-truncate cl-chat-header__status" data-kind={typing.length > 0 ? 'typing' : 'about'}>
      {typing.length > 0 ? (
        <TypingPeople userIds={typing} groupId={groupId} />
      ) : groupId !== undefined ? (
        <MemberCount groupId={groupId} />
      ) : conversation?.peerId === undefined ? null : (
        <PersonStatus userId={conversation.peerId} />
      )}
    </p>
  );
}

function TypingPeople(props: {
  readonly userIds: readonly string[];
  readonly groupId: string | undefined;
}): ReactElement {
  const { userIds, groupId } = props;
  const { t } = useStrings();
  const names = useChat(
    (state) =>
      groupId === undefined
        ? []
        : userIds.slice(0, 2).map((id) => personName(state, id, groupId) || t('common.someone')),
    (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  );
  const [name, other] = names;
  // Who it is goes without saying where there are only two.
  if (name === undefined) return <>{t('header.typing')}</>;
  if (other === undefined) return <>{t('conversations.typing.one', { name })}</>;
  if (userIds.length === 2) return <>{t('conversations.typing.two', { name, other })}</>;
  return <>{t('conversations.typing.many', { count: userIds.length })}</>;
}

function MemberCount({ groupId }: { readonly groupId: string }): ReactElement | null {
  const { t } = useStrings();
  const group = useGroup(groupId);
  if (!group || group.memberCount < 1) return null;
  const count = group.memberCount;
  return group.onlineCount === undefined || group.onlineCount < 1 ? (
    <>{t('header.members', { count })}</>
  ) : (
    <>{t('header.membersOnline', { count, online: group.onlineCount })}</>
  );
}

function PersonStatus({ userId }: { readonly userId: string }): ReactElement | null {
  const translator = useStrings();
  const user = useUser(userId);
  const presence = usePresence(userId);
  const now = useNow(60_000);
  if (user?.deleted === true) return <>{translator.t('common.deletedPerson')}</>;
  if (user?.bot === true) return <>{translator.t('presence.bot')}</>;
  const text = presenceText(translator, presence, now);
  return text === undefined ? null : <>{text}</>;
}
