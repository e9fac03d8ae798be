'use client';
import { useEffect, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { GroupId, Member } from '../../model/index.js';
import {
  useChatActions,
  useConversation,
  useConversationIdOrScope,
  useGroup,
  useMember,
  useNow,
  usePermission,
  useStrings,
  useUser,
} from '../../react/index.js';
import { Button, MicIcon, TrashIcon } from '../../ui/index.js';
import { CardAction, Sure } from './CardPieces.js';
import { focusNow } from './focusNow.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

const times = { '10m': 600, '1h': 3600, '1d': 86_400 } as const;

/** What can be done to somebody in the group of the conversation around; nothing outside of groups, and to who is not in it. */
export function GroupControls({
  userId,
  name,
}: {
  readonly userId: string;
  readonly name: string;
}): ReactElement | null {
  const conversationId = useConversationIdOrScope(undefined);
  return conversationId === undefined ? null : (
    <InConversation conversationId={conversationId} userId={userId} name={name} />
  );
}

function InConversation(props: {
  readonly conversationId: string;
  readonly userId: string;
  readonly name: string;
}): ReactElement | null {
  const { conversationId, userId, name } = props;
  const groupId = useConversation(conversationId)?.groupId;
  const member = useMember(groupId, userId);
  const { groups } = useChatActions();
  const role = useGroup(groupId)?.self?.role;
  const nick = useUser(userId)?.nick;
  const asks = member === undefined && nick !== undefined && (role === 'owner' || role === 'admin');
  // Of a large group few members are known: who keeps order asks for this one, by the name.
  useEffect(() => {
    if (groupId !== undefined && asks) void groups.loadMembers(groupId, { query: nick });
  }, [asks, groupId, groups, nick]);
  return groupId === undefined || !member ? null : <Controls groupId={groupId} member={member} name={name} />;
}

function Controls(props: { readonly groupId: GroupId; readonly member: Member; readonly name: string }): ReactElement {
  const { groupId, member, name } = props;
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const { groups } = useChatActions();
  const [mode, setMode] = useState<'mute' | 'remove'>();
  const mutes = usePermission('mute-member', { target: member });
  const removes = usePermission('remove-member', { target: member });
  const now = useNow(5000);
  const { busy, refusal, run } = useAction();
  const done = (): void => setMode(undefined);
  // Who is nobody to keep order is not shown how it is kept.
  const shown = (decision: typeof mutes): boolean =>
    decision.allowed || (decision.reason !== 'role' && decision.reason !== 'unsupported' && decision.reason !== 'self');
  const muted = member.mutedUntil !== undefined && member.mutedUntil > now;
  return (
    <>
      {!shown(mutes) ? null : muted ? (
        <CardAction
          icon={MicIcon}
          label={own('card.unmute')}
          decision={mutes}
          onPress={() => run(() => groups.muteMember(groupId, member.userId, 0))}
        />
      ) : mode === 'mute' ? (
        <div className="cl-user-card__form" role="group" aria-label={own('card.mute')}>
          <span>{own('card.mute')}</span>
          <span className="cl-row cl-user-card__buttons">
            {(['10m', '1h', '1d'] as const).map((time, index) => (
              <Button
                key={time}
                size="small"
                ref={index === 0 ? focusNow : undefined}
                busy={busy}
                onClick={() => run(() => groups.muteMember(groupId, member.userId, times[time]), done)}
              >
                {own(`card.mute.${time}`)}
              </Button>
            ))}
            <Button size="small" variant="quiet" onClick={done}>
              {t('common.cancel')}
            </Button>
          </span>
        </div>
      ) : (
        <CardAction icon={MicIcon} label={own('card.mute')} decision={mutes} onPress={() => setMode('mute')} />
      )}
      {!shown(removes) ? null : mode === 'remove' ? (
        <Sure
          question={own('card.kick.sure', { name })}
          answer={own('card.kick')}
          busy={busy}
          onCancel={done}
          onSure={() => run(() => groups.remove(groupId, [member.userId]), done)}
        />
      ) : (
        <CardAction
          icon={TrashIcon}
          label={own('card.kick')}
          decision={removes}
          danger
          onPress={() => setMode('remove')}
        />
      )}
      {refusal}
    </>
  );
}
