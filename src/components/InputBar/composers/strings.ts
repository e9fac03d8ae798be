import type { OwnStrings } from '../../../messages/index.js';

const en = {
  'composers.discard': 'Discard',
  'composers.discard.text': 'What you have filled in would be lost.',
  'composers.discard.title': 'Close without sending?',
  'composers.keep': 'Keep editing',
} as const;

/** Words of the dialog around the forms of message types. */
export const composerDialogStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'composers.discard': '放弃',
    'composers.discard.text': '已填写的内容将会丢失。',
    'composers.discard.title': '不发送就关闭？',
    'composers.keep': '继续编辑',
  },
};
