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
  composer: {
    label: 'messages.type.poll',
    load: () => import('./PollComposer.js').then((module) => ({ Composer: module.PollComposer })),
    available: ({ can }) => (can('messages.vote') ? { allowed: true } : { allowed: false, reason: 'unsupported' }),
  },
});
