import { BotIcon } from '../../ui/index.js';
import type { PartsContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** A message of several parts: text with attachments, a rich answer. */
export const partsType: MessageType<PartsContent> = defineMessageType<PartsContent>({
  type: 'parts',
  Component: lazyView(() => import('./PartsMessage.js').then((module) => module.PartsMessage)),
  icon: BotIcon,
  placesMeta: true,
});
