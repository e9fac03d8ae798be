import type { OwnStrings } from '../../messages/index.js';

const en = {
  'thread.replies': { one: '{count} reply', other: '{count} replies' },
  'thread.last': 'last {time}',
  'thread.unread': { one: '{count} new', other: '{count} new' },
  'thread.open': 'Open the thread',
  'thread.origin': 'Replied in a thread',
  'thread.originOf': 'Replied in a thread: {text}',
};

/** Words of what leads from messages to threads; they come with its code. */
export const threadMarkStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'thread.replies': { other: '{count} 条回复' },
    'thread.last': '最近 {time}',
    'thread.unread': { other: '{count} 条新回复' },
    'thread.open': '打开话题',
    'thread.origin': '在话题中回复',
    'thread.originOf': '在话题中回复：{text}',
  },
};
