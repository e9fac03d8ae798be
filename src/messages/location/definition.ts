import { MapPinIcon } from '../../ui/index.js';
import { locationContent, type LocationContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** A place. */
export const locationType: MessageType<LocationContent> = defineMessageType<LocationContent>({
  type: 'location',
  content: locationContent,
  Component: lazyView(() => import('./LocationMessage.js').then((module) => module.LocationMessage)),
  icon: MapPinIcon,
  layout: 'media',
  placesMeta: true,
});
