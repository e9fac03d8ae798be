import type { SameKeys } from '../../types.js';
import type { header as en } from '../en/header.js';

export const header: SameKeys<typeof en> = {
  'header.call.audio': '语音通话',
  'header.call.video': '视频通话',
  'header.label': '会话信息',
  'header.members': { other: '{count} 位成员' },
  'header.membersOnline': { other: '{count} 位成员，{online} 人在线' },
  'header.typing': '正在输入…',
  'presence.away': '离开',
  'presence.bot': '机器人',
  'presence.dnd': '请勿打扰',
  'presence.lastSeen': '最后在线 {time}',
  'presence.offline': '离线',
  'presence.online': '在线',
};
