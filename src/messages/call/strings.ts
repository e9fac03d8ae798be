import type { OwnStrings } from '../ownStrings.js';

const en = {
  'call.audio': 'Voice call',
  'call.back': 'Call back',
  'call.busy': 'Missed while in another call',
  'call.busy.mine': 'Busy',
  'call.cancelled': 'Missed',
  'call.cancelled.mine': 'Cancelled',
  'call.completed': 'Ended',
  'call.declined': 'You declined',
  'call.declined.mine': 'Declined',
  'call.failed': 'No connection',
  'call.join': 'Join',
  'call.missed': 'Missed',
  'call.missed.mine': 'No answer',
  'call.ongoing': 'In progress',
  'call.people': { one: '{count} person', other: '{count} people' },
  'call.video': 'Video call',
} as const;

/** Words of the call row. `.mine`: seen by the one who called. */
export const callStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'call.audio': '语音通话',
    'call.back': '回拨',
    'call.busy': '通话中未接听',
    'call.busy.mine': '对方忙线',
    'call.cancelled': '未接来电',
    'call.cancelled.mine': '已取消',
    'call.completed': '已结束',
    'call.declined': '已拒绝',
    'call.declined.mine': '对方已拒绝',
    'call.failed': '连接失败',
    'call.join': '加入',
    'call.missed': '未接来电',
    'call.missed.mine': '无人接听',
    'call.ongoing': '进行中',
    'call.people': { other: '{count} 人' },
    'call.video': '视频通话',
  },
};
