'use client';
import {
  forwardRef,
  useCallback,
  useEffect,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  type RefAttributes,
} from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { MessageId, ThreadRef } from '../../model/index.js';
import { ConversationScope, useAvailability, useConversationName } from '../../react/index.js';
import { setRef } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { InputBar, type InputBarHandle, type InputBarProps, type SubmitKey } from '../InputBar/index.js';
import type { MessageActionsCustomizer } from '../MessageActions/index.js';
import { BesideContext, MessageList, type MessageTarget } from '../MessageList/index.js';
import { AlsoSend } from './AlsoSend.js';
import { NoAnswers, NoThread } from './NoAnswers.js';
import { ThreadHeader } from './ThreadHeader.js';
import { ThreadRoot, type ThreadRootHandle } from './ThreadRoot.js';
import { threadStrings } from './strings.js';
import { useIsMissing } from './useIsMissing.js';

/** Props of {@link ThreadPanel}: those of a `<section>`, and what follows. */
export interface ThreadPanelProps extends ComponentPropsWithoutRef<'section'> {
  readonly thread: ThreadRef;
  /** An answer to go to. Goes there whenever this is a new object. */
  readonly target?: MessageTarget | undefined;
  /** Asked to close. The owner gives the focus back to where it was. */
  readonly onClose: () => void;
  /** It covers what was there before: a way back is drawn instead of a cross. Default: false. */
  readonly covering?: boolean | undefined;
  /** Which key sends. Default: `enter`. */
  readonly submitKey?: SubmitKey | undefined;
  /** See `MessageListProps`. */
  readonly messageActions?: MessageActionsCustomizer | undefined;
}

/** One thread: the message that is answered, its answers, and a composer. Escape closes it. Fills its parent. */
export const ThreadPanel: ForwardRefExoticComponent<ThreadPanelProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  ThreadPanelProps
>(function ThreadPanel(props, ref) {
  const { thread, target, onClose, covering = false, submitKey, messageActions, className, onKeyDown, ...rest } = props;
  const { conversationId, threadId } = thread;
  const name = useConversationName(conversationId);
  const t = useOwnStrings(threadStrings);
  const panel = useRef<HTMLElement | null>(null);
  const input = useRef<InputBarHandle>(null);
  useFocusInside(panel, input, `${conversationId}\n${threadId}`, target === undefined);
  const handleKey = (event: KeyboardEvent<HTMLElement>): void => {
    onKeyDown?.(event);
    const { key, defaultPrevented, currentTarget, nativeEvent } = event;
    // A dialog over it, a choice of messages or an input method has its own Escape.
    if (key !== 'Escape' || defaultPrevented || nativeEvent.isComposing) return;
    if (!currentTarget.contains(event.target as Node) || currentTarget.querySelector('[data-selecting]')) return;
    event.preventDefault();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from anywhere inside; there is a button as well
    <section
      ref={(element) => {
        panel.current = element;
        setRef(ref, element);
      }}
      tabIndex={-1}
      aria-label={t('thread.label', { name })}
      {...rest}
      className={cx('cl-thread', className)}
      onKeyDown={handleKey}
    >
      <ConversationScope key={threadId} conversationId={conversationId} threadId={threadId}>
        <ThreadHeader thread={thread} covering={covering} onClose={onClose} />
        <Answers
          thread={thread}
          target={target}
          onClose={onClose}
          messageActions={messageActions}
          submitKey={submitKey}
          input={input}
        />
      </ConversationScope>
    </section>
  );
});

interface AnswersProps extends Pick<
  ThreadPanelProps,
  'thread' | 'target' | 'onClose' | 'messageActions' | 'submitKey'
> {
  readonly input: RefObject<InputBarHandle | null>;
}

/** The message, its answers and the composer; or that there is no such thread. */
function Answers({ thread, target, onClose, messageActions, submitKey, input }: AnswersProps): ReactElement {
  const name = useConversationName(thread.conversationId);
  const t = useOwnStrings(threadStrings);
  const root = useRef<ThreadRootHandle>(null);
  const goToRoot = useCallback((id: MessageId) => root.current?.show(id) ?? false, []);
  if (useIsMissing(thread)) return <NoThread onClose={onClose} />;
  return (
    <>
      <ThreadRoot handle={root} thread={thread} messageActions={messageActions} />
      <div className="cl-chat__messages">
        <BesideContext.Provider value={goToRoot}>
          <MessageList
            label={t('thread.answers', { name })}
            empty={<NoAnswers />}
            target={target}
            messageActions={messageActions}
          />
        </BesideContext.Provider>
      </div>
      <Composer input={input} submitKey={submitKey} />
    </>
  );
}

const alsoSend: InputBarProps['extra'] = (composer) => <AlsoSend composer={composer} />;

function Composer(props: {
  readonly input: RefObject<InputBarHandle | null>;
  readonly submitKey: SubmitKey | undefined;
}): ReactElement {
  const t = useOwnStrings(threadStrings);
  const also = useAvailability('threads.inConversation');
  const isOffered = also.allowed || also.reason !== 'unsupported';
  return (
    <InputBar
      handle={props.input}
      submitKey={props.submitKey}
      label={t('thread.reply')}
      extra={isOffered ? alsoSend : undefined}
    />
  );
}

/** Takes the focus when a thread opens. With fingers, and at an answer one came to read, the keyboard stays down. */
function useFocusInside(
  panel: RefObject<HTMLElement | null>,
  input: RefObject<InputBarHandle | null>,
  key: string,
  writes: boolean,
): void {
  useEffect(() => {
    const precise = globalThis.matchMedia?.('(hover: hover) and (pointer: fine)').matches ?? false;
    if (!(precise && writes && input.current?.focus() === true)) panel.current?.focus({ preventScroll: true });
    // Only when another thread is opened.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
}
