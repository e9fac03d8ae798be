import type { OwnStrings } from '../ownStrings.js';

const en = {
  'translation.from': 'Translated into {language}',
  'translation.hide': 'Hide translation',
  'translation.plain': 'Translated',
  'translation.show': 'Show translation',
} as const;

/** Words around a translation. */
export const translationStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'translation.from': '已翻译为{language}',
    'translation.hide': '隐藏译文',
    'translation.plain': '译文',
    'translation.show': '显示译文',
  },
};
