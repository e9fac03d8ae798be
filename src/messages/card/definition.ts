import { InfoIcon } from '../../ui/index.js';
import type { CardContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** An interactive card. */
export const cardType: MessageType<CardContent> = defineMessageType<CardContent>({
  type: 'card',
  Component: lazyView(() => import('./CardMessage.js').then((module) => module.CardMessage)),
  placesMeta: true,
  composer: {
    label: 'messages.type.card',
    icon: InfoIcon,
    load: () => import('./CardComposer.js').then((module) => ({ Composer: module.CardComposer })),
  },
});
