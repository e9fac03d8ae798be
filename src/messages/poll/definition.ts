import { PollIcon } from '../../ui/index.js';
import type { PollContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** A question to all. */
export const pollType: MessageType<PollContent> = defineMessageType<PollContent>({
  type: 'poll',
  Component: lazyView(() => import('./PollMessage.js').then((module) => module.PollMessage)),
  icon: PollIcon,
  placesMeta: true,
});
