import { MapPinIcon } from '../../ui/index.js';
import type { LocationContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** A place. */
export const locationType: MessageType<LocationContent> = defineMessageType<LocationContent>({
  type: 'location',
  Component: lazyView(() => import('./LocationMessage.js').then((module) => module.LocationMessage)),
  icon: MapPinIcon,
  layout: 'media',
  placesMeta: true,
  composer: {
    label: 'messages.type.location',
    load: () => import('./LocationComposer.js').then((module) => ({ Composer: module.LocationComposer })),
  },
});
