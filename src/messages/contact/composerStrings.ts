import type { OwnStrings } from '../ownStrings.js';

const en = {
  'contact.compose.empty': 'There is nobody to choose from yet. Look for a name above.',
  'contact.compose.failed': 'Your contacts could not be loaded.',
  'contact.compose.more': 'Show more',
  'contact.compose.none': 'Nobody of this name was found. Try fewer letters.',
  'contact.compose.people': 'People',
  'contact.compose.preview': 'Preview',
  'contact.compose.search': 'Search people',
} as const;

/** Words of the form that hands on a contact. */
export const contactComposerStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'contact.compose.empty': '还没有可选择的人。请在上方搜索姓名。',
    'contact.compose.failed': '联系人加载失败。',
    'contact.compose.more': '显示更多',
    'contact.compose.none': '没有找到叫这个名字的人。试试少输几个字。',
    'contact.compose.people': '人员',
    'contact.compose.preview': '预览',
    'contact.compose.search': '搜索人员',
  },
};
