import type { OwnStrings } from '../../messages/index.js';

const en = {
  'people.chosen': 'Chosen',
  'people.empty': 'There is nobody to choose from yet. Look for a name above.',
  'people.failed': 'Your contacts could not be loaded.',
  'people.list': 'People',
  'people.more': 'Show more',
  'people.none': 'Nobody of this name was found. Try fewer letters.',
  'people.remove': 'Remove {name}',
  'people.search': 'Search people',
} as const;

/** Words of choosing people. */
export const pickerStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'people.chosen': '已选',
    'people.empty': '还没有可选择的人。请在上方搜索姓名。',
    'people.failed': '联系人加载失败。',
    'people.list': '人员',
    'people.more': '显示更多',
    'people.none': '没有找到叫这个名字的人。试试少输几个字。',
    'people.remove': '移除{name}',
    'people.search': '搜索人员',
  },
};
