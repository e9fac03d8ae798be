import type { StringEntry } from '../../i18n/index.js';
import type { OwnStrings } from '../../messages/index.js';

/** Words of the search inside one chat. They come with its code. */
const en = {
  'chatSearch.close': 'Close search',
  'chatSearch.failed': 'Not everything could be searched.',
  'chatSearch.further': 'Look further back',
  'chatSearch.label': 'Search in {name}',
  'chatSearch.next': 'Older match',
  'chatSearch.none': 'Nothing found. Try fewer or other words.',
  'chatSearch.place': '{index} of {count}',
  'chatSearch.placeOfMore': '{index} of {count} or more',
  'chatSearch.previous': 'Newer match',
  'chatSearch.searching': 'Searching…',
} as const;

const zhCN: { readonly [K in keyof typeof en]: StringEntry } = {
  'chatSearch.close': '关闭搜索',
  'chatSearch.failed': '部分内容未能搜索。',
  'chatSearch.label': '在 {name} 中搜索',
  'chatSearch.next': '更早的结果',
  'chatSearch.none': '没有找到。请减少或更换关键词。',
  'chatSearch.further': '继续往前查找',
  'chatSearch.place': '第 {index} 个，共 {count} 个',
  'chatSearch.placeOfMore': '第 {index} 个，共 {count} 个以上',
  'chatSearch.previous': '更新的结果',
  'chatSearch.searching': '正在搜索…',
};

/** By language. */
export const chatSearchStrings: OwnStrings<typeof en> = { en, 'zh-CN': zhCN };
