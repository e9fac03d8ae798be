'use client';
import { forwardRef, memo, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { callingUnread, notifyLevel } from '../../model/index.js';
import { useChat, useConversation, useConversationName, useNow, useStrings, useUser } from '../../react/index.js';
import { Badge, BellOffIcon, PinIcon, Text, VisuallyHidden } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { ConversationAvatar } from '../ConversationAvatar/index.js';
import { presenceText } from '../names/index.js';
import { ConversationPreviewLine } from './ConversationPreviewLine.js';
import { listTime, unreadOf } from './rowState.js';

/** Props of {@link ConversationItem}. */
export interface ConversationItemProps {
  readonly conversationId: string;
  /** The conversation is the open one. */
  readonly active?: boolean | undefined;
  /** Opens it. */
  readonly onSelect: () => void;
  /** Default: in the tab order. The list gives -1 and moves the focus itself. */
  readonly tabIndex?: number | undefined;
  readonly className?: string | undefined;
}

/**
 * A row of the conversation list: picture, name, time, what was last said, and what is unread. Renders again only when something in this
 * conversation changes.
 */
export const ConversationItem: ForwardRefExoticComponent<ConversationItemProps & RefAttributes<HTMLButtonElement>> =
  memo(
    forwardRef<HTMLButtonElement, ConversationItemProps>(function ConversationItem(
      { conversationId, active = false, onSelect, tabIndex, className },
      ref,
    ) {
      const conversation = useConversation(conversationId);
      const name = useConversationName(conversationId);
      const peer = useUser(conversation?.peerId);
      const now = useNow(60_000);
      // The picture asks for it.
      const presence = useChat((state) => state.presence.get(conversation?.peerId ?? ''));
      const translator = useStrings();
      const { t, formatCount, formatListTime } = translator;

      const unread = unreadOf(conversation);
      const muted = notifyLevel(conversation?.settings, now) !== 'all';
      const time = listTime(conversation);
      const pinned = conversation?.settings.pinned === true;
      const gone =
        peer?.deleted === true ||
        (conversation !== undefined && conversation.membership !== 'member' && conversation.membership !== 'none');
      // A muted chat does not call: a quiet dot says that there is something. Where mentions may disturb, one calls.
      const quiet = muted && (!conversation || callingUnread(conversation, now) === 0);
      const calls = unread.count > 0 && !quiet;

      return (
        <button
          ref={ref}
          type="button"
          tabIndex={tabIndex}
          className={cx('cl-row cl-lit cl-conversation', className)}
          aria-current={active || undefined}
          data-active={active || undefined}
          data-unread={unread.count > 0 || unread.marked || undefined}
          data-muted={muted || undefined}
          data-pinned={pinned || undefined}
          onClick={onSelect}
        >
          <ConversationAvatar conversationId={conversationId} />
          <span className="cl-conversation__main">
            <span className="cl-conversation__line">
              <Text
                className="cl-label cl-truncate cl-conversation__name"
                pending
                data-unread={calls || undefined}
                data-gone={gone || undefined}
              >
                {name}
              </Text>
              {muted ? (
                <span className="cl-conversation__mark">
                  <BellOffIcon size={14} />
                  <VisuallyHidden>{t('conversations.muted')}</VisuallyHidden>
                </span>
              ) : null}
              {time === undefined ? null : (
                <time
                  className="cl-quiet cl-conversation__time"
                  dateTime={new Date(time).toISOString()}
                  data-unread={calls || undefined}
                >
                  {/* "8:23 AM" would read as "AM 8:23" in a right-to-left row. */}
                  <bdi>{formatListTime(time, now)}</bdi>
                </time>
              )}
            </span>
            <span className="cl-conversation__line">
              <ConversationPreviewLine conversationId={conversationId} active={active} mention={unread.mention} />
              {pinned && unread.count === 0 && !unread.marked ? (
                <span className="cl-conversation__mark">
                  <PinIcon size={14} />
                  <VisuallyHidden>{t('conversations.pinned')}</VisuallyHidden>
                </span>
              ) : null}
              <Badge
                count={unread.count > 0 ? unread.count : unread.marked ? 1 : 0}
                format={formatCount}
                dot={quiet || unread.count === 0}
                tone={quiet ? 'muted' : 'accent'}
                label={
                  unread.count > 0
                    ? t('conversations.unread', { count: unread.count })
                    : t('conversations.markedUnread')
                }
              />
              {presence && presence.state !== 'offline' && peer?.bot !== true ? (
                <VisuallyHidden>{presenceText(translator, presence, now)}</VisuallyHidden>
              ) : null}
            </span>
          </span>
        </button>
      );
    }),
  );
