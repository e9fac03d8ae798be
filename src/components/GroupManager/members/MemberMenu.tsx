'use client';
import type { ReactElement } from 'react';
import { describeDenial } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import type { Decision, GroupId, PermissionAction, UserId } from '../../../model/index.js';
import { useDisplayName, useMember, useNow, usePermission, useSelfId, useStrings } from '../../../react/index.js';
import {
  BellIcon,
  BellOffIcon,
  Menu,
  ShieldIcon,
  StarIcon,
  TrashIcon,
  UserIcon,
  type IconComponent,
  type MenuItem,
} from '../../../ui/index.js';
import { offeredActions, type MemberAction } from './memberActions.js';
import { memberStrings } from './strings.js';

const icons: Readonly<Record<MemberAction, IconComponent>> = {
  profile: UserIcon,
  'make-admin': ShieldIcon,
  'drop-admin': ShieldIcon,
  transfer: StarIcon,
  mute: BellOffIcon,
  unmute: BellIcon,
  remove: TrashIcon,
};

/** Props of {@link MemberMenu}. */
export interface MemberMenuProps {
  readonly groupId: GroupId;
  readonly userId: UserId;
  readonly anchor: Element;
  readonly hasProfile: boolean;
  readonly onClose: () => void;
  readonly onAction: (action: MemberAction, userId: UserId) => void;
}

/** What can be done to a member, by the table of permissions; what is refused says why. */
export function MemberMenu({ groupId, userId, anchor, hasProfile, onClose, onAction }: MemberMenuProps): ReactElement {
  const translator = useStrings();
  const t = useOwnStrings(memberStrings);
  const target = useMember(groupId, userId);
  const name = useDisplayName(userId, groupId) || translator.t('common.someone');
  const isSelf = useSelfId() === userId;
  const now = useNow(1000);
  const decisions: Partial<Record<PermissionAction, Decision>> = {
    'set-admin': usePermission('set-admin', { target }),
    transfer: usePermission('transfer', { target }),
    'mute-member': usePermission('mute-member', { target }),
    'remove-member': usePermission('remove-member', { target }),
  };
  const until = target?.mutedUntil;
  const items = offeredActions({
    role: target?.role ?? 'member',
    muted: until !== undefined && (until === -1 || until > now),
    isSelf,
    hasProfile,
    decide: (action) => decisions[action] ?? { allowed: true },
  }).map(({ action, decision }): MenuItem => ({
    id: action,
    label: t(`group.members.${action}`),
    icon: icons[action],
    danger: action === 'remove',
    ...(decision.allowed
      ? {}
      : { disabled: true, description: describeDenial(translator, decision.reason, decision.until) }),
    onSelect: () => onAction(action, userId),
  }));
  return <Menu open onClose={onClose} label={t('group.members.actions', { name })} items={items} anchor={anchor} />;
}
