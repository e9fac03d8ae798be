'use client';
import { forwardRef, type ForwardRefExoticComponent, type HTMLAttributes, type RefAttributes } from 'react';
import type { Translator } from '../../i18n/index.js';
import { useChat, useConversation, useConversationScope, useStrings, useTyping } from '../../react/index.js';
import { cx } from '../../utils/cx.js';
import { personName } from '../names/index.js';

/** Props of {@link TypingIndicator}. */
export type TypingIndicatorProps = Omit<HTMLAttributes<HTMLDivElement>, 'children'>;

/** Who is writing, below the last message. Its room is always kept, so that nothing moves when somebody begins or stops. */
export const TypingIndicator: ForwardRefExoticComponent<TypingIndicatorProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, TypingIndicatorProps>(function TypingIndicator({ className, ...rest }, ref) {
    const translator = useStrings();
    const { conversationId } = useConversationScope();
    const groupId = useConversation(conversationId)?.groupId;
    const people = useTyping();
    const text = useChat((state) => {
      const names = people.slice(0, 2).map((id) => personName(state, id, groupId) || translator.t('common.someone'));
      return typingText(translator, names, people.length);
    });
    return (
      <div
        ref={ref}
        {...rest}
        className={cx('cl-row cl-quiet cl-typing-indicator', className)}
        data-active={people.length > 0 || undefined}
      >
        {people.length === 0 ? null : (
          <>
            <span className="cl-typing-indicator__dots" aria-hidden="true">
              <span className="cl-typing-indicator__dot" />
              <span className="cl-typing-indicator__dot" />
              <span className="cl-typing-indicator__dot" />
            </span>
            <span className="cl-truncate">{text}</span>
          </>
        )}
      </div>
    );
  });

function typingText(translator: Translator, names: readonly string[], count: number): string {
  const [name, other] = names;
  if (name === undefined) return '';
  if (count === 1) return translator.t('conversations.typing.one', { name });
  if (count === 2 && other !== undefined) return translator.t('conversations.typing.two', { name, other });
  return translator.t('conversations.typing.many', { count });
}
