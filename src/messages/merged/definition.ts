import { ForwardIcon } from '../../ui/index.js';
import type { MergedContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** Several messages handed on as one bundle. */
export const mergedType: MessageType<MergedContent> = defineMessageType<MergedContent>({
  type: 'merged',
  Component: lazyView(() => import('./MergedMessage.js').then((module) => module.MergedMessage)),
  icon: ForwardIcon,
  placesMeta: true,
});
