import type { OwnStrings } from '../ownStrings.js';

const en = {
  'merged.back': 'Back to {title}',
  'merged.count': { one: '{count} message', other: '{count} messages' },
  'merged.failed': 'The rest could not be loaded.',
  'merged.found': { '=0': 'Nothing found', one: '{count} found', other: '{count} found' },
  'merged.line': '{name}: {text}',
  'merged.missing': {
    one: '{count} more message is not part of this copy.',
    other: '{count} more messages are not part of this copy.',
  },
  'merged.open': 'Open chat history: {title}',
  'merged.path': 'Where you are',
  'merged.search': 'Search in these messages',
  'merged.title': 'Chat history',
} as const;

/** Words of the bundle and its viewer. */
export const mergedStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'merged.back': '返回{title}',
    'merged.count': { other: '{count} 条消息' },
    'merged.failed': '其余消息加载失败。',
    'merged.found': { '=0': '没有找到', other: '找到 {count} 条' },
    'merged.line': '{name}：{text}',
    'merged.missing': { other: '还有 {count} 条消息未包含在此副本中。' },
    'merged.open': '打开聊天记录：{title}',
    'merged.path': '当前位置',
    'merged.search': '搜索这些消息',
    'merged.title': '聊天记录',
  },
};
