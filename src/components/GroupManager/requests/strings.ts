import type { OwnStrings } from '../../../messages/index.js';

const en = {
  'group.requests.accept': 'Let in',
  'group.requests.acceptAll': { one: 'Let {count} in', other: 'Let {count} in' },
  'group.requests.accepted': { one: '{count} person was let in.', other: '{count} people were let in.' },
  'group.requests.all': 'Select all',
  'group.requests.asked': 'asked {time}',
  'group.requests.empty.text': 'Who asks to be let in shows up here.',
  'group.requests.empty.title': 'Nobody is waiting',
  'group.requests.invitedBy': 'invited by {name}',
  'group.requests.more': 'Show more',
  'group.requests.partly': {
    one: '{count} request could not be answered. {reason}',
    other: '{count} requests could not be answered. {reason}',
  },
  'group.requests.refuse': 'Refuse…',
  'group.requests.refuse.confirm': 'Refuse',
  'group.requests.refuse.reason': 'Why (optional, they can read it)',
  'group.requests.refuse.title': { one: 'Refuse {count} person?', other: 'Refuse {count} people?' },
  'group.requests.refused': { one: '{count} person was refused.', other: '{count} people were refused.' },
  'group.requests.select': 'Select {name}',
  'group.requests.title': { one: '{count} person asks to be let in', other: '{count} people ask to be let in' },
} as const;

/** Words of requests to be let in. */
export const requestStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'group.requests.accept': '同意',
    'group.requests.acceptAll': { other: '同意 {count} 人' },
    'group.requests.accepted': { other: '已同意 {count} 人加入。' },
    'group.requests.all': '全选',
    'group.requests.asked': '{time}申请',
    'group.requests.empty.text': '申请加入的人会显示在这里。',
    'group.requests.empty.title': '暂无申请',
    'group.requests.invitedBy': '由{name}邀请',
    'group.requests.more': '显示更多',
    'group.requests.partly': { other: '{count} 个申请未能处理。{reason}' },
    'group.requests.refuse': '拒绝…',
    'group.requests.refuse.confirm': '拒绝',
    'group.requests.refuse.reason': '原因（可选，对方可见）',
    'group.requests.refuse.title': { other: '拒绝 {count} 人的申请？' },
    'group.requests.refused': { other: '已拒绝 {count} 人。' },
    'group.requests.select': '选择{name}',
    'group.requests.title': { other: '{count} 人申请加入' },
  },
};
