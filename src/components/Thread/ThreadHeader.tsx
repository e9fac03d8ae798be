'use client';
import { useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { Permitted, useOwnStrings } from '../../messages/index.js';
import type { ThreadRef } from '../../model/index.js';
import { useAvailability, useChatActions, useConversationName, useStrings, useThread } from '../../react/index.js';
import { ArrowLeftIcon, BellIcon, BellOffIcon, IconButton, Text, XIcon } from '../../ui/index.js';
import { threadStrings } from './strings.js';

/** Props of {@link ThreadHeader}. */
export interface ThreadHeaderProps {
  readonly thread: ThreadRef;
  readonly covering: boolean;
  readonly onClose: () => void;
}

/** Of which conversation a thread is, whether one is told of its answers, and the way out. */
export function ThreadHeader({ thread, covering, onClose }: ThreadHeaderProps): ReactElement {
  const translator = useStrings();
  const t = useOwnStrings(threadStrings);
  const name = useConversationName(thread.conversationId);
  const [error, setError] = useState<ChatErrorData>();
  return (
    <>
      <header className="cl-row cl-chat-header" data-back={covering ? '' : undefined}>
        {covering ? (
          <IconButton
            className="cl-chat-header__back"
            icon={ArrowLeftIcon}
            label={translator.t('common.back')}
            onClick={onClose}
          />
        ) : null}
        <div className="cl-words">
          <h2 className="cl-chat-header__name">{t('thread.title')}</h2>
          <p className="cl-quiet cl-truncate cl-chat-header__status">
            <Text truncate pending>
              {name}
            </Text>
          </p>
        </div>
        <div className="cl-chat-header__actions">
          <Follow thread={thread} onRefused={setError} />
          {covering ? null : <IconButton icon={XIcon} label={t('thread.close')} onClick={onClose} />}
        </div>
      </header>
      {error ? (
        <p className="cl-error cl-thread__refusal" role="alert">
          {t('thread.refused', { reason: describeError(translator, error) })}
        </p>
      ) : null}
    </>
  );
}

/** Switches whether one is told of answers. */
function Follow(props: {
  readonly thread: ThreadRef;
  readonly onRefused: (error: ChatErrorData | undefined) => void;
}): ReactElement | null {
  const { thread, onRefused } = props;
  const t = useOwnStrings(threadStrings);
  const actions = useChatActions();
  const decision = useAvailability('threads.follow');
  const following = useThread(thread)?.following;
  if (following === undefined || (!decision.allowed && decision.reason === 'unsupported')) return null;
  return (
    <Permitted decision={decision}>
      {(control) => (
        <IconButton
          {...control}
          icon={following ? BellIcon : BellOffIcon}
          label={t('thread.follow')}
          aria-pressed={following}
          onClick={() => {
            onRefused(undefined);
            actions
              .followThread(thread, !following)
              .catch((reason: unknown) => onRefused(chatErrorData(toChatError(reason))));
          }}
        />
      )}
    </Permitted>
  );
}
