'use client';
import {
  forwardRef,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
  type RefObject,
} from 'react';
import { describeError } from '../../i18n/index.js';
import type { ConversationId, ThreadId } from '../../model/index.js';
import { ConversationScope, useConversationName, useStartup, useStrings } from '../../react/index.js';
import { AlertCircleIcon, ArrowLeftIcon, Button, EmptyState, IconButton, SearchIcon, Spinner } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { ChatHeader } from '../ChatHeader/index.js';
import { InputBar, type InputBarHandle, type SubmitKey } from '../InputBar/index.js';
import { MessageList, type MessageTarget } from '../MessageList/index.js';
import { useSlot } from '../slots/index.js';
import { useKnownConversation } from './useKnownConversation.js';

/** What a chat can be told to do. */
export interface ChatHandle {
  /** Puts the focus into the composer. False when there is none. */
  focusComposer(): boolean;
}

/** Props of {@link Chat}: those of a `<section>`, and what follows. */
export interface ChatProps extends ComponentPropsWithoutRef<'section'> {
  readonly conversationId: ConversationId;
  /** Shows one thread of the conversation. */
  readonly threadId?: ThreadId | undefined;
  /** Leaves the chat. Shows a back button when given. */
  readonly onBack?: (() => void) | undefined;
  /** Which key sends. Default: `enter`. */
  readonly submitKey?: SubmitKey | undefined;
  /** A message to go to. Goes there whenever this is a new object. */
  readonly target?: MessageTarget | undefined;
  readonly handle?: Ref<ChatHandle> | undefined;
  /** What to show inside. Default: `ChatHeader`, `MessageList` and `InputBar`. */
  readonly children?: ReactNode;
}

/**
 * One chat: header, messages and composer of a conversation. A conversation that is not loaded yet is looked up; one that does not exist, or may
 * not be seen, is said so.
 */
export const Chat: ForwardRefExoticComponent<ChatProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  ChatProps
>(function Chat({ conversationId, threadId, onBack, submitKey, target, handle, className, children, ...rest }, ref) {
  const name = useConversationName(conversationId);
  const { t } = useStrings();
  const known = useKnownConversation(conversationId);
  const input = useRef<InputBarHandle>(null);
  useImperativeHandle(handle, () => ({ focusComposer: () => input.current?.focus() ?? false }), []);
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
          {children ?? (
            <Parts
              conversationId={conversationId}
              onBack={onBack}
              submitKey={submitKey}
              target={target}
              input={input}
            />
          )}
        </ConversationScope>
      ) : (
        <NotThere known={known} onBack={onBack} />
      )}
    </section>
  );
});

interface PartsProps {
  readonly conversationId: ConversationId;
  readonly onBack: (() => void) | undefined;
  readonly submitKey: SubmitKey | undefined;
  readonly target: MessageTarget | undefined;
  readonly input: RefObject<InputBarHandle | null>;
}

function NoSlot(): null {
  return null;
}

function Parts({ conversationId, onBack, submitKey, target, input }: PartsProps): ReactElement {
  const OwnHeader = useSlot('ChatHeader', NoSlot);
  const OwnInput = useSlot('InputBar', NoSlot);
  return (
    <>
      {OwnHeader === NoSlot ? <ChatHeader onBack={onBack} /> : <OwnHeader conversationId={conversationId} />}
      <div className="cl-chat__messages">
        <MessageList target={target} />
      </div>
      {OwnInput === NoSlot ? (
        <InputBar handle={input} submitKey={submitKey} />
      ) : (
        <OwnInput conversationId={conversationId} />
      )}
    </>
  );
}

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
