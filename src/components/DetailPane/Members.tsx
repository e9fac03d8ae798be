'use client';
import { useEffect, type ReactElement } from 'react';
import { describeError } from '../../i18n/index.js';
import { useOwnStrings } from '../../messages/index.js';
import type { Member } from '../../model/index.js';
import {
  useChat,
  useChatActions,
  useDisplayName,
  useGroup,
  useOpenUser,
  useSelfId,
  useStartup,
  useStrings,
} from '../../react/index.js';
import { Button, Skeleton, Text, UsersIcon } from '../../ui/index.js';
import { UserAvatar } from '../ConversationAvatar/index.js';
import { Section } from './Section.js';
import { Way } from './Way.js';
import { detailStrings } from './strings.js';

/** Shown before one asks for all. */
const FIRST = 5;

/** The first members of a group, and the way to all. */
export function Members(props: { readonly groupId: string; readonly onAll: () => void }): ReactElement {
  const { groupId, onAll } = props;
  const translator = useStrings();
  const t = useOwnStrings(detailStrings);
  const actions = useChatActions();
  const ready = useStartup().status === 'ready';
  const group = useGroup(groupId);
  const members = useChat((state) => state.members.get(groupId));
  const status = members?.status ?? 'idle';
  useEffect(() => {
    if (ready && status === 'idle') void actions.loadMembers(groupId);
  }, [actions, groupId, ready, status]);
  const all = [...(members?.byId.values() ?? [])];
  const shown = all.slice(0, FIRST);
  const count = Math.max(group?.memberCount ?? 0, all.length);
  return (
    <Section title={t('detail.members')} count={count > 0 ? translator.formatNumber(count) : undefined}>
      {members?.error && all.length === 0 ? (
        <p className="cl-error cl-detail__line" role="alert">
          {describeError(translator, members.error)}
          <Button size="small" onClick={() => void actions.loadMembers(groupId)}>
            {translator.t('common.retry')}
          </Button>
        </p>
      ) : all.length === 0 && status !== 'ready' ? (
        <div aria-busy="true" className="cl-detail__waiting">
          <Skeleton />
          <Skeleton length="medium" />
        </div>
      ) : (
        <ul aria-label={t('detail.members')}>
          {shown.map((member) => (
            <Row key={member.userId} member={member} groupId={groupId} />
          ))}
        </ul>
      )}
      <Way icon={UsersIcon} label={t('detail.manageGroup')} onClick={onAll} />
    </Section>
  );
}

function Row({ member, groupId }: { readonly member: Member; readonly groupId: string }): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(detailStrings);
  const known = useDisplayName(member.userId, groupId);
  const self = useSelfId() === member.userId;
  const name = known || t('common.someone');
  const openUser = useOpenUser();
  const row = (
    <>
      <UserAvatar userId={member.userId} name={name} size={32} />
      <Text className="cl-words" truncate>
        {self ? `${name} (${t('common.you')})` : name}
      </Text>
      {member.role === 'owner' || member.role === 'admin' ? (
        <span className="cl-quiet">{own(`detail.role.${member.role}`)}</span>
      ) : null}
    </>
  );
  return (
    <li>
      {openUser ? (
        <button
          type="button"
          className="cl-row cl-lit cl-detail__way cl-detail__person"
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => openUser(member.userId, currentTarget)}
        >
          {row}
        </button>
      ) : (
        <div className="cl-row cl-detail__way cl-detail__person">{row}</div>
      )}
    </li>
  );
}
