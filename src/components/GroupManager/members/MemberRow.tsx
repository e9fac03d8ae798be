'use client';
import { memo, type MouseEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import type { GroupId, UserId } from '../../../model/index.js';
import {
  useDisplayName,
  useMember,
  useNow,
  usePresence,
  useSelfId,
  useStrings,
  useUser,
} from '../../../react/index.js';
import { ClockIcon, IconButton, MoreIcon, Text, VisuallyHidden } from '../../../ui/index.js';
import { UserAvatar } from '../../ConversationAvatar/index.js';
import { memberStrings } from './strings.js';

/** Props of {@link MemberRow}. */
export interface MemberRowProps {
  readonly groupId: GroupId;
  readonly userId: UserId;
  /** Shows the person; left out, pressing the row opens the menu. */
  readonly onOpen?: ((userId: UserId) => void) | undefined;
  readonly onMenu: (userId: UserId, anchor: Element) => void;
  /** Its menu is the open one. */
  readonly open: boolean;
}

/** A member: picture, name, role, how long they are muted, and the way to what can be done. */
export const MemberRow: React.MemoExoticComponent<(props: MemberRowProps) => ReactElement> = memo(function MemberRow({
  groupId,
  userId,
  onOpen,
  onMenu,
  open,
}: MemberRowProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(memberStrings);
  const member = useMember(groupId, userId);
  const known = useDisplayName(userId, groupId);
  const isSelf = useSelfId() === userId;
  const state = usePresence(userId)?.state ?? 'unknown';
  const bot = useUser(userId)?.bot === true;
  const name = known || t('common.someone');
  const role = member?.role ?? 'member';
  const hasMenu = !isSelf;
  const words = (
    <>
      <UserAvatar userId={userId} name={known} />
      <span className="cl-words">
        <span className="cl-row cl-member__line">
          <Text className="cl-label cl-truncate" pending>
            {known}
          </Text>
          {isSelf ? <span className="cl-quiet cl-member__self">{t('common.you')}</span> : null}
          {bot ? <span className="cl-quiet cl-member__self">{t('presence.bot')}</span> : null}
        </span>
        {state === 'unknown' ? null : <VisuallyHidden>{t(`presence.${state}`)}</VisuallyHidden>}
        <Silence until={member?.mutedUntil} />
        {member?.title ? (
          <Text className="cl-quiet" truncate>
            {member.title}
          </Text>
        ) : null}
      </span>
      {role === 'member' ? null : (
        <span className="cl-quiet cl-member__role" data-role={role}>
          {own(`group.members.is.${role}`)}
        </span>
      )}
    </>
  );
  return (
    <div
      className="cl-row cl-member"
      onContextMenu={(event: MouseEvent<HTMLDivElement>) => {
        if (!hasMenu) return;
        event.preventDefault();
        onMenu(userId, event.currentTarget);
      }}
    >
      {onOpen || hasMenu ? (
        <button
          type="button"
          tabIndex={-1}
          className="cl-row cl-lit cl-member__main"
          {...(onOpen ? {} : { 'aria-haspopup': 'menu', 'aria-expanded': open })}
          onClick={(event) => (onOpen ? onOpen(userId) : onMenu(userId, event.currentTarget))}
        >
          {words}
        </button>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows go from row to row, also over the own one
        <div tabIndex={-1} role="group" aria-label={name} className="cl-row cl-member__main">
          {words}
        </div>
      )}
      {hasMenu ? (
        <IconButton
          className="cl-member__more"
          icon={MoreIcon}
          label={own('group.members.actions', { name })}
          tooltip={!open}
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={(event) => onMenu(userId, event.currentTarget)}
        />
      ) : null}
    </div>
  );
});

/** That somebody is muted, and for how long yet; counts down while it lasts. */
function Silence({ until }: { readonly until: number | undefined }): ReactElement | null {
  const now = useNow(until === undefined || until === -1 ? 60_000 : 1000);
  const translator = useStrings();
  const own = useOwnStrings(memberStrings);
  if (until === undefined || (until !== -1 && until <= now)) return null;
  const left = until === -1 ? undefined : Math.ceil((until - now) / 1000) * 1000;
  return (
    <span className="cl-row cl-quiet cl-member__muted">
      <ClockIcon size={14} />
      {left === undefined ? (
        own('group.members.muted')
      ) : (
        <span role="timer">{own('group.members.mutedFor', { time: translator.formatDuration(left) })}</span>
      )}
    </span>
  );
}
