import { PhoneIcon } from '../../ui/index.js';
import type { CallContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** A row of the call log. */
export const callType: MessageType<CallContent> = defineMessageType<CallContent>({
  type: 'call',
  Component: lazyView(() => import('./CallMessage.js').then((module) => module.CallMessage)),
  icon: PhoneIcon,
  placesMeta: true,
});
