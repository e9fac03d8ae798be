import type { OwnStrings } from '../ownStrings.js';

const en = {
  'contact.message': 'Message',
  'contact.messagePerson': 'Message {name}',
  'contact.you': 'This is you',
} as const;

/** Words of the contact view. */
export const contactStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'contact.message': '发消息',
    'contact.messagePerson': '给{name}发消息',
    'contact.you': '这是你',
  },
};
