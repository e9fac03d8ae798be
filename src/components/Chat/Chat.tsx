'use client';
import {
  forwardRef,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type Ref,
  type RefAttributes,
} from 'react';
import type { ConversationId, ThreadId } from '../../model/index.js';
import { ChatBody } from '../ChatBody/index.js';
import { ChatFrame, ChatTop } from '../ChatFrame/index.js';
import type { InputBarHandle, SubmitKey } from '../InputBar/index.js';
import type { MessageActionsCustomizer } from '../MessageActions/index.js';
import type { MessageTarget } from '../MessageList/index.js';

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
  /** Adds to what can be done to messages, takes out of it, or puts it into another order. Make the function outside of render. */
  readonly messageActions?: MessageActionsCustomizer | undefined;
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
>(function Chat({ onBack, submitKey, target, messageActions, handle, children, ...rest }, ref) {
  const input = useRef<InputBarHandle>(null);
  useImperativeHandle(handle, () => ({ focusComposer: () => input.current?.focus() ?? false }), []);
  return (
    <ChatFrame ref={ref} onBack={onBack} {...rest}>
      {children ?? (
        <>
          <ChatTop onBack={onBack} />
          <ChatBody submitKey={submitKey} target={target} messageActions={messageActions} input={input} />
        </>
      )}
    </ChatFrame>
  );
});
