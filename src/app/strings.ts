import type { StringEntry } from '../i18n/index.js';
import type { OwnStrings } from '../messages/index.js';

/** Words of the menu above the list of conversations. They come with its code. */
const en = {
  'more.new': 'New chat',
  'more.contacts': 'Contacts',
  'more.notifications': 'Notifications',
  'more.profile': 'My profile',
  'more.requests': { one: '{count} request to become a contact', other: '{count} requests to become contacts' },
  'more.saved': 'Saved messages',
  'more.reminders': 'Reminders',
  'more.threads': 'Threads',
  'more.unread': { one: '{count} new reply', other: '{count} new replies' },
} as const;

const zhCN: { readonly [K in keyof typeof en]: StringEntry } = {
  'more.new': '新会话',
  'more.contacts': '联系人',
  'more.notifications': '通知',
  'more.profile': '我的资料',
  'more.requests': { other: '{count} 条好友申请' },
  'more.saved': '收藏的消息',
  'more.reminders': '提醒',
  'more.threads': '话题',
  'more.unread': { other: '{count} 条新回复' },
};

/** By language. */
export const moreStrings: OwnStrings<typeof en> = { en, 'zh-CN': zhCN };

/** Words of the header's tools and of what makes panes wider. They come with their code. */
const headerEn = {
  'header.resizeDetail': 'Width of the details',
  'header.resizeList': 'Width of the conversation list',
  'header.search': 'Search in this chat',
} as const;

const headerZhCN: { readonly [K in keyof typeof headerEn]: StringEntry } = {
  'header.resizeDetail': '详情栏宽度',
  'header.resizeList': '会话列表宽度',
  'header.search': '在聊天中搜索',
};

/** By language. */
export const headerStrings: OwnStrings<typeof headerEn> = { en: headerEn, 'zh-CN': headerZhCN };
