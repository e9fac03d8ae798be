import type { StringEntry } from '../../../i18n/index.js';
import type { OwnStrings } from '../../../messages/index.js';

/** Names of the words. */
export type FormatKey =
  | 'format.label'
  | 'format.bold'
  | 'format.italic'
  | 'format.strike'
  | 'format.code'
  | 'format.quote'
  | 'format.list'
  | 'format.preview'
  | 'format.empty';

const en: Readonly<Record<FormatKey, StringEntry>> = {
  'format.label': 'Formatting',
  'format.bold': 'Bold',
  'format.italic': 'Italic',
  'format.strike': 'Strike through',
  'format.code': 'Code',
  'format.quote': 'Quote',
  'format.list': 'List',
  'format.preview': 'Preview',
  'format.empty': 'What you write is shown here as it will look.',
};

/** Words of the buttons for formatting; they come with these. */
export const formatStrings: OwnStrings<Readonly<Record<FormatKey, StringEntry>>> = {
  en,
  'zh-CN': {
    'format.label': '格式',
    'format.bold': '粗体',
    'format.italic': '斜体',
    'format.strike': '删除线',
    'format.code': '代码',
    'format.quote': '引用',
    'format.list': '列表',
    'format.preview': '预览',
    'format.empty': '在这里预览排版后的样子。',
  },
};
