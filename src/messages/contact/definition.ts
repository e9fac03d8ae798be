import { ContactIcon } from '../../ui/index.js';
import type { ContactContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** A person's card. */
export const contactType: MessageType<ContactContent> = defineMessageType<ContactContent>({
  type: 'contact',
  Component: lazyView(() => import('./ContactMessage.js').then((module) => module.ContactMessage)),
  icon: ContactIcon,
  placesMeta: true,
  composer: {
    label: 'messages.type.contact',
    load: () => import('./ContactComposer.js').then((module) => ({ Composer: module.ContactComposer })),
  },
});
