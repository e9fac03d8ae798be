'use client';
import { useCallback, useRef, type ReactElement } from 'react';
import { describeDenial } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import type { UserId } from '../../../model/index.js';
import {
  useBanned,
  useConversationName,
  useDisplayName,
  useGroupAction,
  usePermission,
  useStrings,
} from '../../../react/index.js';
import { Button, EmptyState, ShieldIcon, Text } from '../../../ui/index.js';
import { UserAvatar } from '../../ConversationAvatar/index.js';
import { Permitted } from '../../Permitted/index.js';
import type { GroupSectionProps } from '../section.js';
import { PeopleRows, type PeopleRowsHandle } from './PeopleRows.js';
import { memberStrings } from './strings.js';

/** Who was removed and may not come back, and the way to let them. */
export function GroupBanned(props: GroupSectionProps): ReactElement {
  const { groupId, conversationId } = props;
  const translator = useStrings();
  const t = useOwnStrings(memberStrings);
  const name = useConversationName(conversationId);
  const decision = usePermission('unban');
  const offline = !decision.allowed && decision.reason === 'offline';
  const people = useBanned(decision.allowed || offline ? groupId : undefined);
  const rows = useRef<PeopleRowsHandle>(null);
  const { tell, refused } = props;
  const onDone = useCallback(
    (text: string) => {
      tell(text);
      // The row with the focus is gone.
      requestAnimationFrame(() => rows.current?.focus());
    },
    [tell],
  );
  const renderRow = useCallback(
    (userId: UserId) => <BannedRow groupId={groupId} userId={userId} onDone={onDone} refused={refused} />,
    [groupId, onDone, refused],
  );
  if (!decision.allowed && !offline) {
    const reason = describeDenial(translator, decision.reason, decision.until);
    return <EmptyState icon={ShieldIcon} title={t('group.banned.title')} text={reason} />;
  }
  if (people.ids.length === 0 && people.status === 'ready') {
    return <EmptyState icon={ShieldIcon} title={t('group.banned.none.title')} text={t('group.banned.none.text')} />;
  }
  return (
    <div className="cl-group-members">
      <PeopleRows ref={rows} people={people} label={t('group.banned.list', { name })} renderRow={renderRow} />
    </div>
  );
}

function BannedRow(props: {
  readonly groupId: GroupSectionProps['groupId'];
  readonly userId: UserId;
  readonly onDone: (text: string) => void;
  readonly refused: GroupSectionProps['refused'];
}): ReactElement {
  const { groupId, userId, onDone, refused } = props;
  const translator = useStrings();
  const t = useOwnStrings(memberStrings);
  const known = useDisplayName(userId, groupId);
  const name = known || translator.t('common.someone');
  const decision = usePermission('unban');
  const { busy, run } = useGroupAction(refused);
  const unban = async (): Promise<void> => {
    if (await run((groups) => groups.unban(groupId, userId))) onDone(t('group.banned.done', { name }));
  };
  return (
    <div className="cl-row cl-member cl-member__banned">
      <UserAvatar userId={userId} name={known} />
      <Text className="cl-label cl-words" truncate pending>
        {known}
      </Text>
      <Permitted decision={decision}>
        {(control) => (
          <Button
            size="small"
            tabIndex={-1}
            busy={busy}
            aria-label={t('group.banned.unbanOne', { name })}
            {...control}
            onClick={() => void unban()}
          >
            {t('group.banned.unban')}
          </Button>
        )}
      </Permitted>
    </div>
  );
}
