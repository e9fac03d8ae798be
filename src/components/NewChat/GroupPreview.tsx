'use client';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { GroupInvite } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { ComposerField, useOwnStrings } from '../../messages/index.js';
import {
  can,
  groupName,
  groupRules,
  type ConversationId,
  type Decision,
  type Group,
  type UserId,
} from '../../model/index.js';
import {
  useAvailability,
  useChat,
  useChatStore,
  useDisplayName,
  useGroupAction,
  useInbox,
  useMedia,
  useStrings,
  useUser,
} from '../../react/index.js';
import { Avatar, Button, ClockIcon, Text } from '../../ui/index.js';
import { Permitted } from '../Permitted/index.js';
import { newChatStrings } from './strings.js';

/** Props of {@link GroupPreview}. */
export interface GroupPreviewProps {
  readonly invite: GroupInvite;
  /** The link that led here; left out where it was the id. */
  readonly link?: string | undefined;
  readonly onOpen: (conversationId: ConversationId) => void;
  readonly onBack: () => void;
}

/** A group as somebody sees it who is not in it, and the way in: at once, by asking, or that one waits. */
export function GroupPreview({ invite, link, onOpen, onBack }: GroupPreviewProps): ReactElement {
  const t = useOwnStrings(newChatStrings);
  const words = useStrings();
  const id = useId();
  const [wording, setWording] = useState('');
  const [joined, setJoined] = useState(false);
  const joining = useGroupAction();
  // As it is told of from here on: somebody may let one in, or refuse, while this is open.
  const group = useChat((state) => state.groups.get(invite.group.id)) ?? invite.group;
  const isIn = group.self !== undefined;
  const { conversationId, searching } = useConversationOf(group, joined);
  const decision = useJoinDecision(group, link, conversationId !== undefined);
  const frame = useRef<HTMLFormElement>(null);
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector<HTMLElement>('.cl-join__do')?.focus(), []);
  useEffect(() => {
    if (joined && conversationId !== undefined) onOpen(conversationId);
  }, [conversationId, joined, onOpen]);

  const waits = !isIn && group.requestedAt !== undefined;
  const asks = invite.needsApproval ?? groupRules(group.kind, group.settings).join === 'request';
  const submit = async (): Promise<void> => {
    const said = wording.trim();
    const answer = await joining.run((groups) => groups.join(group.id, said === '' ? undefined : said, link));
    if (answer?.value === 'joined') setJoined(true);
    // The button that had the focus is gone.
    else if (answer) status.current?.focus();
  };
  return (
    <form
      ref={frame}
      className="cl-composer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (conversationId !== undefined && isIn) onOpen(conversationId);
        // Where the list does not have it, the backend says where it is.
        else if (decision.allowed && !waits) void submit();
      }}
    >
      <Face group={group} />
      {invite.invitedBy === undefined ? null : <Inviter userId={invite.invitedBy} memberIds={invite.memberIds} />}
      {group.introduction ? (
        <p className="cl-panel__text" dir="auto">
          {group.introduction}
        </p>
      ) : null}
      <div ref={status} className="cl-stack" role="status" tabIndex={-1}>
        {group.dismissed ? <p className="cl-error">{t('join.gone')}</p> : null}
        {isIn ? <p className="cl-panel__text">{t('join.in')}</p> : null}
        {waits ? (
          <>
            <p className="cl-row cl-label">
              <ClockIcon size={18} />
              {t('join.waiting')}
            </p>
            <p className="cl-quiet">
              {t('join.asked')} {t('join.asked.since', { time: words.formatRelative(group.requestedAt ?? 0) })}
            </p>
          </>
        ) : null}
        {!isIn && !waits && group.refusal ? (
          <p className="cl-error">
            {group.refusal.reason === undefined
              ? t('join.refused')
              : t('join.refused.because', { reason: group.refusal.reason })}
          </p>
        ) : null}
      </div>
      {asks && !isIn && !waits && decision.allowed ? (
        <ComposerField id={`${id}wording`} label={t('join.wording')}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              dir="auto"
              maxLength={200}
              value={wording}
              onChange={(event) => setWording(event.currentTarget.value)}
            />
          )}
        </ComposerField>
      ) : null}
      {invite.expiresAt !== undefined && !isIn ? (
        <p className="cl-quiet">{t('join.expires', { time: words.formatDateTime(invite.expiresAt) })}</p>
      ) : null}
      {joining.error ? (
        <p className="cl-error" role="alert">
          {t('join.failed', { reason: describeError(words, joining.error) })}
        </p>
      ) : null}
      <div className="cl-composer-form__actions">
        <Button onClick={onBack}>{words.t('common.back')}</Button>
        {waits ? null : (
          <Permitted decision={decision}>
            {(control) => (
              <Button
                {...control}
                className="cl-join__do"
                type="submit"
                variant="primary"
                busy={joining.busy || (joined && searching)}
              >
                {t(isIn ? 'join.open' : asks ? 'join.request' : 'join.now')}
              </Button>
            )}
          </Permitted>
        )}
      </div>
    </form>
  );
}

