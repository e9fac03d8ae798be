'use client';
import { useCallback, useId, useRef, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError } from '../../../contract/index.js';
import { describeDenial } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import type { Role, UserId } from '../../../model/index.js';
import { useChatStore, useConversationName, useGroup, usePermission, useStrings } from '../../../react/index.js';
import { personName } from '../../names/index.js';
import { EmptyState, SearchIcon, UsersIcon } from '../../../ui/index.js';
import type { GroupSectionProps } from '../section.js';
import type { MemberAction } from './memberActions.js';
import { MuteDialog, RemoveDialog, TransferDialog, type MemberDialogProps } from './memberDialogs.js';
import { MemberMenu } from './MemberMenu.js';
import { MemberRow } from './MemberRow.js';
import { PeopleRows, type PeopleRowsHandle } from './PeopleRows.js';
import { memberStrings } from './strings.js';
import { useFoundMembers } from './useFoundMembers.js';

const roles: readonly Role[] = ['owner', 'admin', 'member', 'guest'];
const dialogs = { mute: MuteDialog, transfer: TransferDialog, remove: RemoveDialog } as const;

/** Who is in a group: to be looked through, and to be looked after by those who may. */
export function GroupMembers({ groupId, conversationId, tell, refused, onOpenUser }: GroupSectionProps): ReactElement {
  const translator = useStrings();
  const t = useOwnStrings(memberStrings);
  const name = useConversationName(conversationId);
  const decision = usePermission('view-members');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<Role>();
  const people = useFoundMembers(groupId, typed, role);
  const total = useGroup(groupId)?.memberCount;
  const rows = useRef<PeopleRowsHandle>(null);
  const [menu, setMenu] = useState<{ readonly userId: UserId; readonly anchor: Element }>();
  const [dialog, setDialog] = useState<{ readonly kind: keyof typeof dialogs; readonly userId: UserId }>();
  const act = useMemberAction({ groupId, tell, refused });

  const onMenu = useCallback((userId: UserId, anchor: Element) => {
    setMenu((open) => (open?.userId === userId ? undefined : { userId, anchor }));
  }, []);
  const opened = menu?.userId;
  const renderRow = useCallback(
    (userId: UserId) => (
      <MemberRow groupId={groupId} userId={userId} onOpen={onOpenUser} onMenu={onMenu} open={userId === opened} />
    ),
    [groupId, onMenu, onOpenUser, opened],
  );
  const onAction = (action: MemberAction, userId: UserId): void => {
    if (action === 'profile') onOpenUser?.(userId);
    else if (action === 'mute' || action === 'transfer' || action === 'remove') setDialog({ kind: action, userId });
    else void act(action, userId);
  };
  const closeDialog = (): void => {
    setDialog(undefined);
    // Who had the focus may be gone from the group.
    requestAnimationFrame(() => rows.current?.focus());
  };

  if (!decision.allowed) {
    return (
      <EmptyState
        icon={UsersIcon}
        title={t('group.members.unseen')}
        text={describeDenial(translator, decision.reason, decision.until)}
      />
    );
  }
  const filtered = typed.trim() !== '' || role !== undefined;
  const count = (filtered ? people.total : (total ?? people.total)) ?? people.ids.length;
  const empty = people.ids.length === 0 && people.status === 'ready' && !people.error;
  const Dialog = dialog && dialogs[dialog.kind];
  return (
    <div className="cl-group-members">
      <div className="cl-row cl-group-members__find">
        <span className="cl-group-members__search">
          <SearchIcon size={18} className="cl-group-members__icon" />
          <input
            type="search"
            className="cl-field"
            aria-label={t('group.members.search')}
            placeholder={t('group.members.search')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              rows.current?.focus();
            }}
          />
        </span>
        <select
          id={`${id}role`}
          className="cl-field cl-group-members__role"
          aria-label={t('group.members.role')}
          value={role ?? ''}
          onChange={(event) => setRole(roles.find((each) => each === event.currentTarget.value))}
        >
          <option value="">{t('group.members.role.all')}</option>
          {roles.map((each) => (
            <option key={each} value={each}>
              {t(`group.members.role.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <p className="cl-quiet cl-group-members__count" role="status">
        {people.status === 'loading' && filtered
          ? ''
          : t(filtered ? 'group.members.found' : 'group.members.count', { count })}
      </p>
      {empty ? (
        <EmptyState icon={SearchIcon} title={t('group.members.none.title')} text={t('group.members.none.text')} />
      ) : (
        <PeopleRows
          ref={rows}
          people={people}
          label={t('group.members.list', { name })}
          renderRow={renderRow}
          onMenu={onMenu}
        />
      )}
      {menu ? (
        <MemberMenu
          key={menu.userId}
          groupId={groupId}
          {...menu}
          hasProfile={onOpenUser !== undefined}
          onClose={() => setMenu(undefined)}
          onAction={onAction}
        />
      ) : null}
      {Dialog ? (
        <Dialog key={dialog.userId} groupId={groupId} userId={dialog.userId} tell={tell} onClose={closeDialog} />
      ) : null}
    </div>
  );
}

/** What takes no question: it is done, and told. */
function useMemberAction({
  groupId,
  tell,
  refused,
}: Pick<GroupSectionProps, 'groupId' | 'tell' | 'refused'>): (
  action: 'make-admin' | 'drop-admin' | 'unmute',
  userId: MemberDialogProps['userId'],
) => Promise<void> {
  const t = useOwnStrings(memberStrings);
  const store = useChatStore();
  const { groups } = store.actions;
  // Several people may be looked after at once; only the same for the same one waits.
  const running = useRef(new Set<string>());
  return async (action, userId) => {
    const key = `${action} ${userId}`;
    if (running.current.has(key)) return;
    running.current.add(key);
    try {
      await (action === 'unmute'
        ? groups.muteMember(groupId, userId, 0)
        : groups.setRole(groupId, userId, action === 'make-admin' ? 'admin' : 'member'));
      tell(t(`group.members.done.${action}`, { name: personName(store.getState(), userId, groupId) }));
    } catch (reason) {
      refused(chatErrorData(toChatError(reason)));
    } finally {
      running.current.delete(key);
    }
  };
}
