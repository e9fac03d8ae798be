import type { OwnStrings } from '../../messages/index.js';

const en = {
  'group.label': 'Group {name}',
  'group.sections': 'About this group',
  'group.section.members': 'Members',
  'group.section.profile': 'Profile',
  'group.section.invite': 'Invite',
  'group.section.requests': 'Requests',
  'group.section.settings': 'Settings',
  'group.section.banned': 'Banned',
  'group.section.controls': 'Manage',
  'group.refused': 'Not done. {reason}',
};

/** Words of the frame around the sections; they come with its code. */
export const groupStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'group.label': '群组{name}',
    'group.sections': '群组信息',
    'group.section.members': '成员',
    'group.section.profile': '资料',
    'group.section.invite': '邀请',
    'group.section.requests': '申请',
    'group.section.settings': '设置',
    'group.section.banned': '封禁',
    'group.section.controls': '管理',
    'group.refused': '未完成。{reason}',
  },
};
