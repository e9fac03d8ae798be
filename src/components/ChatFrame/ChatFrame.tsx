'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { describeError } from '../../i18n/index.js';
import type { ConversationId, ThreadId } from '../../model/index.js';
import { ConversationScope, useConversationName, useStartup, useStrings } from '../../react/index.js';
import { AlertCircleIcon, ArrowLeftIcon, Button, EmptyState, IconButton, SearchIcon, Spinner } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { useKnownConversation } from './useKnownConversation.js';

/** Props of {@link ChatFrame}: those of a `<section>`, and what follows. */
export interface ChatFrameProps extends ComponentPropsWithoutRef<'section'> {
  readonly conversationId: ConversationId;
  readonly threadId?: ThreadId | undefined;
  /** Leaves the chat. Used where the conversation is not there, and so has no header. */
  readonly onBack?: (() => void) | undefined;
  /** What stands inside once the conversation is known. */
  readonly children: ReactNode;
}

/** The pane of one conversation, without what is in it: looks the conversation up, and says so where it does not exist or may not be seen. */
export const ChatFrame: ForwardRefExoticComponent<ChatFrameProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  ChatFrameProps
>(function ChatFrame({ conversationId, threadId, onBack, className, children, ...rest }, ref) {
  const name = useConversationName(conversationId);
  const { t } = useStrings();
  const known = useKnownConversation(conversationId);
  return (
    <section
      ref={ref}
      aria-label={known.status === 'ready' && name !== '' ? t('messages.labelWith', { name }) : t('app.chat')}
      {...rest}
      className={cx('cl-chat', className)}
      data-status={known.status}
    >
      {known.status === 'ready' ? (
        // A chat of its own for each conversation: caret, undo and scroll position never wander from one to another.
        <ConversationScope
          key={`${conversationId}\n${threadId ?? ''}`}
          conversationId={conversationId}
          threadId={threadId}
        >
          {children}
        </ConversationScope>
      ) : (
        <NotThere known={known} onBack={onBack} />
      )}
    </section>
  );
});

interface NotThereProps {
  readonly known: ReturnType<typeof useKnownConversation>;
  readonly onBack: (() => void) | undefined;
}

/** Instead of a chat that is not there (yet), with a way back. */
function NotThere({ known, onBack }: NotThereProps): ReactElement {
  const translator = useStrings();
  const { t } = translator;
  const failed = useStartup().status === 'error';
  return (
    <>
      {onBack ? (
        <div className="cl-chat__bar">
          <IconButton icon={ArrowLeftIcon} label={t('common.back')} onClick={onBack} />
        </div>
      ) : null}
      <div className="cl-chat__state">
        {known.status === 'missing' ? (
          <EmptyState role="alert" icon={SearchIcon} title={t('app.notFound.title')} text={t('app.notFound.text')} />
        ) : known.status === 'error' ? (
          <EmptyState
            role="alert"
            tone="danger"
            icon={AlertCircleIcon}
            title={t('error.title')}
            text={known.error && describeError(translator, known.error)}
            action={<Button onClick={known.retry}>{t('common.retry')}</Button>}
          />
        ) : failed ? null : (
          <Spinner className="cl-chat__spinner" label={t('common.loading')} />
        )}
      </div>
    </>
  );
}
