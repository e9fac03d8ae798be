'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { useConversationName, useConversationScope, useStrings } from '../../react/index.js';
import { ArrowLeftIcon, IconButton, Text } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { ConversationAvatar } from '../ConversationAvatar/index.js';
import { useSlot } from '../slots/index.js';
import { ChatHeaderStatus } from './ChatHeaderStatus.js';

/** Props of {@link ChatHeader}: those of a `<header>`, and what follows. */
export interface ChatHeaderProps extends Omit<ComponentPropsWithoutRef<'header'>, 'children'> {
  /** Leaves the chat. Shows a back button when given. */
  readonly onBack?: (() => void) | undefined;
  /** Picture and name were pressed, by pointer: a shorter way to what a button of `actions` opens. */
  readonly onAbout?: (() => void) | undefined;
  /** At the inline end; the slot `ChatHeaderActions` comes before it. */
  readonly actions?: ReactNode;
}

function NoActions(): null {
  return null;
}

/** Who the chat is with, and what they are up to: typing, online, last seen, or how many members a group has. */
export const ChatHeader: ForwardRefExoticComponent<ChatHeaderProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  ChatHeaderProps
>(function ChatHeader({ onBack, onAbout, actions, className, ...rest }, ref) {
  const { conversationId } = useConversationScope();
  const { t } = useStrings();
  const name = useConversationName(conversationId);
  const SlotActions = useSlot('ChatHeaderActions', NoActions);
  return (
    <header ref={ref} {...rest} className={cx('cl-row cl-chat-header', className)} data-back={onBack ? '' : undefined}>
      {onBack ? (
        <IconButton className="cl-chat-header__back" icon={ArrowLeftIcon} label={t('common.back')} onClick={onBack} />
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- there is a button, too */}
      <div className="cl-row cl-chat-header__who" data-lead={onAbout ? '' : undefined} onClick={onAbout}>
        <ConversationAvatar conversationId={conversationId} />
        <div className="cl-words">
          <h2 className="cl-chat-header__name" aria-label={name === '' ? t('app.chat') : undefined}>
            <Text truncate pending>
              {name}
            </Text>
          </h2>
          <ChatHeaderStatus />
        </div>
      </div>
      <div className="cl-chat-header__actions">
        <SlotActions conversationId={conversationId} />
        {actions}
      </div>
    </header>
  );
});