function Face({ group }: { readonly group: Group }): ReactElement {
  const t = useOwnStrings(newChatStrings);
  const { url } = useMedia(group.avatar, 'preview');
  const name = groupName(group, group.id);
  return (
    <div className="cl-row">
      <Avatar id={group.id} name={name} kind="group" size={72} src={url} />
      <div className="cl-words">
        <h3 className="cl-join__name">
          <Text>{name}</Text>
        </h3>
        <p className="cl-quiet">{t('join.members', { count: group.memberCount })}</p>
      </div>
    </div>
  );
}

/** Whose link it is, with some of those who are in. */
function Inviter({
  userId,
  memberIds = [userId],
}: {
  readonly userId: UserId;
  readonly memberIds: readonly UserId[] | undefined;
}): ReactElement {
  const t = useOwnStrings(newChatStrings);
  const { t: words } = useStrings();
  const name = useDisplayName(userId) || words('common.someone');
  return (
    <div className="cl-row cl-join__faces">
      <span className="cl-row">
        {memberIds.map((each) => (
          <Member key={each} userId={each} />
        ))}
      </span>
      <Text truncate className="cl-quiet">
        {t('join.invitedBy', { name })}
      </Text>
    </div>
  );
}

function Member({ userId }: { readonly userId: UserId }): ReactElement {
  const name = useDisplayName(userId);
  const { url } = useMedia(useUser(userId)?.avatar, 'thumbnail');
  return <Avatar id={userId} name={name} src={url} size={24} />;
}

/** The conversation of a group; one the user wants to get to, and has not come so far in the list, is looked for there. */
function useConversationOf(
  { id }: Group,
  wanted: boolean,
): { readonly conversationId: ConversationId | undefined; readonly searching: boolean } {
  const { status, error, hasMore, loadingMore, loadMore } = useInbox();
  const conversationId = useChat((state) => {
    for (const conversation of state.conversations.values())
      if (conversation.groupId === id && conversation.membership === 'member') return conversation.id;
    return undefined;
  });
  const searching = wanted && conversationId === undefined && status === 'ready' && hasMore && !error;
  useEffect(() => {
    if (searching && !loadingMore) void loadMore();
  }, [loadMore, loadingMore, searching]);
  return { conversationId, searching };
}

/** Whether one may join, or get to where one is in. A link leads also into groups that are closed. */
function useJoinDecision(group: Group, link: string | undefined, known: boolean): Decision {
  const { adapter, env } = useChatStore();
  const available = useAvailability('groups.join');
  if (group.dismissed) return { allowed: false, reason: 'dismissed' };
  if (group.self !== undefined) return known ? { allowed: true } : available;
  if (link !== undefined || !available.allowed) return available;
  return can('join', { kind: 'group', group, capability: adapter.can, now: env.now() });
}
