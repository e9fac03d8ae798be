'use client';
import type { ReactElement, Ref } from 'react';
import { useConversationScope } from '../../react/index.js';
import { InputBar, type InputBarHandle, type SubmitKey } from '../InputBar/index.js';
import type { MessageActionsCustomizer } from '../MessageActions/index.js';
import { MessageList, type MessageTarget } from '../MessageList/index.js';
import { useSlot } from '../slots/index.js';

/** Props of {@link ChatBody}. */
export interface ChatBodyProps {
  readonly submitKey?: SubmitKey | undefined;
  readonly target?: MessageTarget | undefined;
  /** See `MessageListProps`. */
  readonly messageActions?: MessageActionsCustomizer | undefined;
  /** Of the composer. */
  readonly input?: Ref<InputBarHandle> | undefined;
}

function NoSlot(): null {
  return null;
}

/** The messages and the composer of the conversation around: the heavy part of a chat, which `ChatApp` loads beside the list of conversations. */
export function ChatBody({ submitKey, target, messageActions, input }: ChatBodyProps): ReactElement {
  const { conversationId } = useConversationScope();
  const OwnInput = useSlot('InputBar', NoSlot);
  return (
    <>
      <div className="cl-chat__messages">
        <MessageList target={target} messageActions={messageActions} />
      </div>
      {OwnInput === NoSlot ? (
        <InputBar handle={input} submitKey={submitKey} />
      ) : (
        <OwnInput conversationId={conversationId} />
      )}
    </>
  );
}
