'use client';
import { forwardRef, type ForwardRefExoticComponent, type HTMLAttributes, type RefAttributes } from 'react';
import type { SendStatus } from '../../model/index.js';
import { useStrings } from '../../react/index.js';
import {
  AlertCircleIcon,
  CheckCheckIcon,
  CheckIcon,
  ClockIcon,
  VisuallyHidden,
  type IconComponent,
} from '../../ui/index.js';
import { cx } from '../../utils/cx.js';

const ICONS: ReadonlyMap<SendStatus, IconComponent> = new Map([
  ['saving', ClockIcon],
  ['queued', ClockIcon],
  ['sending', ClockIcon],
  ['confirming', ClockIcon],
  ['sent', CheckIcon],
  ['delivered', CheckCheckIcon],
  ['read', CheckCheckIcon],
  ['failed', AlertCircleIcon],
  ['uncertain', AlertCircleIcon],
]);

/** Props of {@link MessageStatus}. */
export interface MessageStatusProps extends Omit<HTMLAttributes<HTMLSpanElement>, 'children'> {
  readonly status: SendStatus;
}

/** How far an own message got, as a mark of one width: nothing moves when it changes. Nothing for messages of others. */
export const MessageStatus: ForwardRefExoticComponent<MessageStatusProps & RefAttributes<HTMLSpanElement>> = forwardRef<
  HTMLSpanElement,
  MessageStatusProps
>(function MessageStatus({ status, className, ...rest }, ref) {
  const translator = useStrings();
  const Icon = ICONS.get(status);
  if (!Icon) return null;
  return (
    <span ref={ref} {...rest} className={cx('cl-message-status', className)} data-status={status}>
      <Icon size={status === 'sent' || status === 'delivered' || status === 'read' ? 16 : 14} />
      <VisuallyHidden>{translator.find(`messages.status.${status}`) ?? ''}</VisuallyHidden>
    </span>
  );
});
