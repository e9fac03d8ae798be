import type { OwnStrings } from '../../../messages/index.js';

const en = {
  'quick.search': 'Search quick replies',
  'quick.none': 'No quick reply has these words.',
} as const;

/** Words of the list of quick replies; they come with it. */
export const quickStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'quick.search': '搜索快捷回复',
    'quick.none': '没有包含这些文字的快捷回复。',
  },
};
