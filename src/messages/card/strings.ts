import type { OwnStrings } from '../ownStrings.js';

const en = {
  'card.choose': 'Choose…',
  'card.closed': 'This card is closed.',
  'card.done': 'Sent',
  'card.failed': 'That did not work. Try again.',
  'card.invalid.after': '{label}: not after {date}.',
  'card.invalid.before': '{label}: not before {date}.',
  'card.invalid.email': '{label}: this is no email address.',
  'card.invalid.long': { one: '{label}: at most {count} character.', other: '{label}: at most {count} characters.' },
  'card.invalid.number': '{label}: this is no number.',
  'card.invalid.required': '{label}: fill this in.',
  'card.next': 'Next',
  'card.previous': 'Previous',
  'card.required': 'required',
  'card.sending': 'Sending…',
  'card.slide': '{index} of {count}',
  'card.slides': 'Cards to look through',
} as const;

/** Words of the card view. */
export const cardStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'card.choose': '请选择…',
    'card.closed': '此卡片已关闭。',
    'card.done': '已提交',
    'card.failed': '操作未成功，请重试。',
    'card.invalid.after': '{label}：不能晚于 {date}。',
    'card.invalid.before': '{label}：不能早于 {date}。',
    'card.invalid.email': '{label}：邮箱地址无效。',
    'card.invalid.long': { other: '{label}：最多 {count} 个字符。' },
    'card.invalid.number': '{label}：请输入数字。',
    'card.invalid.required': '{label}：请填写此项。',
    'card.next': '下一张',
    'card.previous': '上一张',
    'card.required': '必填',
    'card.sending': '正在提交…',
    'card.slide': '第 {index} 张，共 {count} 张',
    'card.slides': '卡片列表',
  },
};
